"""Readings as text: medians with their range, and ratios that are taken within the rounds."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the median of the ratios, round by round."""
    return median(a / b for a, b in zip(ours, theirs, strict=True))


def spread(times: Sequence[float]) -> str:
    """Write the median and the range."""
    if not times:
        return "–"
    digits = 1 if median(times) < 20 else 0
    return f"{median(times):.{digits}f} ({min(times):.{digits}f}–{max(times):.{digits}f})"


def gathered(found: Mapping[str, Any], name: str) -> dict[str, list[float]]:
    """Return one median for each page that was opened, by kind."""
    return {
        kind: [median(getattr(one, name)) for one in pages if getattr(one, name)]
        for kind, pages in found.items()
    }


def table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Write a table; the first column has no name."""
    lines = ["", "| | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    return [*lines, *("| " + " | ".join(row) + " |" for row in rows), ""]
