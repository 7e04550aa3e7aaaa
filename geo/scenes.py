"""All there is to draw, for whoever draws it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.atlas import LATEST, Atlas
from geo.classes import Classes, classify
from geo.errors import RefusedError
from geo.indicators import Indicator
from geo.lines import Line, blank, classed, measured, ranked, shared, year_of
from geo.measures import Value
from geo.palettes import PALETTES, Palette, colours
from geo.places import Place
from geo.sites import Site
from geo.views import View


@dataclass(frozen=True, slots=True)
class Scene:
    """A composed map: the answer, together with the question.

    Attributes
    ----------
    atlas : Atlas
    view : View
        What was asked. Titles and legends are written from it, never from the controls, which may
        already have moved on.
    indicator : Indicator
    lines : tuple of Line
        The regions inside ``view.within``, by code.
    around : tuple of Line
        The other regions of the level, drawn faint.
    classes : Classes
    colours : tuple of str
        One a class, low to high.
    province : Value
        What the map is compared with.
    total : Value or None
        The lines added up; ``None`` where that cannot be asked.
    refusal : str
        Why there are no values at all, where a rule refuses them; else empty.
    sites : tuple of Site
        Those that the view's filters let through, inside ``view.within``.
    """

    atlas: Atlas
    view: View
    indicator: Indicator
    lines: tuple[Line, ...]
    around: tuple[Line, ...]
    classes: Classes
    colours: tuple[str, ...]
    province: Value
    total: Value | None
    refusal: str
    sites: tuple[Site, ...]

    @property
    def within(self) -> Place:
        """The place that the map shows."""
        return self.atlas.place(self.view.within or self.atlas.province.code)

    @property
    def coverage(self) -> tuple[int, int]:
        """How many of the places shown have a value of full scope, of how many."""
        return self._shown(partial=False), sum(len(line.places) for line in self.lines)

    @property
    def partial(self) -> int:
        """How many of the places shown have a value that stands for a part of them only."""
        return self._shown(partial=True)

    def _shown(self, *, partial: bool) -> int:
        known = [line for line in self.lines if line.value.value is not None]
        return sum(len(x.places) for x in known if ("partial" in x.value.flags) == partial)

    @property
    def flags(self) -> tuple[str, ...]:
        """What has to be said of the map as a whole."""
        known = [line.value for line in self.lines if line.value.value is not None]
        flags = {flag for value in known for flag in value.flags}
        if len({value.vintage for value in known if value.vintage}) > 1:
            flags.add("mixed_vintage")
        if len({value.year for value in known}) > 1:
            flags.add("mixed_years")
        if 0 < self.partial < len(known):
            flags.add("mixed_scope")
        flags |= {flag for line in self.lines if line.value.withheld for flag in line.value.flags}
        if self.refusal:
            flags.add("not_additive")
        if self.atlas.lists:
            flags.add("own_data")
        return tuple(sorted(flags))


def compose(atlas: Atlas, view: View) -> Scene:
    """Answer a view: measure, rank and classify.

    Parameters
    ----------
    atlas : Atlas
    view : View
        As ``atlas.view`` reads it.

    Returns
    -------
    Scene
        With a ``refusal`` and no values where a rule of truth refuses the question.
    """
    indicator = atlas.measured(view)
    refusal = ""
    try:
        bare = measured(atlas, indicator, view)
    except RefusedError as error:
        refusal, bare = error.reason, blank(atlas, indicator, view)
    classes = _classes(atlas, indicator, view, bare)
    lines = classed(shared(atlas, indicator, ranked(atlas, indicator, view, bare)), classes)
    inside = {place.code for place in atlas.inside(view.by, view.within)}
    shown = tuple(x for x in lines if not inside.isdisjoint(place.code for place in x.places))
    codes = {line.code for line in shown}
    palette = palette_of(indicator, view)
    return Scene(
        atlas=atlas,
        view=view,
        indicator=indicator,
        lines=shown,
        around=tuple(line for line in lines if line.code not in codes),
        classes=classes,
        colours=colours(
            palette, len(classes.upper), None if classes.centre is None else classes.arms
        ),
        province=_province(atlas, indicator, view),
        total=_total(atlas, indicator, view, shown),
        refusal=refusal,
        sites=sites_of(atlas, view),
    )


def _classes(atlas: Atlas, indicator: Indicator, view: View, lines: Sequence[Line]) -> Classes:
    """Cut the values of all years, or of this one, at the level of the view."""
    if view.scale == "all":
        values = atlas.series.pooled(indicator, view.by, view.allow)
    else:
        values = [line.value.value for line in lines if line.value.value is not None]
    centre = _centre(atlas, indicator, view)
    return classify(values, view.method, int(view.k), centre=centre, breaks=view.breaks)


def reclassed(scene: Scene, classes: Classes) -> Scene:
    """Return a scene with its values in other classes, and colours to match."""
    palette = palette_of(scene.indicator, scene.view)
    arms = None if classes.centre is None else classes.arms
    return replace(
        scene,
        classes=classes,
        colours=colours(palette, len(classes.upper), arms),
        lines=classed(scene.lines, classes),
        around=classed(scene.around, classes),
    )


def palette_of(indicator: Indicator, view: View) -> Palette:
    """Return the palette asked for, else the indicator's own, else the first of its kind."""
    if view.palette:
        return PALETTES[view.palette]
    kinds = (one for one in PALETTES.values() if one.kind == indicator.palette)
    return PALETTES[indicator.palette] if indicator.palette in PALETTES else next(kinds)


def _centre(atlas: Atlas, indicator: Indicator, view: View) -> float | None:
    if palette_of(indicator, view).kind != "diverging":
        return None
    if indicator.centre and indicator.centre != "province":
        return float(indicator.centre)
    return _province(atlas, indicator, view).value


def _province(atlas: Atlas, indicator: Indicator, view: View) -> Value:
    return atlas.measures.provincial(indicator, year_of(atlas, indicator, view), view.allow)


def _total(atlas: Atlas, indicator: Indicator, view: View, lines: Sequence[Line]) -> Value | None:
    """Add the lines up, where that has a meaning; partial coverage gives no total."""
    if not indicator.additive or view.year == LATEST or not lines:
        return None
    places = [place for line in lines for place in line.places]
    codes = [code for place in places for code in place.codes]
    year = year_of(atlas, indicator, view)
    return atlas.measures.value(indicator, places[0].level, codes, year, view.allow)


def sites_of(atlas: Atlas, view: View) -> tuple[Site, ...]:
    """Return the sites that a view's filters let through, inside the place that it shows."""
    everywhere = view.within in ("", atlas.province.code)
    codes = () if everywhere else atlas.place(view.within).codes
    register = atlas.register
    found = register.select(view.kinds, view.sectors, view.batches, codes)
    return register.sift(found, view.tiers, view.designated, view.find, view.platform)
