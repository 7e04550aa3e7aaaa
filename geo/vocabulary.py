"""The closed lists of words that stand beside a value."""

from dataclasses import dataclass

from geo.registry import Registry
from geo.text import say


@dataclass(frozen=True, slots=True)
class Word:
    """A key of a closed list and what it says to a reader.

    Attributes
    ----------
    kind : str
        The list it belongs to; with the key it names the sentence in the catalogues.
    key : str
        As written in tables, addresses and JSON.
    english : str
        What it means, in English.
    """

    kind: str
    key: str
    english: str

    def say(self, lang: str) -> str:
        """Say it in ``lang``."""
        return say(lang, f"{self.kind}.{self.key}", self.english)


def _words(kind: str, english: dict[str, str]) -> Registry[Word]:
    return Registry(kind, [Word(kind, key, text) for key, text in english.items()])


STATUSES = _words(
    "status",
    {
        "preliminary": "preliminary",
        "final": "final",
        "revised-after-census": "revised after a census",
        "expected": "expected",
        "target": "target",
        "computed": "computed",
        "own": "your own table",
    },
)

FLAGS = _words(
    "flag",
    {
        "partial": "Not all areas have a value of full scope.",
        "mixed_vintage": "Values of different census vintages stand together.",
        "mixed_scope": "Values of different scope stand together.",
        "mixed_years": "Values of different years stand together; there is no ranking.",
        "series_break": "The series breaks here; values on its two sides cannot be compared.",
        "not_additive": "This cannot be added up over areas.",
        "boundary_differs": "The value belongs to boundaries that no shape of today fits.",
        "union": "Areas whose boundaries changed are joined; the value is of all of them together.",
        "unverified": "From a secondary source that has not been verified (grade C).",
        "not_published": "No value was found in the sources.",
        "register_partial": "The register is known in part; a count is what is listed here.",
        "own_data": "From your own table or list.",
    },
)

GRADES = _words(
    "grade",
    {
        "A": "official host",
        "B": "copy or compilation of official tables",
        "C": "secondary source, to be verified",
    },
)

VINTAGES = _words(
    "vintage",
    {
        "census3": "before the 4th economic census",
        "census4": "after the 4th economic census",
        "census5": "after the 5th economic census",
    },
)

LEVELS = _words(
    "level",
    {"province": "province", "circle": "circle", "city": "city", "county": "county"},
)

BASES = _words(
    "basis",
    {
        "absolute": "as it is",
        "head": "per head",
        "share": "share of the province",
        "index": "province = 100",
    },
)
"""In which terms a reader may compare."""

DESIGNATED = _words(
    "designated",
    {"state": "national", "province": "provincial", "city": "municipal"},
)
"""Who designated a site."""

RULES = _words(
    "rule",
    {
        "about": "met within the tolerance below it, or above it",
        "above": "met only above it",
        "at_least": "met at it or above it",
    },
)
"""When a target counts as met."""

STATES = _words(
    "state",
    {
        "met": "met",
        "on_track": "on track",
        "watch": "watch",
        "behind": "behind",
        "missed": "not met",
        "no_pace": "no pace yet",
        "no_data": "no data",
    },
)
"""Where a value stands on its way to a target."""

ALLOWANCES = _words(
    "allow",
    {
        "partial": "show partial sums, labelled",
        "break": "compute across breaks, labelled",
        "union": "join areas whose boundaries changed, so that years compare",
    },
)

ROLES = _words(
    "role",
    {
        "code": "code",
        "name": "name of the area",
        "parent": "what it belongs to",
        "year": "year",
        "value": "values",
        "unit": "unit",
        "item": "what is measured",
        "note": "note",
        "ignore": "leave out",
    },
)
"""What a column of a reader's own table holds."""

SITE_ROLES = _words(
    "site_role",
    {
        "name": "name of the site",
        "city": "city",
        "county": "county",
        "kind": "kind",
        "sector": "sector",
        "batch": "batch",
        "year": "year",
        "lon": "longitude",
        "lat": "latitude",
        "accuracy": "accuracy of the position",
        "code": "code of the area",
        "note": "note",
        "ignore": "leave out",
    },
)
"""What a column of a reader's own list of sites holds."""

REASONS = _words(
    "reason",
    {
        "broken": "more or fewer cells than headings",
        "blank": "no position",
        "unread": "a position that is no pair of numbers",
        "zero": "a position of 0, 0",
        "swapped": "longitude and latitude swapped: read the other way round it lies inside",
        "range": "a position beyond 180° or 90°",
        "outside": "outside every area",
        "aside": "set aside, as asked",
    },
)
"""Why a row of a register is not counted, in the order in which it is told."""

HOWS = _words(
    "how",
    {
        "code": "code",
        "full name": "full name",
        "short name": "short name",
        "old name": "old name",
        "pinyin": "pinyin",
        "alias": "remembered",
        "chosen": "chosen by you",
    },
)
"""How a row of a reader's own table was matched."""

ASIDES = _words(
    "aside",
    {
        "total": "total",
        "note": "note",
        "header": "heading",
        "unit": "unit",
        "title": "title",
        "blank": "blank",
        "chosen": "set aside by you",
    },
)
"""Why a row of a reader's own table is set aside."""

TYPES = _words(
    "type",
    {
        "total": "total: can be added up over areas",
        "ratio": "ratio: one column divided by another",
        "rate": "rate, share or growth: of single areas only",
        "index": "index or rank: of single areas only",
    },
)
"""What a reader's own values are."""

PROGRESS = _words(
    "monitor",
    {
        "not_started": "not started",
        "under_way": "under way",
        "done": "done",
        "no_data": "no data",
    },
)
"""How far a reader says that something monitored is; what nobody spoke of has no data."""

STUDIED = (
    "moran",
    "lisa",
    "getis",
    "geary",
    "contrast",
    "bivariate",
    "fit",
    "quotient",
    "quadrant",
    "herfindahl",
    "locational_gini",
    "krugman",
    "gini",
    "theil",
    "cv",
    "sigma",
    "beta",
    "shift_share",
)
"""Keys of what can be measured of a map as a whole, in the order in which it is offered."""

WEIGHTS = frozenset(
    [
        "contiguity",
        *(f"knn:{count}" for count in range(1, 16)),
        *(f"distance:{km}" for km in range(1, 2001)),
    ]
)
"""Which areas can count as neighbours: with a common border or corner, nearest, within km."""
