"""Scoreboards: every target of the documents, with what is known of it since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.atlas import Atlas
from geo.goals import Goal
from geo.plan import Fact
from geo.targets.owns import own_values
from geo.targets.reaches import of_province
from geo.targets.tracks import Track
from geo.views import View

TABLE, SECTORS, COUNTS = "table", "sectors", "counts"
"""The plan's table; targets of sectors, each in its own unit; zones, enterprises, standards."""


@dataclass(frozen=True, slots=True)
class Score:
    """One target of the documents.

    Attributes
    ----------
    goal : Goal
    target : Fact
    track : Track or None
        The province on its way to it; ``None`` where no series is known.
    listed : int or None
        How many are listed in the register of sites, where the target counts what is registered;
        never the number that there are.
    beside : tuple of Fact
        What the documents print of the same elsewhere: as achieved, or otherwise.
    """

    goal: Goal
    target: Fact
    track: Track | None
    listed: int | None
    beside: tuple[Fact, ...]

    @property
    def status(self) -> str:
        """Key of ``vocabulary.STATES``."""
        return self.track.status if self.track else "no_data"

    @property
    def group(self) -> str:
        """Where it belongs: the table, the sectors, or what is counted."""
        if self.target.number:
            return TABLE
        return SECTORS if self.target.sector else COUNTS


def scoreboard(atlas: Atlas, view: View) -> tuple[Score, ...]:
    """Return all targets with a number, in the documents' order.

    Parameters
    ----------
    atlas : Atlas
    view : View
        The rules that the reader set: tolerance, limits of the warning levels; and an own table of
        values of the target that it names.
    """
    return tuple(
        _score(atlas, view, goal, target)
        for goal in atlas.goals.values()
        for target in goal.targets
    )


def of_document(scores: Sequence[Score], document: str) -> tuple[Score, ...]:
    """Keep the targets of one document."""
    return tuple(one for one in scores if one.target.document == document)


def _score(atlas: Atlas, view: View, goal: Goal, target: Fact) -> Score:
    own = bool(view.actuals) and view.target == goal.key
    column = view.actuals if own else goal.column
    known = column in atlas.indicators and not (own and own_values(atlas, view, goal))
    asked = replace(view, allow=())
    return Score(
        goal=goal,
        target=target,
        track=of_province(atlas, asked, goal, target, atlas.indicators[column]) if known else None,
        listed=_listed(atlas, goal.key),
        beside=tuple(
            one
            for one in atlas.documents.facts
            if one.key == goal.key
            and one.document == target.document
            and one.role in ("restated", "conflict")
        ),
    )


def _listed(atlas: Atlas, key: str) -> int | None:
    """Count the listed sites of the types of platform that a target is of."""
    types = [str(row["key"]) for row in atlas.tables.get("platforms", ()) if row["target"] == key]
    if not types:
        return None
    count = sum(one.platform in types for one in atlas.register.sites.values())
    return count or None
