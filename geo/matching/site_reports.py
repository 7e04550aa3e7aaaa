"""What was found out about a reader's list of sites, before anything of it is kept."""

from dataclasses import asdict, dataclass
from typing import Any

from geo.matching.columns import Column
from geo.matching.names import Names
from geo.matching.reports import Entry, SheetCount, told
from geo.text import Sentence


@dataclass(frozen=True, slots=True)
class FoundSite:
    """A site of a reader's list whose place is known.

    Attributes
    ----------
    row : int
        As the spreadsheet numbers it.
    name : str
    code : str
        Of its county; of its city where the list tells no county.
    kind, sector : str
        Keys; empty where the list tells none that is known.
    batch : str
        In the list's own words.
    year : int or None
    lon, lat : float or None
        Degrees; both or neither.
    accuracy : float or None
        Metres within which the position is true; ``None`` where the list does not tell, or tells
        no position.
    """

    row: int
    name: str
    code: str
    kind: str
    sector: str
    batch: str
    year: int | None
    lon: float | None
    lat: float | None
    accuracy: float | None


@dataclass(frozen=True)
class SiteReport:
    """All that was found out about a list of sites.

    Attributes
    ----------
    file, sheet : str
    sheets : tuple of SheetCount
    header : int
        The first row of data, as the spreadsheet numbers it.
    columns : tuple of Column
        Their roles are of ``SITE_ROLES``.
    entries : tuple of Entry
        One a row, in order; ``given`` is the name of the site.
    sites : tuple of FoundSite
        Of the rows that match.
    notices : tuple of Sentence
    names : Names
    """

    file: str
    sheet: str
    sheets: tuple[SheetCount, ...]
    header: int
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]
    sites: tuple[FoundSite, ...]
    notices: tuple[Sentence, ...]
    names: Names

    def to_json(self, lang: str) -> dict[str, Any]:
        """Return the report as facts, with names and sentences in a language."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "sheets": [asdict(one) for one in self.sheets],
            "rows": len(self.entries),
            "header": self.header,
            "columns": [one.to_json() for one in self.columns],
            **told(self.entries, self.names, lang),
            "sites": [asdict(one) for one in self.sites],
            "notices": [one.say(lang) for one in self.notices],
        }
