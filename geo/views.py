"""What the reader asked to see, and how it is written in an address."""

from collections.abc import Callable, Container, Mapping
from dataclasses import Field, dataclass, field, fields, replace
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, quote

Allowed = Mapping[str, Container[str]]
"""For every field of keys, the keys that an opened atlas knows."""

_SHAPES: Mapping[str, tuple[int, float, float]] = {
    "at": (3, -180, 180),
    "breaks": (9, -1e12, 1e12),
    "warn": (2, 0, 1000),
    "odds": (2, 0, 100),
}
"""For every field of numbers: how many at the most, and their bounds."""

_WHOLE = ("at", "warn", "odds")
"""Those that have all their numbers, or none."""

_DIGITS = "{:.10g}"
_LONGEST, _LONGEST_TEXT = 8, 40
"""Keys that stand in an order, and letters of a text."""


@dataclass(frozen=True, slots=True)
class View:
    """Every choice that changes the picture, and nothing else.

    All fields are keys or tuples of keys or numbers, so a view is hashable, writes itself into an
    address and can be read back from one.

    Attributes
    ----------
    page : str
        Which page shows it: the path of the address; empty for the map.
    indicator, by, within, year : str
        What, by which level or grouping, inside which region (empty: the province), when
        (a year, or ``latest``).
    method, k, palette, scale : str
        How classes are cut, how many, in which colours (empty: the indicator's own), over all
        years or this one.
    breaks : tuple of float
        Limits for the method ``manual``, in the indicator's unit.
    lang, theme : str
    basis : str
        In which terms: ``absolute``, per ``head``, ``share`` of the province or ``index``.
    grouping : str
        Whose regions are compared; empty: the first.
    panels : str
        What stands side by side: ``indicators`` of one year, or ``years`` of one indicator.
    ref, my : str
        Codes: what is compared with (empty: the province), and the reader's own city.
    pin : str
        Code of the area whose card is open, or key of a site.
    indicators : tuple of str
        Those that are compared, in the reader's order; empty means the collection's own.
    over : tuple of str
        Layers laid over: ``circles``, ``cores``, ``labels``, ``sites``, ``places``, and the
        overlays that the collection has.
    kinds, sectors, batches, tiers, designated : tuple of str
        Which sites; empty means all.
    platform : str
        Which type of platform; empty means all.
    find : str
        Words that a site's name, place or batch has.
    radius : str
        Kilometres around a site within which others are near.
    register : str
        Key of the reader's own list of sites that is laid over the register; mostly empty.
    target, due : str
        Key of an indicator of the documents whose target is followed, and the target's year.
    goal, actuals : str
        Keys of the reader's own tables: targets of places, and values of what has a target.
    rule, tolerance : str
        When an own target counts as met, and how many percent short "or so" may be.
    warn, odds : tuple of float
        Limits of the warning levels: percent of the pace required, and of the probability to
        reach a target; the first is on track, below the second is an alarm. Empty: the defaults.
    model : str
        Key of the method of a forecast; empty: the one that the back-test chooses.
    measure, weights, against : str
        Key of the measure that is taken of the values (``vocabulary.STUDIED``); which areas are
        neighbours: ``contiguity``, ``knn:5`` or ``distance:60``; and key of the second indicator,
        where the measure needs one.
    story, step : str
        Key of the story that is shown (empty: the first), and the number of its step.
    entry, department : str
        What is opened of the documents, and whose items are shown.
    allow : tuple of str
        Which labelled exceptions the reader asked for: ``partial``, ``break``,
        ``union``.
    at : tuple of float
        Latitude, longitude and zoom of the map; empty fits the region.
    """

    page: str = field(default="", metadata={"read": "path"})
    indicator: str = ""
    by: str = ""
    within: str = ""
    year: str = ""
    method: str = "natural"
    k: str = "5"
    palette: str = ""
    scale: str = "all"
    breaks: tuple[float, ...] = field(default=(), metadata={"read": "numbers"})
    lang: str = "zh"
    theme: str = ""
    basis: str = "absolute"
    grouping: str = ""
    panels: str = "indicators"
    ref: str = ""
    my: str = ""
    pin: str = ""
    indicators: tuple[str, ...] = field(default=(), metadata={"read": "order"})
    over: tuple[str, ...] = field(default=(), metadata={"read": "keys"})
    kinds: tuple[str, ...] = field(default=(), metadata={"read": "keys"})
    sectors: tuple[str, ...] = field(default=(), metadata={"read": "keys"})
    batches: tuple[str, ...] = field(default=(), metadata={"read": "keys"})
    tiers: tuple[str, ...] = field(default=(), metadata={"read": "keys"})
    designated: tuple[str, ...] = field(default=(), metadata={"read": "keys"})
    platform: str = ""
    find: str = field(default="", metadata={"read": "text"})
    radius: str = "20"
    register: str = ""
    target: str = ""
    due: str = ""
    goal: str = ""
    actuals: str = ""
    rule: str = "at_least"
    tolerance: str = "0.5"
    warn: tuple[float, ...] = field(default=(), metadata={"read": "numbers"})
    odds: tuple[float, ...] = field(default=(), metadata={"read": "numbers"})
    model: str = ""
    measure: str = "moran"
    weights: str = "contiguity"
    against: str = ""
    story: str = ""
    step: str = "1"
    entry: str = ""
    department: str = ""
    allow: tuple[str, ...] = field(default=(), metadata={"read": "keys"})
    at: tuple[float, ...] = field(default=(), metadata={"read": "numbers"})

    def to_query(self, default: "View") -> str:
        """Write the choices that differ from ``default``, like ``?by=circle``; else nothing."""
        told = {
            one.name: _written(getattr(self, one.name))
            for one in _asked()
            if getattr(self, one.name) != getattr(default, one.name)
        }
        pairs = "&".join(f"{name}={quote(text, safe=',')}" for name, text in told.items())
        return f"?{pairs}" if pairs else ""

    def read(self, address: str, allowed: Allowed) -> "View":
        """Read an address on top of this view; a broken choice keeps its value, and it alone."""
        path, _, query = address.partition("?")
        asked = dict(parse_qsl(query, keep_blank_values=True))
        page = path.strip("/")
        given: dict[str, Any] = {"page": page} if page in allowed["page"] else {}
        for one in _asked():
            if one.name not in asked:
                continue
            reader = _READERS[one.metadata.get("read", "key")]
            value = reader(one.name, asked[one.name], allowed)
            if value is not None:
                given[one.name] = value
        return replace(self, **given)


