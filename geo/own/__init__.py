"""What a reader brings along: own tables and lists of sites, named by their content."""

from geo.own.fields import MOST_BYTES, OWN, VERSION, own_keys, parsed, wrong
from geo.own.lists import OWN_SITE, SITES, OwnList, OwnSite
from geo.own.tables import OwnRow, OwnTable

Own = OwnTable | OwnList
"""What an answer may need."""

_KINDS = {OWN: OwnTable, SITES: OwnList}

__all__ = [
    "MOST_BYTES",
    "OWN",
    "OWN_SITE",
    "SITES",
    "VERSION",
    "Own",
    "OwnList",
    "OwnRow",
    "OwnSite",
    "OwnTable",
    "own_keys",
    "own_of",
    "read_own",
]


def own_of(told: object) -> Own:
    """Check a table or a list, whichever it is marked as.

    Raises
    ------
    TableError
    """
    mark = told.get("siquan") if isinstance(told, dict) else None  # pyright: ignore[reportUnknownMemberType]
    if mark not in _KINDS:
        raise wrong("siquan", mark, "/".join(_KINDS))
    return _KINDS[mark].of(told)


def read_own(text: str) -> tuple[Own, ...]:
    """Read what a question brings along: a JSON list of tables and lists of sites; or nothing.

    Raises
    ------
    TableError
    """
    if not text:
        return ()
    told = parsed(text)
    if not isinstance(told, list):
        raise wrong("text", told, "[…]")
    return tuple(own_of(one) for one in told)  # pyright: ignore[reportUnknownVariableType]
