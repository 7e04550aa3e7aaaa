"""Boards: several maps on one scale, and a matrix of indicators by regions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geo.atlas import Atlas
from geo.classes import Classes, classify
from geo.comparisons.standings import Standing, leader, measured, standings
from geo.indicators import Indicator
from geo.lines import rank_of
from geo.measures import Value
from geo.places import Place
from geo.regions import Grouping
from geo.scenes import Scene, compose, palette_of, reclassed
from geo.terms import INDEX, PLAIN
from geo.views import View

MOST = 8
"""Maps that stand side by side."""

_YEARS = 6


@dataclass(frozen=True, slots=True)
class Panel:
    """One of several maps.

    Attributes
    ----------
    scene : Scene
        Its classes are those of all maps that share its scale.
    scale : str
        Key of the scale: maps of one key are classed together.
    """

    scene: Scene
    scale: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of the matrix: a region in one indicator.

    Attributes
    ----------
    place : Place
    value, plain : Value
        In the terms of the board, and as the indicator is.
    rank : tuple of int or None
        Its rank among the regions, and how many are ranked.
    """

    place: Place
    value: Value
    plain: Value
    rank: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the matrix.

    Attributes
    ----------
    indicator : Indicator
        In the terms of the board; the indicator itself where these have no meaning for it.
    plain : Indicator
        What the terms are of: per head for the index of a total.
    apart : bool
        Whether it stands in its own terms, because those of the board have no meaning for it.
    entries : tuple of Entry
        One a region, in order.
    province, reference : Value
    leader : Value or None
        The best of the regions.
    """

    indicator: Indicator
    plain: Indicator
    apart: bool
    entries: tuple[Entry, ...]
    province: Value
    reference: Value
    leader: Value | None


@dataclass(frozen=True, slots=True)
class Board:
    """What the page of the regions shows: the answer, together with the question.

    Attributes
    ----------
    atlas : Atlas
    view : View
    grouping : Grouping
        Whose regions are compared.
    reference : Place
        What they are compared with; the province unless the reader chose another.
    panels : tuple of Panel
        Indicators of one year, or years of one indicator.
    rows : tuple of Row
        The matrix.
    lead : Scene
        The indicator that is told in full, as it is, by the regions.
    regions : tuple of Standing
        The regions in the leading indicator.
    areas : mapping of region to Standings
        And their areas.
    """

    atlas: Atlas
    view: View
    grouping: Grouping
    reference: Place
    panels: tuple[Panel, ...]
    rows: tuple[Row, ...]
    lead: Scene
    regions: tuple[Standing, ...]
    areas: dict[str, tuple[Standing, ...]]

    @property
    def year(self) -> int:
        """The year that is compared; 0 where the indicator has none."""
        return _year(self.view)

    @property
    def places(self) -> tuple[Place, ...]:
        """The regions, in order."""
        return tuple(one.place for one in self.regions)


def compose_board(atlas: Atlas, view: View) -> Board:
    """Answer a view that compares regions.

    Parameters
    ----------
    atlas : Atlas
    view : View
        As ``atlas.view`` reads it; of a page that compares.
    """
    grouping = grouping_of(atlas, view)
    places = atlas.inside(grouping.key, "")
    reference = atlas.place(view.ref or atlas.province.code)
    indicator, year = atlas.indicators[view.indicator], _year(view)
    against = measured(atlas, indicator, reference, year, view.allow)
    inside = {one.code: tuple(atlas.place(code) for code in one.codes) for one in places}
    return Board(
        atlas=atlas,
        view=view,
        grouping=grouping,
        reference=reference,
        panels=panels(atlas, view),
        rows=tuple(_row(atlas, view, key, places, reference) for key in chosen(atlas, view)),
        lead=compose(atlas, replace(view, by=grouping.key, basis=PLAIN, within="")),
        regions=standings(atlas, indicator, places, year, against, view.allow),
        areas={
            code: standings(atlas, indicator, areas, year, against, view.allow)
            for code, areas in inside.items()
        },
    )


def asked_as(board: Board, view: View) -> Board:
    """Return a board as the answer to a view that differs in nothing that is measured."""
    told = {"lang": view.lang, "theme": view.theme, "pin": view.pin, "at": view.at}
    panels = tuple(
        replace(one, scene=replace(one.scene, view=replace(one.scene.view, **told, my="")))
        for one in board.panels
    )
    lead = replace(board.lead, view=replace(board.lead.view, page=view.page, my=view.my, **told))
    return replace(board, view=view, panels=panels, lead=lead)


def grouping_of(atlas: Atlas, view: View) -> Grouping:
    """Return the grouping whose regions are compared: the view's own, else the first."""
    key = view.by if view.by in atlas.groupings else next(iter(atlas.groupings))
    return atlas.groupings[view.grouping or key]