def taken(value: object, text: str) -> bool:
    """Whether a field of a view took a choice as it stands in an address."""
    if not isinstance(value, tuple):
        return value == text
    told = [part for part in text.split(",") if part]
    numbers = not all(isinstance(one, str) for one in value)
    return len(told) == len(value) if numbers else set(told) == set(value)


@cache
def _asked() -> tuple[Field[Any], ...]:
    """Return the fields that stand in a query: all but the page."""
    return tuple(one for one in fields(View) if one.metadata.get("read") != "path")


def _written(value: str | tuple[str, ...] | tuple[float, ...]) -> str:
    if isinstance(value, str):
        return value
    return ",".join(one if isinstance(one, str) else _DIGITS.format(one) for one in value)


def _read_key(name: str, text: str, allowed: Allowed) -> str | None:
    return text if text in allowed[name] else None


def _read_keys(name: str, text: str, allowed: Allowed) -> tuple[str, ...] | None:
    known = tuple(dict.fromkeys(key for key in text.split(",") if key in allowed[name]))
    return tuple(sorted(known)) if known or not text else None


def _read_order(name: str, text: str, allowed: Allowed) -> tuple[str, ...] | None:
    known = tuple(dict.fromkeys(key for key in text.split(",") if key in allowed[name]))
    return known[:_LONGEST] if known or not text else None


def _read_text(_: str, text: str, __: Allowed) -> str:
    plain = "".join(one if one.isprintable() else " " for one in text)
    return " ".join(plain.split())[:_LONGEST_TEXT].rstrip()


def _read_numbers(name: str, text: str, _: Allowed) -> tuple[float, ...] | None:
    most, low, high = _SHAPES[name]
    try:
        # Rounded as it will be written, so that the address says exactly what is shown.
        numbers = tuple(float(_DIGITS.format(float(x))) for x in text.split(",") if text)
    except ValueError:
        return None
    fits = len(numbers) <= most and all(low <= number <= high for number in numbers)
    if name in _WHOLE and len(numbers) not in (0, most):
        return None
    return numbers if fits else None


_READERS: Mapping[str, Callable[[str, str, Allowed], Any]] = {
    "key": _read_key,
    "keys": _read_keys,
    "order": _read_order,
    "text": _read_text,
    "numbers": _read_numbers,
}
