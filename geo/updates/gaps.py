"""How far areas add up beside the whole they are part of: declared anew after an update."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geo.checks.figures import gaps
from geo.sources import Sources
from geo.text import say
from geo.updates.ledgers import Ledger
from geo.updates.revisions import written

_CHECK = "gaps_declared"
_NUMBERS = ("published", "areas_sum", "gap_pct")


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap that an update declares anew.

    Attributes
    ----------
    indicator : str
    year : int
    before : float or None
        In per cent of the whole; ``None`` where it was not known.
    after : float
    reason_zh, reason_en : str
        Why, as declared from now on.
    """

    indicator: str
    year: int
    before: float | None
    after: float
    reason_zh: str
    reason_en: str


def tables(checks: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """Return the tables in which a folder declares gaps."""
    return tuple(check["table"] for check in checks if check["check"] == _CHECK)


def declare(
    sources: Sources, ledgers: Mapping[str, Ledger], reasons: Mapping[str, str]
) -> tuple[Gap, ...]:
    """Declare the gaps that are new, or are others than before.

    Parameters
    ----------
    sources : Sources
        The folder with its figures updated; an update takes no figure away, so no gap goes.
    ledgers : mapping of table to Ledger
        The tables of gaps are written to.
    reasons : mapping of language to str
        Why they are as they are. A language without a reason gets a standard one: a reason
        belongs to its numbers, and is not kept for others.
    """
    changed: list[Gap] = []
    for check in sources.data["checks"]:
        if check["check"] == _CHECK:
            changed += _declared(ledgers[check["table"]], gaps(sources, check), reasons)
    return tuple(changed)


def _declared(
    ledger: Ledger,
    expected: Mapping[tuple[str, int], Mapping[str, float]],
    reasons: Mapping[str, str],
) -> list[Gap]:
    places = ledger.find("indicator", "year")
    changed: list[Gap] = []
    for (indicator, year), numbers in sorted(expected.items()):
        rows = places.get((indicator, str(year)), [])
        old = ledger[rows[0]] if rows else None
        if old and all(float(old[name]) == numbers[name] for name in _NUMBERS):
            continue
        before = float(old["gap_pct"]) if old else None
        zh, en = (reasons.get(lang) or _standard(numbers, lang) for lang in ("zh", "en"))
        gap = Gap(indicator, year, before, numbers["gap_pct"], zh, en)
        changed.append(gap)
        new = {
            "indicator": indicator,
            "year": str(year),
            "published": written(numbers["published"]),
            "areas_sum": written(numbers["areas_sum"]),
            "gap_pct": f"{gap.after:.4f}",
            "reason_zh": zh,
            "reason_en": en,
        }
        if rows:
            ledger.replace(rows[0], new)
        else:
            ledger.append(new)
    return changed


def _standard(numbers: Mapping[str, float], lang: str) -> str:
    """Say no more than the numbers do."""
    if numbers["published"] == numbers["areas_sum"]:
        return say(lang, "update.gap.none", "The areas add up to the whole.")
    return say(
        lang,
        "update.gap.some",
        "The published figures of the areas do not add up to that of the whole.",
    )
