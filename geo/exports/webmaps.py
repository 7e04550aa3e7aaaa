"""Web maps: a sheet as a Leaflet map in which nothing is left to be fetched.

Folium writes the map; what it wants from elsewhere is put in from here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count
from typing import TYPE_CHECKING, Any, cast

import geopandas as gpd
from shapely import total_bounds
from shapely.geometry import Point, mapping
from shapely.geometry.base import BaseGeometry

from geo.exports.libraries import inlined
from geo.exports.parts import AROUND, MISSING, WITHHELD, Shape
from geo.exports.sheets import Sheet
from geo.sites import Site
from geo.text import say

if TYPE_CHECKING:
    import folium

MANY = 30
"""So many names stand on the map at once; more of them only from near."""

_DECIMALS = 5
"""Of degrees: outlines are written to the metre."""

_PAIR = re.compile(r"\[(-?[\d.]+), (-?[\d.]+)\]")
_GAP = re.compile(r"(?<=\]), (?=\[)")
"""Blanks between coordinates, a tenth of the page."""

_BARE = {
    MISSING: ("url(#missing)", "#cfd6d6"),
    WITHHELD: ("url(#withheld)", "#b99f7d"),
    AROUND: ("#dde4e5", "#ffffff"),
}
"""Fill and border of what no class has a colour for."""

_LIT = {"color": "#14272e", "weight": 2.5}
_LIFTED = "(feature, layer) => layer.on('mouseover', () => layer.bringToFront())"
_NARROW = "window.matchMedia('(max-width: 44rem)').matches"


@dataclass(frozen=True, slots=True)
class WebMap:
    """A map as parts of a page.

    Attributes
    ----------
    head, body, script : str
        HTML for the head, HTML for the body, and JavaScript for after it.
    name, areas : str
        What the map and the layer of its areas are called in the script.
    """

    head: str
    body: str
    script: str
    name: str
    areas: str


def draw(sheet: Sheet) -> WebMap:
    """Draw a sheet as a web map; the same sheet gives the same text.

    Raises
    ------
    ValueError
        If the map asks for a library that is not in this package.
    """
    import folium  # noqa: PLC0415  (slow)
    from folium.map import CustomPane  # noqa: PLC0415

    drawn = folium.Map(
        tiles=None,
        zoom_control=True,
        zoom_snap=0.1,
        zoom_delta=0.5,
        min_zoom=5,
        max_zoom=13,
        attribution_control=False,
    )
    for name, height in (("lines", 450), ("marks", 460), ("names", 470)):
        drawn.add_child(CustomPane(name, height, pointer_events=name == "marks"))
    areas = _areas(sheet)
    for layer in (areas, *_over(sheet)):
        drawn.add_child(layer)
    drawn.add_child(folium.LayerControl(collapsed=folium.JsCode(_NARROW)))  # pyright: ignore[reportArgumentType]
    drawn.add_child(folium.FitBounds(_frame(sheet), padding=(18, 18)))
    figure = cast("folium.Figure", drawn.get_root())
    _number(figure, count())
    drawn.render()
    return WebMap(
        head=inlined(figure.header.render()),
        body=figure.html.render(),
        script=_GAP.sub(",", _PAIR.sub(r"[\1,\2]", figure.script.render())),
        name=drawn.get_name(),
        areas=areas.get_name(),
    )


def _number(element: "folium.Element", numbers: Iterable[int]) -> None:
    """Name elements by their order; Folium names them by chance."""
    facts = vars(element)
    facts["_id"] = str(next(iter(numbers)))
    for child in facts["_children"].values():
        _number(child, numbers)


def _frame(sheet: Sheet) -> Sequence[Sequence[float]]:
    """Return south-west and north-east of the places shown."""
    shown = {one.code for one in sheet.shapes if one.class_ != AROUND}
    outlines = sheet.scene.atlas.outlines[sheet.scene.view.by]
    west, south, east, north = total_bounds(outlines.loc[sorted(shown)].to_numpy())
    return [[float(south), float(west)], [float(north), float(east)]]


# --- layers -------------------------------------------------------------------------------------


def _collection(found: Iterable[tuple[str, BaseGeometry, str]]) -> dict[str, Any]:
    """Return features of code, shape and tip; a tip is HTML."""
    features = [
        {"type": "Feature", "id": code, "properties": {"tip": tip}, "geometry": mapping(shape)}
        for code, shape, tip in found
    ]
    return {"type": "FeatureCollection", "features": _short(features)}


def _short(value: object) -> object:
    """Write coordinates to the metre, whatever they stand in."""
    if isinstance(value, float):
        return round(value, _DECIMALS)
    if isinstance(value, list | tuple):
        return [_short(one) for one in cast("Sequence[object]", value)]
    if isinstance(value, dict):
        return {key: _short(one) for key, one in cast("Mapping[str, object]", value).items()}
    return value


def _plain(text: str) -> str:
    """Write a text as HTML that is no template either: Folium fills what it has written again."""
    return escape(text).replace("{", "&#123;")


_Style = Mapping[str, object]
_Feature = Mapping[str, str]


def _by_id(styles: Mapping[str, _Style]) -> Callable[[_Feature], _Style]:
    """Give each feature a look of its own."""

    def style(feature: _Feature) -> _Style:
        return styles[feature["id"]]

    return style


def _always(look: _Style) -> Callable[[_Feature], _Style]:
    """Give all features the same look."""

    def style(_: _Feature) -> _Style:
        return look

    return style


def _areas(sheet: Sheet) -> "folium.GeoJson":
    """Draw every place, coloured by its class."""
    import folium  # noqa: PLC0415  (slow)

    scene = sheet.scene
    outlines = scene.atlas.outlines[scene.view.by]
    lines = {place.code: x for x in (*scene.lines, *scene.around) for place in x.places}
    painted = {one.code: _painted(one) for one in sheet.shapes}
    found = [
        (code, outlines[code], _tip(scene.atlas.place(code).name(sheet.lang), *sheet.facts(line)))
        for code, line in ((one.code, lines[one.code]) for one in sheet.shapes)
    ]
    return folium.GeoJson(
        _collection(found),
        name=_plain(scene.indicator.name(sheet.lang)),
        style_function=_by_id(painted),
        highlight_function=_always(_LIT),
        on_each_feature=folium.JsCode(_LIFTED),
        smooth_factor=0.6,
        tooltip=folium.GeoJsonTooltip(["tip"], labels=False, opacity=1),
    )


def _painted(one: Shape) -> _Style:
    fill, border = _BARE.get(one.class_) or (one.colour, "#ffffff")
    return {"fillColor": fill, "fillOpacity": 1, "color": border, "weight": 0.8}


def _tip(head: str, *lines: str) -> str:
    """Write a tip: what it is of, and what is said of it; none of it is markup."""
    return "<br>".join((f"<b>{_plain(head)}</b>", *(_plain(one) for one in lines if one)))


def _over(sheet: Sheet) -> Iterator["folium.GeoJson"]:
    """Draw what lies over the areas, as far as the view and the wish let it through."""
    if regions := _regions(sheet):
        yield regions
    if cores := cores_of(sheet):
        text = say(sheet.lang, "over.cores", "Two cores")
        yield _markers(text, "core", {code: (at, "", "") for code, at in cores.items()})
    if sites := sites_of(sheet):
        text = say(sheet.lang, "over.sites", "Sites")
        yield _markers(text, "site", {one.key: _site(sheet, one) for one in sites})
    if sheet.shows("labels") and "labels" in sheet.scene.view.over:
        names = _names(sheet)
        look = "name many" if len(names) > MANY else "name"
        yield _markers(say(sheet.lang, "over.labels", "Names"), look, names, pane="names")


def _regions(sheet: Sheet) -> "folium.GeoJson | None":
    """Draw the outlines of the regions; they let the pointer through."""
    import folium  # noqa: PLC0415  (slow)

    atlas = sheet.scene.atlas
    if not sheet.regions:
        return None
    outlines = atlas.outlines[next(iter(atlas.groupings))]
    return folium.GeoJson(
        _collection((code, outlines[code], "") for code in sheet.regions),
        name=say(sheet.lang, "over.circles", "Circle outlines"),
        style_function=_always({"color": "#14272e", "weight": 1.6, "fill": False}),
        smooth_factor=0.6,
        pane="lines",
        interactive=False,
    )


def cores_of(sheet: Sheet) -> Mapping[str, tuple[float, float]]:
    """Return where the cores stand, by code; none where they are left out."""
    shown = sheet.shows("cores") and "cores" in sheet.scene.view.over
    return sheet.scene.atlas.marks.get("core", {}) if shown else {}


def sites_of(sheet: Sheet) -> Sequence[Site]:
    """Return the sites of the map; none where they are left out."""
    shown = sheet.shows("sites") and "sites" in sheet.scene.view.over
    return sheet.scene.sites if shown else ()


Mark = tuple[tuple[float, float], str, str]
"""Where something stands, longitude and latitude; what is written there; its tip, as HTML."""


def _site(sheet: Sheet, one: Site) -> Mark | None:
    """Mark a site with the letter of its kind; nothing without a position."""
    if one.position is None:
        return None
    kind, lang = sheet.scene.atlas.register.kinds[one.kind], sheet.lang
    off = say(lang, "page.file.off", "position within {km:g} km", km=(one.accuracy or 0) / 1000)
    beside = " · ".join(word for word in (kind.name(lang), str(one.year or "")) if word)
    return one.position, kind.mark(lang), _tip(one.name(lang), beside, off)


def _names(sheet: Sheet) -> Mapping[str, Mark]:
    """Name every place shown, where its name stands best."""
    shown = [one for one in sheet.shapes if one.class_ != AROUND]
    series = gpd.GeoSeries([one.anchor for one in shown], crs=sheet.scene.atlas.print_crs)
    places = series.to_crs("EPSG:4326").get_coordinates().to_numpy().tolist()
    return {one.code: ((x, y), one.name, "") for one, (x, y) in zip(shown, places, strict=True)}


def _markers(
    name: str, look: str, marks: Mapping[str, Mark | None], pane: str = "marks"
) -> "folium.GeoJson":
    """Draw marks with something written on them; those with a tip answer the pointer."""
    import folium  # noqa: PLC0415  (slow)

    found = {code: one for code, one in marks.items() if one is not None}
    tipped = any(tip for _, _, tip in found.values())
    icon = folium.DivIcon(class_name=look, icon_size=(0, 0))
    return folium.GeoJson(
        _collection((code, Point(at), tip) for code, (at, _, tip) in found.items()),
        name=name,
        style_function=_by_id(
            {code: {"html": f"<span>{_plain(text)}</span>"} for code, (_, text, _) in found.items()}
        ),
        marker=folium.Marker(icon=icon, interactive=tipped, keyboard=False, pane=pane),
        tooltip=folium.GeoJsonTooltip(["tip"], labels=False, opacity=1) if tipped else None,
    )
