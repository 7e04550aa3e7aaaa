"""Fit a reader's own table to the areas, and report before anything is kept.

A row is matched by a code, a full or short name, a name of old, or pinyin, and never by likeness.
Whatever is not certain is left to the reader, with the areas it may stand for.
"""

from geo.matching.decisions import EACH_YEAR, TODAY, Decisions
from geo.matching.fits import fit
from geo.matching.names import HOW, Names
from geo.matching.reports import STATUSES, Datum, Entry, Found, Report
from geo.matching.site_reports import FoundSite, SiteReport
from geo.matching.sites import fit_sites
from geo.vocabulary import ROLES, SITE_ROLES

__all__ = [
    "EACH_YEAR",
    "HOW",
    "ROLES",
    "SITE_ROLES",
    "STATUSES",
    "TODAY",
    "Datum",
    "Decisions",
    "Entry",
    "Found",
    "FoundSite",
    "Names",
    "Report",
    "SiteReport",
    "fit",
    "fit_sites",
]
