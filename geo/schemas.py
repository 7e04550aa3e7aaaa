"""Tables as they are declared: the part of Frictionless Table Schema that the data use.

Pure functions: lines of text in, typed rows and problems out. No file is opened here.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from geo.errors import GeoError, Problem

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Cell]
Json: TypeAlias = Mapping[str, Any]

_SHORT = 12
"""So many known values are listed in a message; longer lists are named instead."""


class SchemaError(GeoError, ValueError):
    """A declaration of a table that cannot be understood."""


@dataclass(frozen=True, slots=True)
class _Kind:
    pattern: re.Pattern[str]
    convert: Callable[[str], Cell]
    words: str


def _kind(pattern: str, convert: Callable[[str], Cell], words: str) -> _Kind:
    # ASCII: Python would also take full-width digits. Eighteen digits: more are no measurement.
    return _Kind(re.compile(pattern, re.ASCII), convert, words)


_KINDS: Mapping[str, _Kind] = MappingProxyType(
    {
        "string": _kind(r"[^\r\n]*", str, "text on one line"),
        "integer": _kind(r"-?\d{1,18}", int, "a whole number"),
        "number": _kind(r"-?\d{1,18}(\.\d+)?", float, "a number"),
        "year": _kind(r"\d{4}", int, "a year of four digits"),
    }
)


@dataclass(frozen=True, slots=True)
class Field:
    """A column and what its cells must be.

    Attributes
    ----------
    name : str
    kind : _Kind
        Pattern and conversion of its type.
    required, unique : bool
    enum : tuple of str
        The only values allowed; empty for any.
    pattern : re.Pattern or None
        Must match the whole cell.
    minimum, maximum : float or None
    """

    name: str
    kind: _Kind
    required: bool
    unique: bool
    enum: tuple[str, ...]
    pattern: re.Pattern[str] | None
    minimum: float | None
    maximum: float | None

    def read(self, text: str) -> Cell:
        """Turn a cell's text into its value; empty text is a missing value, ``None``.

        Raises
        ------
        ValueError
            With a sentence that quotes the text and says what was expected.
        """
        if not text:
            if self.required:
                raise ValueError(f"{self.name} is missing")
            return None
        if not self.kind.pattern.fullmatch(text):
            raise ValueError(f"{self.name} {text!r} is not {self.kind.words}")
        if self.enum and text not in self.enum:
            raise ValueError(f"{self.name} {text!r} is not one of {', '.join(self.enum)}")
        if self.pattern and not self.pattern.fullmatch(text):
            raise ValueError(f"{self.name} {text!r} does not match {self.pattern.pattern}")
        value = self.kind.convert(text)
        if isinstance(value, int | float):
            self._check_bounds(value)
        return value

    def _check_bounds(self, value: float) -> None:
        if self.minimum is not None and value < self.minimum:
            raise ValueError(f"{self.name} {value:g} is below {self.minimum:g}")
        if self.maximum is not None and value > self.maximum:
            raise ValueError(f"{self.name} {value:g} is above {self.maximum:g}")


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values must stand in columns of another table."""

    fields: tuple[str, ...]
    resource: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """The columns of a table, in order, its primary key and its foreign keys."""

    fields: tuple[Field, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The header line."""
        return tuple(field.name for field in self.fields)

    @classmethod
    def of(cls, declared: Json) -> "Schema":
        """Read a Table Schema.

        Raises
        ------
        SchemaError
            Where a type, pattern or key is not understood.
        """
        try:
            fields = tuple(_field(field) for field in declared["fields"])
            keys = tuple(_foreign_key(key) for key in declared.get("foreignKeys", ()))
            schema = cls(fields, tuple(declared.get("primaryKey", ())), keys)
        except KeyError as error:
            raise SchemaError(f"{error} is missing or not known in a schema") from None
        except (TypeError, AttributeError, re.error) as error:
            raise SchemaError(f"a schema cannot be read: {error}") from None
        named = {*schema.primary_key, *(name for key in keys for name in key.fields)}
        if unknown := named.difference(schema.names):
            raise SchemaError(f"key column {min(unknown)!r} is not among the fields")
        return schema


def _field(declared: Json) -> Field:
    rules: Json = declared.get("constraints", {})
    pattern = rules.get("pattern")
    return Field(
        name=declared["name"],
        kind=_boolean(declared) if declared["type"] == "boolean" else _KINDS[declared["type"]],
        required=bool(rules.get("required")),
        unique=bool(rules.get("unique")),
        enum=tuple(rules.get("enum", ())),
        pattern=None if pattern is None else re.compile(pattern),
        minimum=rules.get("minimum"),
        maximum=rules.get("maximum"),
    )


def _boolean(declared: Json) -> _Kind:
    true, false = declared.get("trueValues", ["true"]), declared.get("falseValues", ["false"])
    words = [re.escape(word) for word in (*true, *false)]
    return _kind("|".join(words), lambda text: text in true, " or ".join((*true, *false)))


def _foreign_key(declared: Json) -> ForeignKey:
    target = declared["reference"]
    return ForeignKey(tuple(declared["fields"]), target["resource"], tuple(target["fields"]))


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was read.

    Attributes
    ----------
    file : str
        Path below the data folder, for messages.
    schema : Schema
    rows : tuple of Row
        Row ``i`` stands on line ``i + 2`` of the file. Cells that could not be read are ``None``.
    problems : tuple of Problem
        What is wrong with the table by itself.
    """

    file: str
    schema: Schema
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def line_of(index: int) -> int:
    """Return the line of the file on which the row of this index stands."""
    return index + 2


def read_table(file: str, schema: Schema, lines: Sequence[Sequence[str]]) -> Table:
    """Type the cells of a table and check everything that it declares about itself.

    Parameters
    ----------
    file : str
        Path for messages.
    schema : Schema
    lines : sequence of sequence of str
        All lines of the file, the header first.
    """
    header = tuple(lines[0]) if lines else ()
    if header != schema.names:
        return Table(file, schema, (), (Problem(file, 1, _header_reason(header, schema.names)),))
    rows: list[Row] = []
    problems: list[Problem] = []
    whole: dict[int, Row] = {}
    for index, cells in enumerate(lines[1:]):
        row, reasons = _read_row(schema, cells)
        rows.append(row)
        problems.extend(Problem(file, line_of(index), reason) for reason in reasons)
        if not reasons:
            whole[line_of(index)] = row
    keys: list[tuple[str, ...]] = [(field.name,) for field in schema.fields if field.unique]
    if schema.primary_key and schema.primary_key not in keys:
        keys.append(schema.primary_key)
    problems.extend(problem for key in keys for problem in _repeated(file, key, whole))
    return Table(file, schema, tuple(rows), tuple(problems))


def _header_reason(found: Sequence[str], expected: Sequence[str]) -> str:
    for place, name in enumerate(expected):
        if place >= len(found):
            return f"column {name!r} is missing from the header"
        if found[place] != name:
            return f"column {place + 1} is {found[place]!r}, expected {name!r}"
    return f"column {found[len(expected)]!r} is not declared"


def _read_row(schema: Schema, cells: Sequence[str]) -> tuple[Row, list[str]]:
    if len(cells) != len(schema.fields):
        return dict.fromkeys(schema.names), [f"{len(cells)} cells, expected {len(schema.fields)}"]
    row: Row = {}
    reasons: list[str] = []
    for field, text in zip(schema.fields, cells, strict=True):
        try:
            row[field.name] = field.read(text)
        except ValueError as error:
            row[field.name] = None
            reasons.append(str(error))
    return row, reasons


def _repeated(file: str, key: tuple[str, ...], rows: Mapping[int, Row]) -> Iterator[Problem]:
    first: dict[tuple[Cell, ...], int] = {}
    for line, row in rows.items():
        values = tuple(row[name] for name in key)
        if (before := first.setdefault(values, line)) != line and values != (None,):
            yield Problem(file, line, f"{_shown(key, values)} stands already in row {before}")


def check_references(tables: Mapping[str, Table]) -> Iterator[Problem]:
    """Find the values that refer to a row of another table which is not there.

    A reference with a missing part refers to nothing and is not checked; nor is one to a table of
    which nothing could be read, which is a problem of its own.
    """
    for table in tables.values():
        for key in table.schema.foreign_keys:
            target = tables.get(key.resource)
            if target is None or not set(key.targets).issubset(target.schema.names):
                reason = f"refers to {key.resource}.{', '.join(key.targets)}, which is not declared"
                yield Problem(table.file, None, reason)
            elif target.rows:
                known = dict.fromkeys(
                    tuple(row[name] for name in key.targets) for row in target.rows
                )
                yield from _dangling(table, key, known)


def _dangling(
    table: Table, key: ForeignKey, known: Collection[tuple[Cell, ...]]
) -> Iterator[Problem]:
    for index, row in enumerate(table.rows):
        values = tuple(row[name] for name in key.fields)
        if values not in known and None not in values:
            reason = f"{_shown(key.fields, values)} is not {_expected(key, known)}"
            yield Problem(table.file, line_of(index), reason)


def _expected(key: ForeignKey, known: Collection[tuple[Cell, ...]]) -> str:
    if len(key.fields) == 1 and len(known) <= _SHORT:
        return f"one of {', '.join(str(value) for (value,) in known)}"
    return f"a {' and '.join(key.targets)} of {key.resource}"


def _shown(names: Sequence[str], values: Sequence[Cell]) -> str:
    return ", ".join(f"{name} {value!r}" for name, value in zip(names, values, strict=True))
