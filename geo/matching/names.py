"""What areas are called: today, of old, in pinyin and in English, and by code."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from geo.matching.labels import LONG
from geo.matching.words import SEVERAL
from geo.places import Gazetteer, Place, fold
from geo.territories import Territories
from geo.vocabulary import HOWS

ALIAS, CHOSEN = "alias", "chosen"
"""The reader's own word: for a label, in any table; for a row of this one."""

HOW = tuple(HOWS)
"""How a row can be matched, the surest first."""

_LONG_CODE = re.compile(r"(\d{6})(?:000){1,2}")
_CODE_AND_NAME = re.compile(
    r"(\d{6}(?:000){0,2})[\s_:./\-]*(\D.*)|(\D*[^\d\s_:./\-])[\s_:./\-]*(\d{6})"
)
_LATIN = re.compile(r"[^\W\d_\u2e80-\uffff]")
_HAN = re.compile(r"[\u2e80-\uffff]")
_JOINT = re.compile(r"[-—–/|>→:_·]+")
_SUFFIXES_EN = {"province": ("Province",), "city": ("City", "Municipality", "Prefecture")}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An area that a label may stand for.

    Attributes
    ----------
    code : str
        Of an area of today, or of one that is no more.
    how : str
        One of ``HOW``; empty where a label names another area as well.
    """

    code: str
    how: str


Candidates = tuple[Candidate, ...]


@dataclass(frozen=True)
class Names:
    """The index of all that areas are called.

    Attributes
    ----------
    areas : mapping of code to Place
        Today's areas.
    regions : mapping of folded name to key
        Regions of groupings; a row of one is a total.
    root : str
        Code of the province.
    territories : Territories
    index : mapping of folded name to candidates
        Each area once, by the first of ``HOW`` that leads to it.
    """

    areas: Mapping[str, Place]
    regions: Mapping[str, str]
    root: str
    territories: Territories
    index: Mapping[str, Candidates]

    @classmethod
    def of(cls, gazetteer: Gazetteer, territories: Territories) -> "Names":
        """Gather the names of an atlas."""
        places = gazetteer.places.values()
        areas = {one.code: one for one in places if one.code in one.codes and one.by == one.level}
        regions = {
            name: one.code
            for one in places
            if one.code not in areas
            for name in (fold(one.code), *one.names_today)
        }
        names = cls(areas, regions, gazetteer.root, territories, {})
        index: dict[str, dict[str, Candidate]] = {}
        for how, name, code in sorted(names.called(), key=lambda one: HOW.index(one[0])):
            index.setdefault(fold(name), {}).setdefault(code, Candidate(code, how))
        index.pop("", None)
        return cls(
            areas,
            regions,
            gazetteer.root,
            territories,
            {name: tuple(found.values()) for name, found in index.items()},
        )

    def called(self) -> Iterable[tuple[str, str, str]]:
        """Give all names: how, name, code."""
        for code, area in self.areas.items():
            yield "code", code, code
            yield from ((*one, code) for one in _names_today(area, self.territories))
        for old, names in self.territories.former.items():
            code = self.today(old)
            yield "code", old, code
            for name in names:
                yield "old name", name, code
                yield "old name", _stem(name), code

    @cached_property
    def holders(self) -> frozenset[str]:
        """Codes of the areas that hold others."""
        return frozenset(area.parent for area in self.areas.values() if area.parent)

    @cached_property
    def _levels(self) -> int:
        """How many levels of areas there are: so many names may stand behind one another."""
        return len({area.level for area in self.areas.values()})

    @cached_property
    def _longest(self) -> int:
        """How long the longest name is."""
        return max(map(len, self.index), default=0)

    def knows(self, code: str) -> bool:
        """Whether there is, or was, an area of a code."""
        return code in self.areas or code in self.territories.former

    def today(self, code: str) -> str:
        """Return the area of today that an old one merely was renamed to; else itself."""
        if code in self.areas:
            return code
        fit = self.territories.fit(code, None)
        return fit.new[0] if fit.exact else code

    def became(self, old: Candidate, new: str) -> bool:
        """Whether an area of today is, under another name, one of old.

        It is where the old one became it alone, or where it came from nothing else; not where an
        area goes on under its name beside what it took in or gave away.
        """
        if old.code == new:
            return old.how == "old name"
        change = self.territories.changes.get(self.territories.first_year_end(new) or 0, {})
        olds = [one for one, parts in change.items() if new in parts]
        alone = olds == [old.code] or change.get(old.code) == (new,)
        return old.code in olds and alone and old.code not in self.areas

    def name(self, code: str, lang: str) -> str:
        """Return the name of an area of today or of old; of a region, its key."""
        if code in self.areas:
            return self.areas[code].name(lang)
        return self.territories.former.get(code, (code,))[-1]

    def parent(self, code: str) -> str:
        """Return the code of the area that holds another, of today or of old."""
        if code not in self.areas:
            code = self.territories.fit(code, None).new[0]
        return self.areas[code].parent if code in self.areas else ""

    def level(self, code: str) -> str:
        """Return the level of an area of today or of old."""
        if code not in self.areas:
            code = self.territories.fit(code, None).new[0]
        return self.areas[code].level

    def within(self, code: str, outer: str) -> bool:
        """Whether an area lies inside another, and is not it."""
        while code := self.parent(code):
            if code == outer:
                return True
        return False

    def find(self, text: str) -> Candidates:
        """Return the areas that a name stands for, written in any of the ways it is written.

        Parameters
        ----------
        text : str
            Plain text. It may be a code with its name, a Chinese name with its English one, or a
            name behind that of the area that holds it.
        """
        if not text or len(text) > LONG:
            return ()
        if parts := _CODE_AND_NAME.fullmatch(text):
            return self._agreed(parts[1] or parts[4], parts[2] or parts[3])
        chinese, other = "".join(_HAN.findall(text)), _HAN.sub("", text)
        if chinese and _LATIN.search(other):
            return self._agreed(chinese, other)
        return self._named(text)

    def _agreed(self, one: str, other: str) -> Candidates:
        """Return what two names have in common; all of both, as torn, where they differ."""
        first, second = self._named(one.strip()), self._named(other.strip())
        if not first or not second:
            return ()
        codes = {found.code for found in second}
        return tuple(found for found in first if found.code in codes) or torn(first, second)

    def _named(self, text: str) -> Candidates:
        if SEVERAL.search(text):
            return self._backwards(text)
        folded = fold(text)
        if found := _LONG_CODE.fullmatch(folded):
            folded = found[1]
        return self.index.get(folded) or self._below(text, folded)

    def _below(self, text: str, folded: str) -> Candidates:
        """Read a name behind the name of the area that holds it: 甲市东甲区."""
        if not self._ends(folded):
            return ()
        inner, outers = self._behind(folded, self._levels - 1, {})
        if _JOINT.search(text) and any(one.how != "full name" for one in inner):
            return torn(inner, outers)
        return inner

    def _ends(self, folded: str) -> bool:
        """Whether a text ends in a name; else nothing stands behind anything in it."""
        shortest = max(2, len(folded) - self._longest)
        return any(folded[at:] in self.index for at in range(shortest, len(folded) - 1))

    def _behind(
        self, folded: str, deep: int, known: dict[tuple[str, int], tuple[Candidates, Candidates]]
    ) -> tuple[Candidates, Candidates]:
        """Return areas that stand behind those that hold them, and these; each ending once."""
        if (folded, deep) in known:
            return known[folded, deep]
        found: dict[str, Candidate] = {}
        outers: dict[str, Candidate] = {}
        for at in range(2, min(len(folded) - 1, self._longest + 1)):
            for outer in self.index.get(folded[:at], ()):
                rest = self.index.get(folded[at:], ())
                if not rest and deep > 1:
                    rest = self._behind(folded[at:], deep - 1, known)[0]
                inner = tuple(one for one in rest if self.within(one.code, outer.code))
                if inner and any(one.code == outer.code for one in rest):
                    inner = torn((outer,), inner)  # one name twice: the city again, or its county
                for one in inner:
                    found.setdefault(one.code, one)
                    outers.setdefault(outer.code, outer)
        known[folded, deep] = tuple(found.values()), tuple(outers.values())
        return known[folded, deep]

    def _backwards(self, text: str) -> Candidates:
        """Read a name before the name of the area that holds it: East A District, Aville."""
        if _HAN.search(text):
            return ()
        names = [part for part in text.split(",") if part.strip()]
        found = [self.index.get(fold(name), ()) for name in names]
        if len(found) < 2 or not all(found):
            return ()
        return tuple(
            one
            for one in found[0]
            if all(
                any(self.within(inner.code, outer.code) for inner in inners for outer in outers)
                for inners, outers in pairwise([(one,), *found[1:]])
            )
        )


def torn(*found: Candidates) -> Candidates:
    """Put areas together that one label names at once; none of them is certain."""
    return tuple(Candidate(code, "") for code in {one.code: 0 for some in found for one in some})


def _names_today(area: Place, territories: Territories) -> Iterable[tuple[str, str]]:
    """Give what an area is called today: how, name."""
    old = territories.names.get(area.code, ())
    spoken = [name for name in area.other_names if name not in old and not _HAN.search(name)]
    spoken += [name.split()[0] for name in spoken if len(name.split()) > 2]
    yield from (("pinyin", name) for name in spoken)
    kinds = _SUFFIXES_EN.get(area.level, ())
    full = (area.name_zh, area.name_en, *(f"{area.short_en} {kind}" for kind in kinds))
    short = [area.short_zh, area.short_en]
    if area.name_zh.endswith("自治县"):
        short += [f"{area.short_zh}县", f"{area.short_zh}自治县"]
    heard = {fold(name) for name in spoken}
    yield from (("full name", name) for name in full if fold(name) not in heard)
    yield from (("short name", name) for name in short if fold(name) not in heard)


def _stem(name: str) -> str:
    """Leave 市, 区 or 县 out, as is done with names of today."""
    return name[:-1] if len(name) > 2 and name[-1] in "市区县" else name
