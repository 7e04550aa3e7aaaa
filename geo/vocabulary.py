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
        "own": "your own",
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
        "union": "The value belongs to older boundaries; it is shown on a union of today's areas.",
        "unverified": "From a secondary source that has not been verified (grade C).",
        "not_published": "No value was found in the sources.",
        "register_partial": "The register is known in part; a count is what is listed here.",
        "own_data": "From the reader's own table.",
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

ALLOWANCES = _words(
    "allow",
    {
        "partial": "show partial sums, labelled",
        "break": "compute across breaks, labelled",
    },
)
