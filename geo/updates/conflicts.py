"""The other published values: what a change does to their tables."""

from collections.abc import Iterable, Mapping

from geo.updates.ledgers import Ledger
from geo.updates.revisions import KEY, Change

CONFLICTS: Mapping[str, str] = {
    "city_panel": "city_conflicts",
    "county_panel": "county_conflicts",
}
"""Where the other published values of a panel stand."""
_STANDING = ("vintage", "scope", "boundary_vintage")


def dispute(ledgers: Mapping[str, Ledger], changes: Iterable[Change]) -> None:
    """Bring the tables of conflicts up to date.

    A value that is not shown any more joins them, unless it was copied wrongly. Those that stand
    there are told what is shown now; the one that is shown now leaves them.
    """
    for panel, name in CONFLICTS.items():
        ledger = ledgers[name]
        known = ledger.find(*KEY)
        gone: list[int] = []
        for change in changes:
            if change.table == panel:
                rows = known.get(tuple(change.new[column] for column in KEY), [])
                gone += _revised(ledger, rows, change)
        ledger.remove(*gone)


def _revised(ledger: Ledger, rows: list[int], change: Change) -> list[int]:
    """Write the conflicts of one value anew, and return those that are none any more."""
    numbers = [at for at in rows if ledger[at]["value"]]
    gone = [at for at in numbers if _alike(ledger[at], change.new)]
    for at in set(numbers).difference(gone):
        ledger.replace(at, ledger[at] | _beside(ledger[at], change.new))
    if change.kind == "changed" and change.old is not None:
        old = dict(change.old)
        if not any(_alike(ledger[at], old) for at in numbers):
            note = {"note": _noted(old, change.new)}
            ledger.append(old | note | _beside(old, change.new))
    return gone


def _alike(row: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether both are the same value of the same publication."""
    same = float(row["value"]) == float(other["value"])
    return same and row["source_title"] == other["source_title"]


def _noted(old: Mapping[str, str], shown: Mapping[str, str]) -> str:
    """Add to a note what tells a value from the one that is shown, and has no column there."""
    differ = [
        f"{name}={old[name]}" for name in _STANDING if old.get(name, shown[name]) != shown[name]
    ]
    return "; ".join(filter(None, [old.get("note", ""), *differ]))


def _beside(row: Mapping[str, str], shown: Mapping[str, str]) -> dict[str, str]:
    """Tell a conflict of the value that is shown."""
    value, main = float(row["value"]), float(shown["value"])
    return {
        "main_value": shown["value"],
        "main_status": shown["status"],
        "main_source": shown["source_title"],
        "diff_pct": f"{(value - main) / main * 100:.2f}" if main else "",
    }
