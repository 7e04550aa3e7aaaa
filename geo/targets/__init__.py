"""Targets followed: where values stand, at what pace they go, and whether they arrive."""

from geo.targets.courses import Course, course
from geo.targets.outlooks import Implied, Leg, implied, legs
from geo.targets.owns import own_years
from geo.targets.prospects import ODDS, Prospect, forecast, prospect, steady
from geo.targets.reaches import (
    LEVEL,
    NONE,
    OWN,
    PACE,
    Reach,
    Standing,
    asked_as as reach_as,
    compose_reach,
    of_province,
)
from geo.targets.revisions import Revision, revision
from geo.targets.scoreboards import (
    COUNTS,
    SECTORS,
    TABLE,
    Score,
    of_document,
    scoreboard,
)
from geo.targets.tracks import WARN, Track, track

__all__ = [
    "COUNTS",
    "LEVEL",
    "NONE",
    "ODDS",
    "OWN",
    "PACE",
    "SECTORS",
    "TABLE",
    "WARN",
    "Course",
    "Implied",
    "Leg",
    "Prospect",
    "Reach",
    "Revision",
    "Score",
    "Standing",
    "Track",
    "compose_reach",
    "course",
    "forecast",
    "implied",
    "legs",
    "of_document",
    "of_province",
    "own_years",
    "prospect",
    "reach_as",
    "revision",
    "scoreboard",
    "steady",
    "track",
]
