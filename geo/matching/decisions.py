"""What the reader decided about a table: remembered, sent along, and obeyed."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from geo.matching.numbers import FIRST_YEAR, LAST_YEAR
from geo.places import fold
from geo.text import sentence
from geo.vocabulary import ROLES
from geo.workbooks import TableError

EACH_YEAR, TODAY = "each year", "today"
"""The boundaries a table is read on: those of each value's own time, or those of today."""

MOST = 50_000
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the reader decided; whatever is left out is found.

    Attributes
    ----------
    sheet : str
        Name of a sheet, or its number counted from 1; empty for the one with most matches.
    header : int or None
        The first row of data, as the spreadsheet numbers it.
    roles : mapping of column to role
        Columns counted from 0; one of ``vocabulary.ROLES``.
    years : mapping of column to year
        Of value columns.
    codes : mapping of row to code
        Rows as the spreadsheet numbers them; an empty code sets the row aside.
    aliases : mapping of label to code
        Folded labels, remembered from other tables; an empty code sets them aside.
    boundaries : str
        ``each year``, ``today``, a year's end as ``2019``, or empty to be found.
    """

    sheet: str = ""
    header: int | None = None
    roles: Mapping[int, str] = field(default_factory=dict[int, str])
    years: Mapping[int, int] = field(default_factory=dict[int, int])
    codes: Mapping[int, str] = field(default_factory=dict[int, str])
    aliases: Mapping[str, str] = field(default_factory=dict[str, str])
    boundaries: str = ""

    @classmethod
    def read(cls, told: Mapping[str, Any], roles: Collection[str] = ROLES) -> "Decisions":
        """Read decisions from JSON; keys of mappings may be text there.

        Parameters
        ----------
        told : mapping
            Any of the attributes; ``None`` counts as left out.
        roles : collection of str
            ``vocabulary.ROLES`` or ``SITE_ROLES``.

        Raises
        ------
        TableError
            Where a key or a value is not understood; the sentence quotes it.
        """
        if not isinstance(told, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise _wrong("decisions", told, "{…}")
        left = {str(key): value for key, value in told.items() if value is not None}
        found = cls(
            sheet=_text("sheet", left.pop("sheet", "")),
            header=_row("header", left.pop("header")) if "header" in left else None,
            roles=_pairs("roles", left.pop("roles", {}), _column, _one_of(roles)),
            years=_pairs("years", left.pop("years", {}), _column, _year),
            codes=_pairs("codes", left.pop("codes", {}), _row, _text),
            aliases=_pairs("aliases", left.pop("aliases", {}), _label, _text),
            boundaries=_boundaries("boundaries", left.pop("boundaries", "")),
        )
        for name, value in left.items():
            raise _wrong(name, value, ", ".join(cls.__dataclass_fields__))
        return found


def _wrong(what: str, value: object, expected: str) -> TableError:
    said = sentence(
        "match.wrong",
        "The decisions about this table cannot be used: {what} is “{value}”, expected {expected};"
        " choose again.",
        what=what[:40],
        value=str(value)[:40],
        expected=expected,
    )
    return TableError(said)


def _text(what: str, value: object) -> str:
    if not isinstance(value, str) or len(value) > 200:
        raise _wrong(what, value, "text")
    return value.strip()


def _label(what: str, value: object) -> str:
    return fold(_text(what, value))


def _whole(what: str, value: object, low: int, high: int) -> int:
    try:
        number = int(str(value))
    except ValueError:
        number = low - 1
    if isinstance(value, bool) or not low <= number <= high:
        raise _wrong(what, value, f"{low}–{high}")
    return number


def _row(what: str, value: object) -> int:
    return _whole(what, value, 1, 10_000_000)


def _column(what: str, value: object) -> int:
    return _whole(what, value, 0, 100_000)


def _year(what: str, value: object) -> int:
    return _whole(what, value, FIRST_YEAR, LAST_YEAR)


def _one_of(known: Collection[str]) -> Callable[[str, object], str]:
    def check(what: str, value: object) -> str:
        if value not in known:
            raise _wrong(what, value, ", ".join(known))
        return str(value)

    return check


def _boundaries(what: str, value: object) -> str:
    if value in ("", EACH_YEAR, TODAY):
        return str(value)
    return str(_whole(what, value, FIRST_YEAR, LAST_YEAR))


_Key = TypeVar("_Key")


def _pairs(
    what: str, told: object, key: Callable[[str, object], _Key], value: Callable[[str, object], _T]
) -> dict[_Key, _T]:
    if not isinstance(told, Mapping) or len(cast("Mapping[Any, Any]", told)) > MOST:
        raise _wrong(what, told, "{…}")
    pairs = cast("Mapping[Any, Any]", told).items()
    return {key(what, one): value(what, other) for one, other in pairs}
