"""Decks: slides in the looks of the house, native throughout, the same bytes every time.

A map with its ranking is added by ``slides.add``; covers, headings, tables and texts by the deck
itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geo.exports import masters
from geo.exports.frames import INCH, POINT, Box, lines
from geo.exports.grids import Entry, Grid, Heading, grids
from geo.exports.markups import Canvas, Words, paragraph, spaces
from geo.exports.masters import COVER, LAYOUTS, ROOM, SECTION, TABLE, TEXT, entitle
from geo.exports.themes import DARK, LIGHT, House

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

FOOT = round(7.25 * INCH)
"""Where notes below a table, a chart or a text end."""

_NUMBER = round(0.9 * INCH)
"""What the number of the slide takes of the foot."""
_SIZES, _SMALLEST, _AFTER = (18, 16, 14), 9, 8
_NOTED, _APART = 7, round(0.08 * INCH)
"""Size of the notes below a table where they are long, and how far from it."""
_NUMBERS = frozenset("0123456789.,%+-−–~<>≈/()▲ ")


@dataclass
class Deck:
    """Slides in the making.

    Attributes
    ----------
    house : House
        Light or dark.
    lang : str
        The language of its texts.
    """

    house: House
    lang: str
    _made: "Presentation"
    _drawn: list[tuple["Slide", str]] = field(default_factory=list[tuple["Slide", str]])

    @classmethod
    def begun(cls, title: str, lang: str = "zh", *, dark: bool = False) -> "Deck":
        """Begin a deck without slides; its title is that of the file."""
        house = DARK if dark else LIGHT
        return cls(house, lang, masters.begun(house, title))

    def slide(self, layout: int, title: str) -> tuple["Slide", float]:
        """Add a slide with a title; return it and the size of its title, in points."""
        slide = self._made.slides.add_slide(self._made.slide_layouts[layout])
        return slide, entitle(slide, layout, title)

    def put(self, slide: "Slide", drawn: str) -> None:
        """Put what a canvas has drawn on a slide; it is written when the deck is."""
        self._drawn.append((slide, drawn))

    def cover(self, title: str, told: Sequence[str] = ()) -> None:
        """Add a cover: a title, and lines below it such as for whom, by whom and when."""
        self._worded(COVER, title, [Words(one, 0, "", after=4) for one in told])

    def section(self, title: str, told: Sequence[str] = ()) -> None:
        """Add the heading of a part, and lines below it."""
        self._worded(SECTION, title, [Words(one, 0, "", after=4) for one in told])

    def texts(self, title: str, paragraphs: Sequence[str], notes: Sequence[str] = ()) -> None:
        """Add paragraphs: on one slide where they fit at a readable size, else on several."""
        sizes = [one for one in _SIZES if self._high(paragraphs, one) <= ROOM.high]
        size = sizes[0] if sizes else _SIZES[-1]
        pages: list[list[str]] = [[]]
        for one in paragraphs:
            if pages[-1] and self._high([*pages[-1], one], size) > ROOM.high:
                pages.append([])
            pages[-1].append(one)
        for at, page in enumerate(pages, 1):
            fits: float = size
            while fits > _SMALLEST and self._high(page, fits) > ROOM.high:
                fits -= 1
            words = [Words(one, fits, "", after=_AFTER) for one in page]
            slide = self._worded(TEXT, numbered(title, at, len(pages)), words)
            canvas = Canvas(self.lang)
            foot(canvas, notes)
            self.put(slide, canvas.drawn)

    def table(
        self,
        title: str,
        header: Sequence[str | Heading],
        rows: Sequence[Sequence[str | Entry]],
        notes: Sequence[str] = (),
    ) -> None:
        """Add a table, over as many slides as it needs.

        Columns of numbers stand to the right, unless the header says how they stand.
        """
        cells = [[Entry(x) if isinstance(x, str) else x for x in row] for row in rows]
        heads = [
            Heading(one, "r" if _numeric([row[at].text for row in cells]) else "l")
            if isinstance(one, str)
            else one
            for at, one in enumerate(header)
        ]
        room = replace(ROOM, high=min(ROOM.high, FOOT - _noted(notes) - _APART - ROOM.top))
        pages = list(grids(heads, cells, room))
        for at, page in enumerate(pages, 1):
            self.gridded(numbered(title, at, len(pages)), page, "", notes)

    def gridded(self, title: str, grid: Grid, above: str, notes: Sequence[str]) -> None:
        """Add a slide with a table, a line above and notes below."""
        slide, _ = self.slide(TABLE, title)
        canvas = Canvas(self.lang)
        grid.put(canvas, "table", ROOM.left, ROOM.top)
        under(canvas, above)
        foot(canvas, notes, max(_noted(notes), FOOT - ROOM.top - ROOM.high))
        self.put(slide, canvas.drawn)

    def written(self) -> bytes:
        """Write the deck as a file; the same slides, the same bytes."""
        return masters.packed(self._made, self._drawn)

    def _worded(self, layout: int, title: str, words: Sequence[Words]) -> "Slide":
        from pptx.oxml import parse_xml  # noqa: PLC0415  (slow to import)

        slide, _ = self.slide(layout, title)
        shape = slide.placeholders[1]
        if not words:
            shape.element.getparent().remove(shape.element)
            return slide
        written = "".join(paragraph(one, self.lang) for one in words)
        body = shape.text_frame._txBody  # pyright: ignore  # no public way
        for one in list(body.p_lst):
            body.remove(one)
        body.extend(list(parse_xml(f"<a:lstStyle {spaces('a')}>{written}</a:lstStyle>")))
        return slide

    def _high(self, paragraphs: Sequence[str], size: float) -> int:
        room = LAYOUTS[TEXT][1].box.wide
        count = sum(lines(one, size, room) for one in paragraphs)
        return round((count * size * 1.3 + len(paragraphs) * _AFTER) * POINT)


def _noted(notes: Sequence[str]) -> int:
    """Return how high notes stand below a table, if they are to be read."""
    size, said = _NOTED, [one for one in notes if one]
    count = sum(lines(one, size, ROOM.wide - _NUMBER) for one in said)
    return round((count * size * 1.3 + len(said)) * POINT)


def numbered(title: str, at: int, count: int) -> str:
    """Return the title of one of several slides."""
    return f"{title} ({at}/{count})" if count > 1 else title


def _numeric(texts: Sequence[str]) -> bool:
    """Whether a column is one of numbers, though some of its cells say why there is none."""
    return any(texts) and 2 * sum(set(one) <= _NUMBERS for one in texts) > len(texts)


def under(canvas: Canvas, text: str) -> None:
    """Write a line below the title of a table or chart."""
    above = LAYOUTS[TABLE][1].box
    where = Box(above.left, above.top + above.high, above.wide, round(0.3 * INCH))
    if text:
        canvas.text("unit", where, [Words(text, 12, "tx2")])


def foot(canvas: Canvas, notes: Sequence[str], most: int = FOOT - ROOM.top - ROOM.high) -> None:
    """Write notes at the foot of a slide, smaller where they are higher than the most."""
    said = [one for one in notes if one]
    size = high = 0
    for size in (8, 7, 6, 5):
        high = round(
            sum(lines(one, size, ROOM.wide - _NUMBER) * size * 1.3 + 1 for one in said) * POINT
        )
        if high <= most:
            break
    words = [Words(one, size, "tx2", after=1) for one in said]
    if words:
        canvas.text("notes", Box(ROOM.left, FOOT - high, ROOM.wide - _NUMBER, high), words, "l b")
