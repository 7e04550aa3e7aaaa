"""Regions beside each other: boards of maps, standings, profiles, peers, ranks over the years."""

from geo.comparisons.boards import (
    MOST,
    Board,
    Entry,
    Panel,
    Row,
    asked_as,
    chosen,
    compose_board,
    grouping_of,
    plainly,
)
from geo.comparisons.flows import Flow, flow
from geo.comparisons.focus import Follow, Sector, follows, sectors, shared, unassigned
from geo.comparisons.peers import Likeness, Peer, likeness
from geo.comparisons.profiles import Bar, Closing, profile
from geo.comparisons.standings import Standing, comparable, measured, standings

__all__ = [
    "MOST",
    "Bar",
    "Board",
    "Closing",
    "Entry",
    "Flow",
    "Follow",
    "Likeness",
    "Panel",
    "Peer",
    "Row",
    "Sector",
    "Standing",
    "asked_as",
    "chosen",
    "comparable",
    "compose_board",
    "flow",
    "follows",
    "grouping_of",
    "likeness",
    "measured",
    "plainly",
    "profile",
    "sectors",
    "shared",
    "standings",
    "unassigned",
]
