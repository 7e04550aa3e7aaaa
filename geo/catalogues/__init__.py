"""The catalogue: what there is of every indicator, where it comes from, and what is missing."""

from geo.catalogues.absences import Absence, absences, gaps
from geo.catalogues.coverages import MARKS, Coverage, Mark, Strip, coverage
from geo.catalogues.entries import Entry, Span, columns_of, entries, entry, used_by
from geo.catalogues.evidence import (
    Disputed,
    Publication,
    Redrawing,
    Revision,
    Stop,
    breaks_of,
    conflicts_of,
    publications,
    redrawings,
    revisions,
)
from geo.catalogues.tallies import Aspect, Changed, Listing, changes, listings, tally

__all__ = [
    "MARKS",
    "Absence",
    "Aspect",
    "Changed",
    "Coverage",
    "Disputed",
    "Entry",
    "Listing",
    "Mark",
    "Publication",
    "Redrawing",
    "Revision",
    "Span",
    "Stop",
    "Strip",
    "absences",
    "breaks_of",
    "changes",
    "columns_of",
    "conflicts_of",
    "coverage",
    "entries",
    "entry",
    "gaps",
    "listings",
    "publications",
    "redrawings",
    "revisions",
    "tally",
    "used_by",
]
