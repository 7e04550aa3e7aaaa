"""Numbers and years as people write them in tables."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite

from geo.matching.words import FAULTS, MISSING, is_unit
from geo.workbooks import Cell

FIRST_YEAR, LAST_YEAR = 1949, 2100
_KEPT = 20_000
"""So many texts are remembered as they were read; tables repeat them."""
_SIMPLE = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_NUMBER = re.compile(
    r"(?P<open>\()?(?P<sign>[+-])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+|(?=\.\d))(?P<fraction>\.\d*)?"
    r"(?P<power>e[+-]?\d{1,3})?\s*(?P<unit>[^\d\s(),.][^\d(),.]{0,11})?(?(open)\))",
    re.IGNORECASE,
)
_MINUS = str.maketrans(dict.fromkeys("−–﹣‒", "-") | dict.fromkeys("\u00a0\u2009\u202f\u3000", " "))
_CIRCLED = re.compile(r"[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]")
"""Marks of footnotes, which compatibility forms would turn into digits."""
_YEAR = re.compile(
    r"(\d{4})(?:(?:\.0+)?\s*(?:年[度末底]?)?|[-/.]12(?:[-/.]31(?:[ T].*)?)?|年12月(?:31日)?)"
)
_DAY = re.compile(r"(\d{4})(?:[-/.](?:0?[1-9]|1[0-2])|年(?:0?[1-9]|1[0-2])月)(?:[-/. T\d].*|日)?")
_YEAR_ABOVE = re.compile(
    r"(?P<short>\d{2})年[度末底]?|(?:FY)?(\d{4})(?:[.]?12|[EPF]|年?\s*\((?:预计|预测|快报|初步|修订|调整)数?\))?",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(
    r"\d{4}[-/.年](?:0?[1-9]|1[0-2])(?:月份?|[-/.]\d.*|月\d.*)?"
    r"|(?:\d{4}年?)?(?:1-)?(?:0?[1-9]|1[0-2])月份?"
    r"|(?:\d{4}年?)?(?:第?[一二三四1-4]季度|[qQ][1-4]|[上下]半年|前[二三]季度|前三季度)|\d{4}(?:0[1-9]|1[0-2])"
)
_BASE = (
    r"\s*年?\s*(?:=\s*100|[为是]\s*100|[为是]?基期|(?:不变|可比|固定)价|价格?计算|起|以来|版|区划"
    r"|(?:constant\s)?prices)"
)
"""What stands behind a year that is not the year of any value."""
_IN_TEXT = re.compile(
    rf"(?<![\d.,比较为与以])(?:19[4-9]\d|20\d\d|2100)(?!\d|[.,]\d|-\d\d-\d\d|{_BASE})"
)
_CHINESE = re.compile(r"([一二][〇○零一二三四五六七八九]{3})(?=年|$)")
_DIGITS = {sign: str(at) for at, sign in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell holds.

    Attributes
    ----------
    kind : str
        ``number``; ``missing`` for blanks and the marks that stand for one; ``fault`` for what a
        formula left that came to nothing; ``text`` for all else.
    value : float or None
        Of a number; finite.
    unit : str
        What stands behind the number in the cell; empty where nothing does.
    bracketed : bool
        Whether the number stands in brackets, which bookkeepers write for a minus.
    """

    kind: str
    value: float | None = None
    unit: str = ""
    bracketed: bool = False


def seen(cell: Cell) -> str:
    """Write a cell as it is seen, on one line, without blanks at its ends."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell)
    return (text if text.isprintable() else "".join(map(_visible, text))).strip()


def plain(cell: Cell) -> str:
    """Write a cell as text: half-width, without ① and marks that cannot be seen, on one line."""
    return _plain(cell) if isinstance(cell, str) else " ".join(seen(cell).split())


@lru_cache(_KEPT)
def _plain(cell: str) -> str:
    text = seen(cell)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _CIRCLED.sub("", text))
    return " ".join(text.split())


def is_blank(cell: Cell) -> bool:
    """Whether nothing is seen in a cell."""
    if not isinstance(cell, str):
        return cell is None
    return not (cell.strip() if cell.isascii() else plain(cell))


def _visible(sign: str) -> str:
    if sign in "\n\r\t":
        return " "
    return "" if unicodedata.category(sign) in ("Cc", "Cf", "Cs") else sign


def number(cell: Cell) -> Reading:
    """Read a value.

    Parameters
    ----------
    cell : str, float, int, bool or None
        Text may have thousands separated by commas or blanks, full-width digits, a true minus, a
        percent sign or a unit behind it.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Reading("number", float(cell)) if _finite(cell) else Reading("fault")
    return _number("" if cell is None else str(cell))


