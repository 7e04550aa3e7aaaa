"""What a label means: an area, a total, a part of an area, a note, or nothing known."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from geo.matching.labels import LONG, Label, label
from geo.matching.names import Candidates, Names, torn
from geo.matching.numbers import seen, year
from geo.matching.words import FORMERLY, PROVINCE, STANDING, is_total
from geo.places import fold
from geo.workbooks import Cell

MOST_SUGGESTED = 300
"""So many different labels are compared with all names; the rest are listed without suggestions."""

MOST_READ = 30_000
"""So many different labels are taken apart; a later one is an area only by its bare name."""

_CODE_LIKE = re.compile(r"\d{6}(?:000){0,2}(?:\.0+)?")
_NUMERIC = re.compile(r"(?=.*\d)[\s'\d.,%+—–\-]+")
_CODE = re.compile(r"\d{6}(?:000){0,2}")
_CIRCLE = re.compile(r"(?:服务业|都市)?(?:经济)?圈|地区|区域|(?:合计|小计)")
_LATIN = re.compile(r"[^\u2e80-\uffff]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label means.

    Attributes
    ----------
    kind : str
        ``area``; ``part`` of an area, which is not the area; ``total``; ``note``; ``unit``;
        ``blank``; ``unknown``.
    candidates : tuple of Candidate
        Areas it may stand for; of a ``part``, the areas it is part of.
    code : str
        Of a total that has one: the province's, or a region's key.
    """

    kind: str
    candidates: Candidates = ()
    code: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the candidates."""
        return tuple(one.code for one in self.candidates)


class Reader:
    """Reads labels, each different one once.

    Parameters
    ----------
    names : Names
    """

    def __init__(self, names: Names) -> None:
        self.names = names
        self._read: dict[Cell, tuple[Label, Meaning]] = {}
        self._suggested: dict[str, tuple[str, ...]] = {}

    def read(self, cell: Cell) -> tuple[Label, Meaning]:
        """Take a cell apart and say what it means."""
        if (known := self._read.get(cell)) is not None:
            return known
        if self.flooded:
            return self._bare(cell)
        taken = label(cell)
        self._read[cell] = (taken, self._mean(taken))
        return self._read[cell]

    @property
    def flooded(self) -> bool:
        """Whether there are more labels than are taken apart."""
        return len(self._read) >= MOST_READ

    def _bare(self, cell: Cell) -> tuple[Label, Meaning]:
        raw = seen(cell)
        if not raw:
            return Label("", "", kind="blank"), Meaning("blank")
        found = self.names.index.get(fold(raw), ())
        found = () if any(one.code == self.names.root for one in found) else found
        return Label(raw, raw), Meaning("area", found) if found else Meaning("unknown")

    def meaning(self, cell: Cell) -> Meaning:
        """Say what a cell means as a label."""
        if isinstance(cell, float) and not cell.is_integer():
            return Meaning("unknown")
        if _NUMERIC.fullmatch(str(cell)) and not _CODE_LIKE.fullmatch(str(cell).strip(" '")):
            return Meaning("unknown")
        return self.read(cell)[1]

    def suggestions(self, given: str) -> tuple[str, ...]:
        """Return the codes of three areas at the most whose names are like a label.

        They are for a reader to choose from; nothing is ever matched by likeness.
        """
        asked = fold(given[:LONG])
        if asked not in self._suggested and len(self._suggested) < MOST_SUGGESTED:
            self._suggested[asked] = tuple(self._like(asked)[:3])
        return self._suggested.get(asked, ())

    def _mean(self, taken: Label) -> Meaning:
        if taken.kind:
            return Meaning(taken.kind)
        stem = fold(taken.stem)
        if not stem and not taken.brackets:
            return Meaning("note")
        whole = fold("".join((taken.stem, *taken.brackets)))
        if any(is_total(one) for one in (stem, whole, _chinese(stem))):
            return Meaning("total", code=self.names.root if whole in PROVINCE else "")
        found = self.names.find(taken.stem)
        if not found and (held := self._region(stem) or self._sum_of(stem)):
            return Meaning("total", code=held)
        return self._bracketed(taken, found)

    def _region(self, stem: str) -> str:
        regions = self.names.regions
        return regions.get(stem) or regions.get(_CIRCLE.sub("", stem), "")

    def _sum_of(self, stem: str) -> str:
        """Return the area whose sum, or the sum of whose districts, a label names."""
        for at in range(2, min(len(stem), LONG) - 1):
            if stem[:at] in self.names.index and is_total(stem[at:]):
                return self.names.index[stem[:at]][0].code
        return ""

    def _bracketed(self, taken: Label, found: Candidates) -> Meaning:
        """Let what stands in brackets confirm an area, or narrow it, or make it a part of one."""
        for held in taken.brackets:
            if completed := self._common(found, self.names.find(taken.stem + held)):
                found = completed
            elif STANDING.fullmatch(held):
                continue
            elif len(held) > 1 and is_total(fold(held)):
                return Meaning("total", code=found[0].code if found else "")
            else:
                other = self._held(held, found)
                if taken.stem and found and not other:
                    return Meaning("part", found)
                found = self._narrowed(found, other) if taken.stem else other
        if {one.code for one in found} == {self.names.root}:
            return Meaning("total", code=self.names.root)
        return Meaning("area", found) if found else Meaning("unknown")

    def _held(self, held: str, found: Candidates) -> Candidates:
        """Read what stands in brackets; of what an area was before, read what became of it."""
        former = FORMERLY.sub("", held)
        if former == held:
            return self.names.find(held)
        olds = self.names.find(former)
        same = tuple(one for one in found if any(self.names.became(old, one.code) for old in olds))
        return same or torn(olds)

    @staticmethod
    def _common(found: Candidates, other: Candidates) -> Candidates:
        sure = {one.code: bool(one.how) for one in other}
        common = tuple(one for one in found if one.code in sure)
        return tuple(one if sure[one.code] else torn((one,))[0] for one in common)

    def _narrowed(self, found: Candidates, other: Candidates) -> Candidates:
        codes = {one.code for one in other}
        inside = tuple(one for one in found if any(self.names.within(one.code, c) for c in codes))
        return self._common(found, other) or inside or (torn(found, other) if found else ())

    def _like(self, asked: str) -> list[str]:
        if _CODE.match(asked):
            near = (asked[:6], f"{asked[:4]}00")
            return [one for one in near if one in self.names.index]
        if asked.isdigit() or year(asked):
            return []
        held = sorted(
            (-(asked.rfind(name) + len(name)), code) for name, code in self._stems if name in asked
        )
        close = get_close_matches(asked, self.names.index, 6, 0.5)
        nearest = [one.code for name in close for one in self.names.index[name]]
        return list(dict.fromkeys([*(code for _, code in held), *nearest]))

    @cached_property
    def _stems(self) -> tuple[tuple[str, str], ...]:
        """Short Chinese names that may stand inside a longer label."""
        return tuple(
            (name, one.code)
            for name, found in self.names.index.items()
            if not name.isascii() and len(name) > 1
            for one in found
            if one.how in ("short name", "old name") and one.code != self.names.root
        )


def _chinese(stem: str) -> str:
    """Leave a code or the English beside a Chinese label out."""
    left = _LATIN.sub("", stem)
    return left if len(left) > 1 else ""
