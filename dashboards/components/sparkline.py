"""A series in the space of a word."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from dash import html

WIDTH, HEIGHT, PAD = 96, 26, 3


def sparkline(
    series: Mapping[int, float | None], breaks: Sequence[int], year: int, alt: str
) -> html.Img | html.Span:
    """Draw a series; the line is interrupted where values are missing and where the series breaks.

    A break has a mark between the two years that it parts, or at the first year where what came
    before has no value here.

    Parameters
    ----------
    series : mapping of year to value or None
    breaks : sequence of int
        Years at which the series of this place begins anew.
    year : int
        The year that gets a dot.
    alt : str
        The same in words.
    """
    known = {at: value for at, value in sorted(series.items()) if value is not None}
    if len(known) < 2:
        return html.Span(className="sparkline empty")
    points = _points(known)
    lines = "".join(
        f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in run)}"/>'
        if len(run) > 1
        else f'<circle cx="{run[0][0]:.1f}" cy="{run[0][1]:.1f}" r="1.2" fill="#6b8a93"/>'
        for run in _runs(points, breaks)
    )
    marks = "".join(f'<path d="M{x:.1f} 1V{HEIGHT - 1}"/>' for x in _marks(points, breaks))
    dot = ""
    if year in points:
        x, y = points[year]
        dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="#d9822b"/>'
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<g fill="none" stroke="#6b8a93" stroke-width="1.6" stroke-linejoin="round">{lines}</g>'
        f'<g stroke="#6b8a93" stroke-width="1" stroke-dasharray="2 2">{marks}</g>{dot}</svg>'
    )
    return html.Img(src=f"data:image/svg+xml,{quote(picture)}", alt=alt, className="sparkline")


def _points(known: Mapping[int, float]) -> dict[int, tuple[float, float]]:
    first, last = min(known), max(known)
    low, high = min(known.values()), max(known.values())
    across, up = WIDTH - 2 * PAD, HEIGHT - 2 * PAD
    return {
        year: (
            PAD + (year - first) / (last - first) * across,
            HEIGHT - PAD - ((value - low) / (high - low) if high > low else 0.5) * up,
        )
        for year, value in known.items()
    }


def _runs(
    points: Mapping[int, tuple[float, float]], breaks: Sequence[int]
) -> list[list[tuple[float, float]]]:
    """Divide the points into runs of years that may be joined by a line."""
    runs: list[list[tuple[float, float]]] = []
    before = None
    for year, point in points.items():
        if before is None or year != before + 1 or year in breaks:
            runs.append([])
        runs[-1].append(point)
        before = year
    return runs


def _marks(points: Mapping[int, tuple[float, float]], breaks: Sequence[int]) -> list[float]:
    """Find where breaks stand: half-way from the point before."""
    across = {year: x for year, (x, _) in points.items()}
    before = dict(zip([*across][1:], across.values(), strict=False))
    return [
        (across[year] + before.get(year, across[year])) / 2 for year in breaks if year in across
    ]
