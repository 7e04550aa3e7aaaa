"""Outlooks: what targets imply together, each document on a track of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from geo.aims import Pace, pace
from geo.atlas import Atlas
from geo.goals import due_of
from geo.indicators import Indicator
from geo.targets.scoreboards import Score


@dataclass(frozen=True, slots=True)
class Implied:
    """What a total and a share of it imply: the whole that the share is of.

    Attributes
    ----------
    total, share : Score
    whole : Indicator
        What is implied.
    year : int
    value : float
        At least so much, where the total is to be passed.
    """

    total: Score
    share: Score
    whole: Indicator
    year: int
    value: float


@dataclass(frozen=True, slots=True)
class Leg:
    """A pace between two figures, one of them a target.

    Attributes
    ----------
    score : Score
    start : float
        What it starts from, in the target's unit.
    basis : str
        ``baseline`` of the same document, ``target`` of an earlier one, or ``newest`` value.
    pace : Pace
    """

    score: Score
    start: float
    basis: str
    pace: Pace


def legs(score: Score) -> tuple[Leg, ...]:
    """Return what growth a target asks for: from its start, an earlier target, the newest value."""
    goal, target = score.goal, score.target
    value, due = target.norm_value or 0.0, int(due_of(target))
    starts: list[tuple[float, int, str]] = []
    if begun := goal.start(target):
        starts.append((begun[1], begun[0], "baseline"))
    earlier = [one for one in goal.targets if due_of(one) < due_of(target)]
    starts += [(one.norm_value or 0.0, int(due_of(one)), "target") for one in earlier]
    decided = score.track.decided if score.track else None
    if decided and decided.value is not None and decided.year < due:
        starts.append((decided.value, decided.year, "newest"))
    found = (
        (start, basis, pace(start, value, (year, due), goal.unit)) for start, year, basis in starts
    )
    return tuple(Leg(score, start, basis, one) for start, basis, one in found if one)


def implied(atlas: Atlas, scores: Sequence[Score]) -> tuple[Implied, ...]:
    """Find pairs of targets of one document and year: a total, and its share of a whole.

    Which whole follows from the formula of the share.
    """
    found: list[Implied] = []
    for share in scores:
        one = atlas.indicators.get(share.goal.column)
        if one is None or one.measure != "ratio" or one.denominator is None:
            continue
        for total in scores:
            same = (total.target.document, due_of(total.target)) == (
                share.target.document,
                due_of(share.target),
            )
            if not same or total.goal.column != one.numerator.columns[0]:
                continue
            value = (total.target.norm_value or 0) / (share.target.norm_value or 1) * one.factor
            key = one.stand_in or one.denominator.columns[0]
            year = int(due_of(total.target))
            found.append(Implied(total, share, atlas.indicators[key], year, value))
    return tuple(found)
