"""The columns of a study's table: what each measure says of an area, and how it is written."""

from collections.abc import Callable, Mapping

from dashboards.components.analysis.axes import named_unit
from dashboards.components.analysis.colouring import kinds, nothing
from dashboards.components.analysis.crosses import third
from dashboards.components.analysis.summary import amount, chance_of
from geo import say
from geo.analysis import Inquiry, Row, Study, told
from geo.text import number

Cell = Callable[[Row], str]
Columns = Mapping[str, Cell]
"""By their heads."""


def columns(inquiry: Inquiry, one: Study) -> Columns:
    """Name the columns that a measure fills, and say how each is written."""
    make = _COLUMNS.get(one.measure)
    return make(inquiry, one) if make else {}


def _around(inquiry: Inquiry, one: Study) -> Columns:
    places = one.sample.indicator.decimals
    head = say(inquiry.view.lang, "row.around", "Mean of its neighbours")
    return {head: lambda row: _more(row, "around", places)}


def _tested(inquiry: Inquiry, one: Study) -> Columns:
    """Tell each area's statistic, how sure it is, and what is claimed."""
    lang = inquiry.view.lang
    statistic: dict[str, Cell] = (
        {say(lang, "row.score", "z score"): lambda row: _more(row, "score", 2)}
        if one.measure == "getis"
        else {say(lang, "study.statistic", "Statistic"): lambda row: amount(row.statistic)}
    )
    return {
        **_around(inquiry, one),
        **statistic,
        say(lang, "study.p", "p"): lambda row: chance_of(row.p),
        say(lang, "study.q", "p, controlled"): lambda row: chance_of(row.q),
        say(lang, "study.label", "Standing"): lambda row: _said(inquiry, row),
    }


def _quotients(inquiry: Inquiry, _: Study) -> Columns:
    lang = inquiry.view.lang
    return {
        say(lang, "row.quotient", "Location quotient"): lambda row: amount(row.statistic, 2),
        say(lang, "study.label", "Standing"): lambda row: _said(inquiry, row),
    }


def _quadrants(inquiry: Inquiry, _: Study) -> Columns:
    lang = inquiry.view.lang
    return {
        say(lang, "row.quotient", "Location quotient"): lambda row: amount(row.value, 2),
        say(lang, "row.growth", "Growth a year (%)"): lambda row: amount(row.statistic, 1),
        say(lang, "study.label", "Standing"): lambda row: _said(inquiry, row),
    }


def _shares(inquiry: Inquiry, _: Study) -> Columns:
    return {say(inquiry.view.lang, "row.share", "Share (%)"): lambda row: _percent(row.statistic)}


def _indices(inquiry: Inquiry, _: Study) -> Columns:
    head = say(inquiry.view.lang, "study.statistic", "Statistic")
    return {head: lambda row: amount(row.statistic)}


def _growths(inquiry: Inquiry, _: Study) -> Columns:
    head = say(inquiry.view.lang, "row.growth", "Growth a year (%)")
    return {head: lambda row: amount(row.statistic, 1)}


def _drops(inquiry: Inquiry, _: Study) -> Columns:
    head = say(inquiry.view.lang, "row.deepest", "Farthest drop at a border (%)")
    return {head: lambda row: _percent(row.statistic)}


def _shifts(inquiry: Inquiry, one: Study) -> Columns:
    """Name the parts that a change is taken apart into."""
    lang, places = inquiry.view.lang, one.sample.indicator.decimals
    parts = {
        "share": say(lang, "row.part.share", "Share of all"),
        "mix": say(lang, "row.part.mix", "Industry mix"),
        "regional": say(lang, "row.part.regional", "Regional shift"),
    }

    def part(key: str) -> Cell:
        return lambda row: _more(row, key, places)

    change: dict[str, Cell] = {
        say(lang, "row.change", "Change"): lambda row: amount(row.value, places)
    }
    return change | {head: part(key) for key, head in parts.items()}


def _second(inquiry: Inquiry, _: Study) -> Columns:
    """Name the second indicator, and the thirds that an area is in."""
    view, atlas = inquiry.view, inquiry.atlas
    other = atlas.indicators[view.against]
    head = named_unit(other.name(view.lang), atlas.unit(other, view.lang))
    return {
        head: lambda row: amount(row.statistic, other.decimals),
        say(view.lang, "row.thirds", "Thirds"): lambda row: " · ".join(
            third(int(one), view.lang) for one in row.label
        ),
    }


def _more(row: Row, key: str, places: int) -> str:
    value = row.more.get(key)
    return "–" if value is None else number(value, places)


def _percent(value: float | None) -> str:
    return "–" if value is None else number(value * 100, 1)


def _said(inquiry: Inquiry, row: Row) -> str:
    """Say what is claimed of an area; of clusters, that nothing is where that is so."""
    lang = inquiry.view.lang
    if not row.label:
        return nothing(lang)
    names = {one.key: one.name.say(lang) for one in kinds(inquiry)}
    return names.get(row.label) or told(row.label, lang)


_COLUMNS: Mapping[str, Callable[[Inquiry, Study], Columns]] = {
    "moran": _around,
    "geary": _around,
    "lisa": _tested,
    "getis": _tested,
    "contrast": _drops,
    "bivariate": _second,
    "quotient": _quotients,
    "locational_gini": _quotients,
    "quadrant": _quadrants,
    "herfindahl": _shares,
    "krugman": _indices,
    "beta": _growths,
    "shift_share": _shifts,
}
