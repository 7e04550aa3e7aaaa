"""The way back: province, circle, city."""

from dataclasses import replace

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.links import ask
from geo import Scene, View, say


def crumbs(scene: Scene) -> html.Nav:
    """Lead from the place shown up to the province; each step keeps what else was chosen."""
    atlas, view = scene.atlas, scene.view
    home = next(iter(atlas.groupings), "")
    way = atlas.gazetteer.path(view.within or atlas.province.code, home)
    steps = [
        ask(scene, place.short(view.lang), _at(scene, place.code, place.by))
        if place is not way[-1]
        else html.Span(place.short(view.lang), **attributes(aria_current="location"))
        for place in way
    ]
    return html.Nav(
        html.Ol([html.Li(step) for step in steps]),
        className="crumbs",
        **attributes(aria_label=say(view.lang, "crumbs", "Where you are")),
    )


def _at(scene: Scene, code: str, by: str) -> View:
    """Return the view one step up: the province by its cities, a region by its areas."""
    atlas = scene.atlas
    if code == atlas.province.code:
        level = next(level for level in atlas.levels if level not in atlas.groupings)
        return replace(scene.view, within="", by=level, at=())
    grouping = atlas.groupings.get(by)
    finer = grouping.level if grouping else atlas.levels[-1]
    return replace(scene.view, within=code, by=finer, at=())
