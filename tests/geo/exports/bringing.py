"""Bring an own table along, as a browser does."""

from geo import compose
from geo.adoptions import adopt
from geo.own import OwnTable

PLAIN = {
    "siquan": "own", "version": 1, "name": "渔船", "unit": "艘", "type": "total", "level": "city",
    "top_name": "", "top_unit": "", "over_name": "", "over_unit": "", "file": "boats.xlsx",
    "sheet": "Sheet1", "factor": 1, "decimals": 0,
    "rows": [["990100", 2022, 5, None, None, 3], ["990200", 2022, 7, None, None, 4]],
}  # fmt: skip


def brought(atlas, **changes):
    """Return an atlas with an own table, and the table's key."""
    own = OwnTable.of({**PLAIN, **changes})
    return adopt(atlas, [own], [own.key]), own.key


def drawn(atlas, **changes):
    """Return the scene of an own table."""
    adopted, key = brought(atlas, **changes)
    return compose(adopted, adopted.view(f"?indicator={key}"))
