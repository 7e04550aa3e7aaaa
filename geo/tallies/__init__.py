"""Tallies: millions of establishments counted by area, region, sector or cell.

A register that may be larger than memory is cut into parts; each part is counted by itself, here or
on a cluster, and the counts are put together in the order of the file.
"""

from geo.tallies.cells import FINEST
from geo.tallies.drafts import draft
from geo.tallies.files import KINDS, kind_of, write
from geo.tallies.parts import SIZE, Register, register_of
from geo.tallies.positions import SYSTEMS
from geo.tallies.proposals import Crowding, clusters, crowded
from geo.tallies.questions import ROLES, WORDS, Question, QuestionError, located
from geo.tallies.results import Result, outlines_of, sectors_of
from geo.tallies.runs import Run

__all__ = [
    "FINEST",
    "KINDS",
    "ROLES",
    "SIZE",
    "SYSTEMS",
    "WORDS",
    "Crowding",
    "Question",
    "QuestionError",
    "Register",
    "Result",
    "Run",
    "clusters",
    "crowded",
    "draft",
    "kind_of",
    "located",
    "outlines_of",
    "register_of",
    "sectors_of",
    "write",
]
