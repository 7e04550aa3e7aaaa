"""What the register says: where the listed sites are, how far apart, and of which types."""

from geo.surveys.distances import Near, Scatter, nearest, scatter
from geo.surveys.mentions import AREA, LINE, NOWHERE, POINT, Mention, mentions
from geo.surveys.platforms import (
    ELSEWHERE,
    HAS,
    UNKNOWN,
    Counter,
    Grid,
    Platform,
    counters,
    grid,
    platforms,
)
from geo.surveys.tallies import Density, Tally, densities, lies, tally, unplaced

__all__ = [
    "AREA",
    "ELSEWHERE",
    "HAS",
    "LINE",
    "NOWHERE",
    "POINT",
    "UNKNOWN",
    "Counter",
    "Density",
    "Grid",
    "Mention",
    "Near",
    "Platform",
    "Scatter",
    "Tally",
    "counters",
    "densities",
    "grid",
    "lies",
    "mentions",
    "nearest",
    "platforms",
    "scatter",
    "tally",
    "unplaced",
]