@lru_cache(_KEPT)
def _number(raw: str) -> Reading:
    if _SIMPLE.fullmatch(raw):
        return Reading("number", float(raw))
    raw = raw.translate(_MINUS)
    text = plain(raw.lstrip("'‘’`"))
    if is_missing(text):
        return Reading("missing")
    if not raw.isascii() and any(
        unicodedata.category(sign) == "No" for sign in _CIRCLED.sub("", raw)
    ):
        return Reading("text")  # ½, or ² that may be a power or a footnote
    return Reading("fault") if FAULTS.fullmatch(text) else _parsed(text)


def _parsed(text: str) -> Reading:
    found = _NUMBER.fullmatch(text.removesuffix("*").rstrip())
    unit = (found["unit"] or "").strip() if found else ""
    if not found or (unit and not is_unit(unit)) or (found["open"] and found["sign"]):
        return Reading("text")
    digits = re.sub(r"[, ]", "", found["digits"])
    value = float(f"{digits or 0}{found['fraction'] or ''}{found['power'] or ''}")
    if not isfinite(value):
        return Reading("fault")
    minus = found["sign"] == "-" or found["open"]
    return Reading("number", -value if minus else value, unit, bool(found["open"]))


def _finite(value: float) -> bool:
    try:
        return isfinite(value)
    except OverflowError:  # a whole number beyond all floats
        return False


def is_missing(text: str) -> bool:
    """Whether plain text stands for the absence of a value; that is not zero."""
    return text.casefold() in MISSING or not text.strip("-—–.⋯·_")


def year(cell: Cell) -> int | None:
    """Read a year; ``None`` where the cell holds none between 1949 and 2100."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return int(cell) if FIRST_YEAR <= cell <= LAST_YEAR and cell == int(cell) else None
    return _year(cell)


@lru_cache(_KEPT)
def _year(cell: str) -> int | None:
    text = plain(cell).lstrip("'")
    if chinese := _CHINESE.match(text):
        text = "".join(_DIGITS[sign] for sign in chinese[1]) + text[chinese.end() :]
    found = _YEAR.fullmatch(text)
    return _plausible(int(found[1])) if found else None


def heading_year(text: str) -> int | None:
    """Read the year that a heading is: as ``year`` does, or 22年, 202212, 2022年(预计), FY2022."""
    if (told := year(text)) is not None:
        return told
    if not (found := _YEAR_ABOVE.fullmatch(plain(text).lstrip("'"))):
        return None
    short = found["short"]
    return _plausible(int(short) + (2000 if int(short) < 50 else 1900) if short else int(found[2]))


def is_year_alone(text: str) -> bool:
    """Whether a heading is a year and tells nothing else, such as a month."""
    return heading_year(text) is not None and not text.endswith(("12", "12月"))


def is_day(cell: Cell) -> bool:
    """Whether a cell is a day, or a month, of some year."""
    return (
        isinstance(cell, str) and day_year(cell) is not None and bool(_DAY.fullmatch(plain(cell)))
    )


def is_month(text: str) -> bool:
    """Whether plain text names a part of a year: 3月, 2021-03, 2021年一季度, 上半年."""
    return bool(_PART_OF_YEAR.fullmatch(text)) and year(text) is None


def day_year(cell: Cell) -> int | None:
    """Read a year, be it that of a day or a month."""
    found = _DAY.fullmatch(plain(cell)) if isinstance(cell, str) else None
    return _plausible(int(found[1])) if found else year(cell)


def _plausible(value: int) -> int | None:
    return value if FIRST_YEAR <= value <= LAST_YEAR else None


def years_in(text: str) -> tuple[int, ...]:
    """Return the years that plain text names, in order, each once."""
    arabic = [int(one) for one in _IN_TEXT.findall(text)]
    chinese = ["".join(_DIGITS[sign] for sign in one) for one in _CHINESE.findall(text)]
    plausible = [one for one in map(int, chinese) if _plausible(one)]
    return tuple(dict.fromkeys([*arabic, *plausible]))


def without_years(text: str) -> str:
    """Leave the years out of a heading: ``2021年末人口`` becomes ``人口``."""
    left = re.sub(rf"(?:{_IN_TEXT.pattern}|{_CHINESE.pattern})\s*(?:年[末底度]?)?", " ", text)
    return " ".join(left.split()).strip("_-—–·:,. /")
