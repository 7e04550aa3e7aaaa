"""What the order of rows tells: counties below their city, and below one of elsewhere."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from geo.matching.lines import Line
from geo.matching.meanings import Reader
from geo.matching.names import ALIAS, CHOSEN, Names
from geo.matching.words import GROUP, HOMONYMS, is_elsewhere
from geo.places import fold
from geo.text import Sentence, sentence

_BARE = re.compile(r"[\u4e00-\u9fff]{2,4}(?<![类组片带圈区县群层级批档部东西南北中])")
"""A name alone, as that of a city; a group of areas mostly ends in another word."""
_CERTAIN = ("code", ALIAS, CHOSEN)


class Blocks:
    """Reads rows in their order.

    Parameters
    ----------
    lines : sequence of Line
    reader : Reader
    """

    def __init__(self, lines: Sequence[Line], reader: Reader) -> None:
        self.lines, self.reader = lines, reader
        self.names: Names = reader.names
        known = sum(line.kind == "area" for line in lines)
        unknown = sum(line.kind == "unknown" for line in lines)
        self._strange = unknown > 0
        self._parted = unknown >= known or any(map(self._is_holder, lines))

    def settle(self) -> list[Line]:
        """Decide among areas of one name by the city above, and doubt what stands below others."""
        settled: list[Line] = []
        for members, holder, head in self._blocks():
            settled += self._settled(members, holder, head)
        return settled

    def _blocks(self) -> Iterable[tuple[list[Line], Line | None, Line | None]]:
        """Cut the rows wherever a city begins; give each block with it and with one unknown."""
        holder: Line | None = None
        head: Line | None = None
        block: list[Line] = []
        for line, after in zip_longest(self.lines, self.lines[1:]):
            if self._is_holder(line):
                yield block, holder, head
                block, holder, head = [], line, None
            elif self._is_elsewhere(line, after):
                yield block, holder, head
                block, head = [], line
            elif head and line.code == self.names.root:
                yield block, holder, head
                block, head = [], None
            block.append(line)
        yield block, holder, head

    def _is_elsewhere(self, line: Line, after: Line | None) -> bool:
        """Whether a row that nobody knows heads others: a city or province of elsewhere."""
        if line.kind != "unknown" or line.reason:
            return False
        stem = self.reader.read(line.given)[0].stem
        stem = stem if stem.isascii() else stem.split(" ")[0]
        if is_elsewhere(stem):
            return True
        deeper = after is not None and after.indent > line.indent
        return deeper and bool(_BARE.fullmatch(stem)) and not GROUP.fullmatch(stem)

    def _is_holder(self, line: Line) -> bool:
        """Whether a row is an area that holds others."""
        if line.kind != "area" or line.reason or len(line.candidates) != 1:
            return False
        return line.candidates[0].code in self.names.holders

    def _settled(self, block: list[Line], holder: Line | None, head: Line | None) -> Iterable[Line]:
        code = holder.candidates[0].code if holder else ""
        certain = [
            line.candidates[0].code
            for line in block
            if line is not holder and line.kind == "area" and len(line.candidates) == 1
        ]
        sound = bool(certain) and all(self.names.within(one, code) for one in certain)
        for line in block:
            if line.kind != "area" or line.reason:
                yield line
            elif self._is_homonym(line):
                yield replace(line, reason=_homonym())
            elif line is holder:
                yield line
            elif len(line.candidates) > 1:
                indented = holder is not None and line.indent > holder.indent
                yield self._chosen(line, code) if holder and (sound or indented) else line
            elif head and not self._at_home(line, code, head):
                reason = sentence(
                    "match.below_other",
                    "It stands below “{head}”, which is no area here, and may belong there.",
                    head=head.given[:40],
                )
                yield replace(line, reason=reason)
            else:
                yield line

    def _is_homonym(self, line: Line) -> bool:
        """Whether a city is written as one elsewhere, in a table that has rows of elsewhere."""
        sure = any(one.how in _CERTAIN for one in line.candidates) or line.parent
        return self._strange and not sure and fold(line.given) in HOMONYMS

    def _chosen(self, line: Line, holder: str) -> Line:
        inside = tuple(one for one in line.candidates if self.names.within(one.code, holder))
        return replace(line, candidates=inside or line.candidates)

    def _at_home(self, line: Line, holder: str, head: Line) -> bool:
        """Whether a row below an unknown city is an area of ours all the same."""
        found = line.candidates[0]
        if found.how in _CERTAIN or line.parent:
            return True
        if holder:
            if self.names.within(found.code, holder):
                return True
        elif not self._parted:
            return True
        return self.names.parent(found.code) in self.reader.suggestions(head.given)


def _homonym() -> Sentence:
    return sentence(
        "match.homonym",
        "Cities of several provinces are written so, and other rows are of elsewhere.",
    )
