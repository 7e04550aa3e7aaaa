"""Own targets: a table of the reader's own, read as what its places are to reach."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.aims import Aim
from geo.atlas import Atlas
from geo.errors import RefusedError
from geo.goals import Goal
from geo.indicators import Indicator
from geo.measures import Value
from geo.text import Sentence, named, sentence
from geo.units import power_of
from geo.views import View


@dataclass(frozen=True, slots=True)
class OwnAims:
    """What places are to reach, as the reader's own table tells.

    Attributes
    ----------
    year : int
        By when.
    aims : mapping of code to Aim
        In the unit of the indicator that they are of; places without a target are not there.
    values : mapping of code to Value
        The targets as they stand in the table.
    """

    year: int
    aims: Mapping[str, Aim]
    values: Mapping[str, Value]


def own_aims(atlas: Atlas, view: View, indicator: Indicator) -> OwnAims | Sentence:
    """Read a reader's own table as targets.

    Parameters
    ----------
    atlas : Atlas
    view : View
        Its ``goal`` names the table; its ``due`` the year, else the table's last.
    indicator : Indicator
        What the targets are of.

    Returns
    -------
    OwnAims or Sentence
        The sentence says why the table cannot be used.
    """
    table = atlas.indicators[view.goal]
    mine, wanted = atlas.unit(table, "zh"), atlas.unit(indicator, "zh")
    power = power_of(mine, wanted) if mine != wanted else 0
    if power is None:
        return sentence(
            "goal.unit",
            "Own targets of “{table}” are in “{unit}”, {name} is in “{wanted}”; choose the"
            " indicator that they are of, or import them in its unit.",
            table=table.name_zh,
            unit=named(mine or "–", atlas.unit(table, "en") or "–"),
            name=named(indicator.name_zh, indicator.name_en),
            wanted=named(wanted, atlas.unit(indicator, "en")),
        )
    years = own_years(atlas, view)
    if not years:
        return sentence(
            "goal.level",
            "“{table}” has no targets at this level; choose the level of its rows.",
            table=table.name_zh,
        )
    year = int(view.due) if view.due.isdigit() and int(view.due) in years else years[-1]
    try:
        found = atlas.series.measure(table, view.by, year, view.allow)
    except RefusedError:
        return sentence(
            "goal.added",
            "“{table}” cannot be added up, so regions have no target of it; choose single areas.",
            table=table.name_zh,
        )
    values = {places[0].code: value for places, value in found if value.value is not None}
    factor, rule = 10.0**power, view.rule
    aims = {
        code: Aim(value.value * factor, year, rule, _tolerance(view), indicator.direction)
        for code, value in values.items()
        if value.value is not None
    }
    return OwnAims(year, aims, values)


def own_values(atlas: Atlas, view: View, goal: Goal) -> Sentence | None:
    """Say why a reader's own values cannot be held against a target; ``None`` where they can."""
    if not view.actuals or view.actuals in atlas.awaited:
        return None
    table = atlas.indicators[view.actuals]
    mine = atlas.unit(table, "zh")
    if power_of(mine, goal.unit) == 0:
        return None
    return sentence(
        "goal.values",
        "Own values of “{table}” are in “{unit}”, the target is in “{wanted}”; import them in its"
        " unit.",
        table=table.name_zh,
        unit=mine,
        wanted=named(*atlas.units.get(goal.unit, (goal.unit, goal.unit))),
    )


def own_years(atlas: Atlas, view: View) -> list[int]:
    """Return the years that a reader's own table has targets for, at the level of the view."""
    table = atlas.indicators[view.goal]
    level = atlas.series.level(view.by)
    return sorted(atlas.measures.panel.years(table.numerator.columns[0], level))


def _tolerance(view: View) -> float:
    return float(view.tolerance) if view.rule == "about" else 0.0
