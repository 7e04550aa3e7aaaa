"""Multiples: the maps of a comparison as they stand side by side, and what is said beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from geo import captions
from geo.comparisons import Board, Panel, plainly
from geo.exports.notes import address_of
from geo.exports.parts import MISSING, WITHHELD, Swatch, Wish
from geo.exports.placements import Box
from geo.exports.sheets import Sheet, code_of
from geo.scenes import Scene
from geo.terms import INDEX
from geo.text import listed, number, say

_HIDDEN = frozenset({"sites", "values", "scale", "north"})
"""What small maps have no room for."""
_NAMED = 30
"""How many places have room for their names on a small map."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One of several maps.

    Attributes
    ----------
    sheet : Sheet
    head, beside : str
        What it is, and what must be known of it alone: unit, year, coverage, a break.
    scale : str
        Key of its scale.
    """

    sheet: Sheet
    head: str
    beside: str
    scale: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The colours of the maps that share them.

    Attributes
    ----------
    what : str
        What they mean.
    sheets : tuple of Sheet
    """

    what: str
    sheets: tuple[Sheet, ...]

    @property
    def sheet(self) -> Sheet:
        """The first of the maps, whose colours are those of all."""
        return self.sheets[0]

    @property
    def swatches(self) -> tuple[Swatch, ...]:
        """The classes, then what has no colour on any of the maps."""
        found = {one.class_: one for sheet in reversed(self.sheets) for one in sheet.swatches}
        classes = [one for one in self.sheet.swatches if one.class_ >= 0]
        return (*classes, *(found[key] for key in (WITHHELD, MISSING) if key in found))

    @property
    def limits(self) -> tuple[str, ...]:
        """The limits between the classes from the lowest to the highest, one more than classes."""
        classes = self.sheet.scene.classes
        decimals = max(one.scene.indicator.decimals for one in self.sheets)
        return tuple(number(one, decimals) for one in (classes.lower, *classes.upper))


@dataclass(frozen=True)
class Multiples:
    """The maps of a board, laid out for print.

    Attributes
    ----------
    board : Board
    wish : Wish
    """

    board: Board
    wish: Wish = field(default_factory=Wish)

    @cached_property
    def lead(self) -> Sheet:
        """The leading map, for all that is said of boundaries and data."""
        return Sheet(self.board.lead, self.wish)

    @property
    def lang(self) -> str:
        """The language of its texts."""
        return self.board.view.lang

    def shows(self, what: str) -> bool:
        """Whether something is not left out."""
        return what not in self.wish.hidden

    @property
    def title(self) -> str:
        """What is compared: the presenter's words, else the board's."""
        return self.wish.title or title_of(self.board)

    @property
    def name(self) -> str:
        """What of the title is better not broken; mostly nothing."""
        years = self.board.view.panels == "years" and not self.wish.title
        return self.board.atlas.measured(self.board.view).name(self.lang) if years else ""

    @property
    def several(self) -> bool:
        """Whether the maps have more than one scale."""
        return len({panel.scale for panel in self.board.panels}) > 1

    @cached_property
    def tiles(self) -> tuple[Tile, ...]:
        """The maps, in order."""
        hidden = self.wish.hidden | _HIDDEN
        if len(self.board.atlas.inside(self.board.view.by, "")) > _NAMED:
            hidden |= {"labels"}
        sheets = [Sheet(one.scene, Wish(hidden=hidden)) for one in self.board.panels]
        return tuple(map(self._tile, sheets, self.board.panels))

    def _tile(self, sheet: Sheet, panel: Panel) -> Tile:
        board, scene, lang = self.board, panel.scene, self.lang
        have, of = scene.coverage
        years = board.view.panels == "years"
        head = captions.year(scene) if years else self._name(scene)
        told = [
            captions.unit(scene) if self.several and not years else "",
            broken(board, scene) if years else captions.year(scene),
            captions.withheld(scene) if scene.refusal else "",
            say(lang, "have_of", "{have} of {of}", have=have, of=of)
            if have < of and not scene.refusal
            else "",
        ]
        return Tile(sheet, head, " · ".join(one for one in told if one), panel.scale)

    def _name(self, scene: Scene) -> str:
        return plainly(self.board.atlas, scene.view.indicator, self.board.view.basis).name(
            self.lang
        )

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """The scales of the maps, in order."""
        found: dict[str, list[Tile]] = {}
        for one in self.tiles:
            found.setdefault(one.scale, []).append(one)
        return tuple(
            Scale(self._what(tiles), tuple(one.sheet for one in tiles)) for tiles in found.values()
        )

    def _what(self, tiles: Sequence[Tile]) -> str:
        """Say what the colours of some maps mean."""
        scene, lang = tiles[0].sheet.scene, self.lang
        unit, name = captions.unit(scene), scene.indicator.name(lang)
        if self.several:
            heads = listed(lang, [one.head for one in tiles])
            return f"{heads} ({unit})"
        what = unit
        if self.board.view.panels == "years":  # the name of an index tells its unit
            what = name if scene.indicator.unit == INDEX else f"{name} ({unit})"
        return say(lang, "panels.one", "One scale for all maps: {what}", what=what)

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be known before the maps are believed, each once, and the presenter's line."""
        if not self.tiles:
            text = "None of the chosen indicators has these terms; choose others, or “as it is”."
            return (say(self.lang, "panels.none", text),)
        said: dict[str, list[str]] = {}
        for one in self.tiles:
            for text in _said(one.sheet.scene):
                said.setdefault(text, []).append(one.head)
        notes = [self._named(text, heads) for text, heads in said.items()]
        return tuple(one for one in (*notes, self.wish.note) if one)

    def _named(self, text: str, heads: Sequence[str]) -> str:
        """Say which of the maps a note is of, where it is not of all."""
        if len(heads) == len(self.tiles):
            return text
        names = listed(self.lang, list(heads))
        return say(self.lang, "scores.rule", "{word}: {rule}", word=names, rule=text)

    @property
    def source(self) -> str:
        """Publishers, statuses, vintages and grades of all values of the maps."""
        seen = (x for one in self.tiles for x in captions.inputs(one.sheet.scene))
        return captions.sourced(self.board.atlas, tuple(dict.fromkeys(seen)), self.lang)

    @property
    def credit(self) -> str:
        """Who made the boundaries, the review number or the mark of a sketch, the data version."""
        return self.lead.credit

    @property
    def address(self) -> str:
        """The address that shows the same; empty where it is hidden."""
        if not self.shows("address"):
            return ""
        where = address_of(self.board.atlas, self.board.view)
        return self.wish.site.rstrip("/") + where

    @property
    def code(self) -> tuple[tuple[bool, ...], ...]:
        """The address as a QR code, row by row, true where dark; none without a site."""
        return code_of(self.address) if self.wish.site and self.shows("code") else ()


