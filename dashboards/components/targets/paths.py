"""The path to a target, drawn: what is known, cut at every break, and where it has to go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.markup import Element
from geo import say
from geo.exports.targetwords import amount
from geo.plan import Fact
from geo.targets import Prospect, Track

WIDE, HIGH = 352, 230
LEFT, RIGHT, TOP, FOOT = 50, 14, 18, 22


@dataclass(frozen=True, slots=True)
class Frame:
    """Where years and values stand in the drawing.

    Attributes
    ----------
    years : tuple of int
        First and last.
    values : tuple of float
        Lowest and highest.
    """

    years: tuple[int, int]
    values: tuple[float, float]

    def x(self, year: float) -> float:
        """Return how far to the right a year stands."""
        first, last = self.years
        return LEFT + (year - first) / max(last - first, 1) * (WIDE - LEFT - RIGHT)

    def y(self, value: float) -> float:
        """Return how far down a value stands."""
        low, high = self.values
        return HIGH - FOOT - (value - low) / ((high - low) or 1) * (HIGH - TOP - FOOT)

    def at(self, year: float, value: float) -> str:
        """Write a point."""
        return f"{self.x(year):.1f},{self.y(value):.1f}"


def path(
    one: Track, figures: Sequence[Fact], lang: str, prospect: Prospect | None = None
) -> Element:
    """Draw a track.

    Parameters
    ----------
    one : Track
    figures : sequence of Fact
        What the documents print on the way: baseline and expected.
    prospect : Prospect, optional
        A forecast, where the series carries one.
    """
    frame = _frame(one, figures, prospect)
    parts: list[Any] = [
        *_grid(frame),
        *_band(frame, prospect),
        *_ways(frame, one, figures),
        *_known(frame, one),
        *_printed(frame, figures),
        *_aim(frame, one, lang),
    ]
    told = say(lang, "path.label", "Path to the target; the table below says the same")
    return Element(
        "svg",
        {"viewBox": f"0 0 {WIDE} {HIGH}", "class": "path", "role": "img", "aria-label": told},
        parts,
    )


def _frame(one: Track, figures: Sequence[Fact], prospect: Prospect | None) -> Frame:
    known = [(x.year, x.value.value or 0.0) for x in one.course.points]
    printed = [(int(x.year), x.norm_value) for x in figures if x.norm_value is not None]
    band = prospect.corners if prospect else ()
    points = [*known, *printed, *band, (one.aim.year, one.aim.value)]
    years = [year for year, _ in points]
    values = [value for _, value in points]
    low, high = min(values), max(values)
    pad = (high - low) * 0.12 or abs(high) * 0.1 or 1.0
    base = max(low - pad, 0.0) if low >= 0 else low - pad
    return Frame((min(years), max(*years, min(years) + 1)), (base, high + pad))


def _line(kind: str, points: Sequence[str]) -> Element:
    return Element("polyline", {"class": kind, "points": " ".join(points)})


def _label(x: float, y: float, words: str, kind: str) -> Element:
    return Element("text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "class": kind}, [words])


def _grid(frame: Frame) -> list[Element]:
    """Draw the axes: round values to the left, years below."""
    found: list[Element] = []
    for value in _round_values(*frame.values):
        y = frame.y(value)
        ends = [f"{LEFT},{y:.1f}", f"{WIDE - RIGHT},{y:.1f}"]
        found += [_line("grid", ends), _label(LEFT - 6, y + 4, amount(value), "value")]
    first, last = frame.years
    step = 1 if last - first <= 8 else 2
    for year in range(last, first - 1, -step):
        found.append(_label(frame.x(year), HIGH - 6, str(year), "year"))
    return found


def _round_values(low: float, high: float) -> list[float]:
    """Return three to six round values between two others."""
    rough = (high - low) / 4
    power = 10.0 ** len(f"{int(rough)}") / 10 if rough >= 1 else 0.1 ** _zeros(rough)
    step = next(power * one for one in (1, 2, 2.5, 5, 10) if power * one >= rough)
    start = -(-low // step) * step
    count = int((high - start) / step + 1e-9) + 1
    return [round(start + step * at, 10) for at in range(count)]


def _zeros(value: float) -> int:
    """Count how many places after the point a small number begins."""
    places = 1
    while value * 10**places < 1 and places < 9:
        places += 1
    return places


def _ways(frame: Frame, one: Track, figures: Sequence[Fact]) -> list[Element]:
    """Draw the way that is required from the start, and the one needed from the newest value."""
    end = (one.aim.year, one.aim.value)
    found: list[Element] = []
    starts = [x for x in figures if x.kind == "baseline" and x.norm_value is not None]
    if one.required and starts:
        start = (int(starts[0].year), starts[0].norm_value or 0.0)
        found.append(_line("required", _between(frame, start, end, points=one.required.points)))
    if one.needed and one.decided and one.decided.value is not None:
        start = (one.decided.year, one.decided.value)
        found.append(_line("needed", _between(frame, start, end, points=one.needed.points)))
    return found


def _between(
    frame: Frame, start: tuple[int, float], end: tuple[int, float], *, points: bool
) -> list[str]:
    """Follow a steady pace year by year: by points, or by percent of itself."""
    (first, then), (last, now) = start, end
    steps = max(last - first, 1)
    if points or then <= 0 or now <= 0:
        values = [then + (now - then) * at / steps for at in range(steps + 1)]
    else:
        values = [then * (now / then) ** (at / steps) for at in range(steps + 1)]
    return [frame.at(first + at, value) for at, value in enumerate(values)]


def _known(frame: Frame, one: Track) -> list[Element]:
    """Draw the values, each span by itself, and a line where the series breaks."""
    found: list[Element] = []
    before: int | None = None
    for span in one.course.spans:
        points = [frame.at(x.year, x.value.value or 0.0) for x in span]
        if before is not None:
            x = frame.x((before + span[0].year) / 2)
            found.append(_line("break", [f"{x:.1f},{TOP}", f"{x:.1f},{HIGH - FOOT}"]))
        before = span[-1].year
        if len(points) > 1:
            found.append(_line("known", points))
    for point in one.course.points:
        value = point.value
        kind = "dot summed" if value.status == "computed" else "dot"
        x, y = frame.x(point.year), frame.y(value.value or 0.0)
        title = Element("title", {}, [f"{point.year}: {amount(round(value.value or 0, 2))}"])
        where = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "4", "class": kind}
        found.append(Element("circle", where, [title]))
    return found


def _printed(frame: Frame, figures: Sequence[Fact]) -> list[Element]:
    """Draw what the documents print: a square for the baseline, a diamond for the expected."""
    found: list[Element] = []
    for one in figures:
        if one.norm_value is None:
            continue
        x, y = frame.x(int(one.year)), frame.y(one.norm_value)
        turn = f"rotate(45 {x:.1f} {y:.1f})" if one.kind == "expected" else ""
        where = {"x": f"{x - 4.5:.1f}", "y": f"{y - 4.5:.1f}", "width": "9", "height": "9"}
        found.append(Element("rect", {**where, "class": f"printed {one.kind}", "transform": turn}))
    return found


def _aim(frame: Frame, one: Track, lang: str) -> list[Element]:
    """Draw the target as a hollow ring, with its value."""
    x, y = frame.x(one.aim.year), frame.y(one.aim.value)
    told = say(lang, "path.aim", "target {value}", value=amount(round(one.aim.value, 6)))
    return [
        Element("circle", {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "6.5", "class": "aim"}),
        _label(x - 11, y - 9 if y > TOP + 14 else y + 18, told, "aimed"),
    ]


def _band(frame: Frame, prospect: Prospect | None) -> list[Element]:
    """Draw a forecast: its middle, and the band that four of five values should lie in."""
    if prospect is None or prospect.forecast is None or prospect.last is None:
        return []
    one = prospect.forecast
    start = (prospect.last.year, prospect.last.value.value or 0.0)
    upper = [start, *zip(one.years, one.high, strict=True)]
    lower = [start, *zip(one.years, one.low, strict=True)]
    middle = [start, *zip(one.years, one.mean, strict=True)]
    edge = [frame.at(*point) for point in (*upper, *reversed(lower))]
    band = Element("polygon", {"class": "band", "points": " ".join(edge)})
    return [band, _line("forecast", [frame.at(*point) for point in middle])]
