"""The parts of an XLSX workbook that say what calamine leaves out, and how far it may be let."""

import re
from dataclasses import dataclass, field

from .elements import Handler, local, whole
from .findings import Bounds, Extent, Fault, Formulas, Survey

_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_ERROR = re.compile(r"#[A-Z0-9/!?_]{1,20}")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_PERCENT = frozenset(("9", "10"))
"""Numbers of the formats for shares that every workbook has."""
_MARK = 64
"""No number, and no mark of an error, is longer."""


class Links(Handler):
    """Relationships: where the parts are that a part names.

    Attributes
    ----------
    found : dict of id to type and target
    """

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a relationship."""
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))


class Book(Handler):
    """The workbook part.

    Attributes
    ----------
    sheets : list of (name, relationship)
        In the order of the workbook.
    stale : bool
        Whether the program that wrote it asks for all formulas to be computed when it is opened.
    """

    def __init__(self, bounds: Bounds) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.stale = False
        self._bounds = bounds

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a sheet, or how formulas are computed."""
        if name == "sheet":
            near = {local(key): value for key, value in attributes.items()}
            self.sheets.append((near.get("name", ""), near.get("id", "")))
            self._bounds.name(near.get("name", ""))
        elif name == "calcPr":
            self.stale = attributes.get("fullCalcOnLoad") in ("1", "true")


class Strings(Handler):
    """The texts that cells share: only how long they are."""

    def __init__(self, bounds: Bounds) -> None:
        self.lengths: list[int] = []
        self._most, self._length, self._inside = bounds.limits["cells"], 0, False

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  (a handler)
        """Begin a text."""
        if name == "si":
            self._length = 0
        self._inside = name == "t"

    def end(self, name: str) -> None:
        """Keep the length of a text."""
        self._inside = False
        if name == "si":
            self.lengths.append(self._length)
            if len(self.lengths) > self._most:
                raise Fault("text")

    def text(self, data: str) -> None:
        """Measure."""
        if self._inside:
            self._length += len(data)


class Styles(Handler):
    """The formats of cells: only whether one shows shares."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._formats: list[str] = []
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a format."""
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self._formats.append(attributes.get("numFmtId", ""))

    def end(self, name: str) -> None:
        """Leave the formats of cells."""
        if name == "cellXfs":
            self._inside = False

    def shares(self) -> frozenset[str]:
        """Return the styles, by number, whose numbers are shown as shares."""
        return frozenset(
            str(at)
            for at, one in enumerate(self._formats)
            if one in _PERCENT or is_share(self._codes.get(one, ""))
        )


@dataclass(slots=True)
class Known:
    """What the cells of all sheets refer to, and what is noted of all of them.

    Attributes
    ----------
    bounds : Bounds
    lengths : list of int
        Of the texts that cells share.
    shares : frozenset of str
        Styles of shares.
    saved, unsaved : Formulas
        With a stored value, and without.
    """

    bounds: Bounds
    lengths: list[int] = field(default_factory=list[int])
    shares: frozenset[str] = frozenset()
    saved: Formulas = field(default_factory=Formulas)
    unsaved: Formulas = field(default_factory=Formulas)


class Cells(Handler):
    """The cells of a sheet, as far as calamine does not tell.

    Attributes
    ----------
    survey : Survey
    extent : Extent
    """

    def __init__(self, sheet: str, known: Known) -> None:
        self.survey, self.extent = Survey(), Extent(sheet, known.bounds)
        self._known = known
        self._row = self._column = self._length = 0
        self._columns: dict[str, int] = {}
        self._kind = self._style = self._value = ""
        self._formula = self._stored = self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a row, a cell or what it holds."""
        if name == "c":
            if place := attributes.get("r"):
                self._place(place)
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._value, self._length = "", 0
        elif name in ("v", "t"):
            self._inside = self._stored = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._row = max(whole(attributes, "r", self._row + 1) - 1, 0)
            self._column = 0

    def text(self, data: str) -> None:
        """Take in a value: all of a number or a mark, of a text how long it is."""
        if self._inside:
            self._length += len(data)
            if len(self._value) < _MARK:
                self._value += data

    def end(self, name: str) -> None:
        """End a row, a cell or what it holds."""
        if name in ("v", "t"):
            self._inside = False
        elif name == "c":
            if self._stored:
                self.extent.reach(self._row, self._column)
                self._note()
            if self._formula:
                self._count()
            self._formula = self._stored = False
            self._column += 1
        elif name == "row":
            self._row += 1

    def _place(self, place: str) -> None:
        """Go to a cell."""
        letters = place.rstrip("0123456789")
        if letters not in self._columns:
            if not _LETTERS.fullmatch(letters):
                raise Fault("damaged")
            self._columns[letters] = column(letters)
        digits = place[len(letters) :]
        if not 0 < len(digits) < 9:
            raise Fault("damaged")
        self._row, self._column = max(int(digits) - 1, 0), self._columns[letters]

    def _note(self) -> None:
        """Note what is to be known of a value."""
        kind, value = self._kind, self._value
        if kind == "n":
            if self._style in self._known.shares and value:
                self.survey.shares.add((self._row, self._column))
        elif kind == "s":
            at = int(value) if value.isascii() and value.isdigit() else -1
            lengths = self._known.lengths
            self._known.bounds.say(lengths[at] if 0 <= at < len(lengths) else 0)
        elif kind == "e":
            if _ERROR.fullmatch(value):
                self.survey.errors[self._row, self._column] = value
        else:
            self._known.bounds.say(self._length)

    def _count(self) -> None:
        """Count a formula; one that comes to an empty text has a stored value, too."""
        stored = self._stored and (self._value or self._kind == "str")
        formulas = self._known.saved if stored else self._known.unsaved
        formulas.add(self.extent.sheet, self._row, self._column)


def column(letters: str) -> int:
    """Read the letters of a column: A is 0, AA is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def is_share(code: str) -> bool:
    """Whether a format shows a number as a share; a percent sign in quotes is only written."""
    return "%" in _QUOTED.sub("", code)