def chosen(atlas: Atlas, view: View) -> tuple[str, ...]:
    """Return the indicators that are compared: the reader's, else those of the collection."""
    return (view.indicators or atlas.compared)[:MOST]


def panels(atlas: Atlas, view: View) -> tuple[Panel, ...]:
    """Compose the maps and class them together, as far as they have one unit."""
    views = _of_years(atlas, view) if view.panels == "years" else _of_indicators(atlas, view)
    scenes = [compose(atlas, one) for one in views]
    pairs = [(scene, _scale(scene)) for scene in scenes]
    cut = {key: _classes([one for one, at in pairs if at == key]) for _, key in pairs}
    return tuple(Panel(reclassed(scene, cut[key]), key) for scene, key in pairs)


def plainly(atlas: Atlas, key: str, basis: str) -> Indicator:
    """Return what the terms are of: a total's index is that of its value per head."""
    plain = atlas.indicators[key]
    return (atlas.terms.of(plain, "head") or plain) if basis == INDEX else plain


def _of_indicators(atlas: Atlas, view: View) -> list[View]:
    """Ask for every chosen indicator that has the terms of the view."""
    asked: list[View] = []
    for key in chosen(atlas, view):
        able = atlas.terms.of(atlas.indicators[key], view.basis) is not None
        if able:
            asked.append(replace(view, indicator=key, within="", scale="year"))
    return asked


def _of_years(atlas: Atlas, view: View) -> list[View]:
    """Ask for the newest years up to the view's, in which the indicator has values."""
    basis = view.basis if atlas.terms.of(atlas.indicators[view.indicator], view.basis) else PLAIN
    found = atlas.coverage(atlas.measured(view), view.by)
    have = [year for year, count in found.items() if count]
    years = sorted(year for year in have if year <= (_year(view) or max(have, default=0)))
    asked = replace(view, basis=basis, within="", scale="year")
    return [replace(asked, year=str(year)) for year in years[-_YEARS:]]


def _scale(scene: Scene) -> str:
    """Name the scale of a map: maps of one unit and kind of palette share it."""
    return f"{scene.indicator.unit} {palette_of(scene.indicator, scene.view).kind}"


def _classes(scenes: Sequence[Scene]) -> Classes:
    """Cut the values of several maps together."""
    first = scenes[0]
    values = [
        line.value.value
        for scene in scenes
        for line in (*scene.lines, *scene.around)
        if line.value.value is not None
    ]
    return classify(
        values,
        first.view.method,
        int(first.view.k),
        centre=first.classes.centre,
        breaks=first.view.breaks,
    )


def _row(atlas: Atlas, view: View, key: str, places: Iterable[Place], reference: Place) -> Row:
    year, terms = _year(view), atlas.terms.of(atlas.indicators[key], view.basis)
    plain = plainly(atlas, key, view.basis)
    shown = terms or plain

    def measure(place: Place, one: Indicator) -> Value:
        return measured(atlas, one, place, year, view.allow)

    entries = tuple(
        Entry(
            place,
            measure(place, shown),
            measure(place, plain),
            rank_of(atlas, shown, place, year),
        )
        for place in places
    )
    return Row(
        indicator=shown,
        plain=plain,
        apart=terms is None,
        entries=entries,
        province=measure(atlas.place(atlas.province.code), shown),
        reference=measure(reference, shown),
        leader=leader(shown, [one.value for one in entries]),
    )


def _year(view: View) -> int:
    return int(view.year) if view.year.isdigit() else 0