def title_of(board: Board) -> str:
    """Say what a board compares."""
    lang = board.view.lang
    if board.view.panels == "years":
        name = board.atlas.measured(board.view).name(lang)
        text = "Over the years, by {level}: {indicator}"
        level = captions.level(board.view.by, lang)
        return say(lang, "multiples.years", text, indicator=name, level=level)
    return compared(board)


def compared(board: Board) -> str:
    """Say whose regions a board compares, and when."""
    return say(
        board.view.lang,
        "board.title",
        "{grouping} compared, {year}",
        grouping=board.grouping.name(board.view.lang),
        year=captions.year(board.lead),
    )


def _said(scene: Scene) -> list[str]:
    """Say what must be known of a map; its caption says how many places have a value."""
    counted = captions.coverage(scene)
    return [one for one in (*captions.notes(scene), *captions.gap(scene)) if one != counted]


def broken(board: Board, scene: Scene) -> str:
    """Say that values before a year do not compare with it; nothing where they do."""
    column = scene.indicator.numerator.columns[0]
    changed = board.atlas.measures.changes(column, captions.base_level(scene))
    if int(scene.view.year) not in changed:
        return ""
    return say(board.view.lang, "panels.break", "▲ the series breaks here")


def spread(count: int, room: tuple[float, float], shape: float, above: float) -> tuple[int, int]:
    """Return in how many columns and rows maps stand so that they are as large as can be.

    Parameters
    ----------
    count : int
    room : tuple of float
        Width and height of all of them.
    shape : float
        Width of a map over its height.
    above : float
        What a caption takes.
    """

    def size(columns: int) -> float:
        rows = -(-count // columns)
        return min(room[0] / columns / shape, room[1] / rows - above)

    columns = max(range(1, count + 1), key=lambda one: (size(one), -one))
    return columns, -(-count // columns)


def cells(count: int, room: Box, split: tuple[int, int], gap: float) -> Sequence[Box]:
    """Return the boxes of maps in rows from the upper left, as west, south, east and north."""
    west, south, east, north = room
    columns, rows = split
    wide, high = (east - west + gap) / columns, (north - south + gap) / rows
    return [
        (
            west + x * wide,
            north - (y + 1) * high + gap,
            west + (x + 1) * wide - gap,
            north - y * high,
        )
        for y, x in (divmod(at, columns) for at in range(count))
    ]
