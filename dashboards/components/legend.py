"""The legend: classes with counts, the spread of the values, and what is missing."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.traced import inlaid, traced
from geo import Scene, captions, say
from geo.atlas import LATEST
from geo.text import listed, number
from geo.vocabulary import STATUSES

MOST = 400
"""Values that can be told apart as ticks."""


def legend(
    scene: Scene, *, counted: bool = True, aim: tuple[float, Any] | None = None
) -> list[html.Div | html.P | html.Ul]:
    """Explain the colours of a scene; uncounted where several maps share them.

    An ``aim``, a value with its words, is marked in the place of the province.

    The strip gives every class the same width; ticks stand where the values lie inside their
    class, so that the spread shows even where one city is ten times the others.
    """
    lang = scene.view.lang
    heading = html.P(
        [
            html.Strong(scene.indicator.name(lang)),
            html.Span(captions.unit(scene), className="unit"),
        ],
        className="legend-title",
    )
    if scene.refusal or not scene.classes.upper:
        empty = say(lang, "legend.empty", "No values in this year.")
        told = captions.refused(scene) if scene.refusal else empty
        empty_rows = html.Ul(_blanks(scene), className="legend-rows")
        return [heading, html.P(told, className="fine"), empty_rows, *marks(scene)]
    footnote = html.P(_footnote(scene, counted), className="fine")
    if not counted:
        bare = replace(scene, lines=())
        return [_strip(bare), _rows(bare, counted=False), footnote]
    whole = [] if aim else _province(scene)
    return [heading, _strip(scene, aim), _rows(scene), *whole, footnote, *marks(scene)]


def _province(scene: Scene) -> list[html.P]:
    """Tell the province's total, which is off the scale of its parts."""
    mixed = scene.view.year == LATEST  # there is no one year that the province's total is of
    if mixed or _comparable(scene) or scene.province.value is None:
        return []
    if scene.indicator.measure == "share":
        return []
    lang = scene.view.lang
    words = [captions.unit(scene), f"({STATUSES[scene.province.status].say(lang)})"]
    return [html.P([*_whole(scene), " ", " ".join(words)], className="province-total")]


def _whole(scene: Scene) -> list[Any]:
    """Tell the province's value, with the way to where it comes from."""
    shown, whole = captions.amount(scene, scene.province), scene.atlas.province.code
    told = say(scene.view.lang, "legend.province", "Province {value}", value=shown)
    link = traced(scene.view, scene.indicator.key, [whole], scene.province.year, shown)
    return inlaid(told, shown, link)


def marks(scene: Scene) -> list[html.Ul]:
    """Explain what is laid over the map: the cores, and the sites of each kind listed here."""
    rows: list[html.Li] = []
    lang, over = scene.view.lang, scene.view.over
    cores = [scene.atlas.place(code).short(lang) for code in scene.atlas.marks.get("core", ())]
    if "cores" in over and cores:
        named = say(lang, "legend.cores", "Cores of the plan: {names}", names=listed(lang, cores))
        rows.append(html.Li([html.I(className="core"), html.Span(named)]))
    if "circles" in over and scene.atlas.groupings:
        rows.append(_key("circle-line", say(lang, "over.circles", "Circle outlines")))
    rows += [*_mine(scene), *_overlays(scene)]
    if "places" in over:
        rows.append(
            _key("mention-point", say(lang, "over.places", "Places that the documents name"))
        )
    if "sites" in over:
        rows.append(html.Li(say(lang, "legend.sites", "Sites, as listed here"), className="fine"))
        rows += _kinds(scene)
        accuracy = say(lang, "legend.accuracy", "Around a site: how exactly its position is known")
        rows.append(_key("accuracy-mark", accuracy))
        group = say(lang, "legend.group", "So many sites close together")
        rows.append(html.Li([html.I("3", className="site-group"), html.Span(group)]))
    return [html.Ul(rows, className="kinds")] if rows else []


def _key(look: str, text: str) -> html.Li:
    return html.Li([html.I(className=look), html.Span(text)])


def _mine(scene: Scene) -> list[html.Li]:
    """Explain the lines around the reader's city, its region and the cities like it."""
    lang = scene.view.lang
    if not scene.view.my:
        return []
    own = say(lang, "legend.mine", "My city, and the region it is in")
    peers = say(lang, "legend.peers", "The cities most like it")
    return [_key("mine-line", own), _key("peer-line", peers)]


def _overlays(scene: Scene) -> list[html.Li]:
    """Explain areas that are no regions; members that are inferred are said to be."""
    lang = scene.view.lang
    rows: list[html.Li] = []
    for key, row in scene.atlas.overlays.items():
        if key not in scene.view.over:
            continue
        name = str(row["name_zh" if lang == "zh" else "name_en"])
        basis = str(row["basis_zh" if lang == "zh" else "basis_en"])
        inferred = say(lang, "overlay.inferred", "{name}, members inferred", name=name)
        text = inferred if row["inferred"] in (True, "yes") else name
        rows.append(html.Li([html.I(className="overlay"), html.Span(text, title=basis)]))
    return rows


def _kinds(scene: Scene) -> list[html.Li]:
    kinds = scene.atlas.register.kinds.values()
    counts = {kind.key: sum(site.kind == kind.key for site in scene.sites) for kind in kinds}
    return [
        html.Li(
            [
                html.I(kind.mark(scene.view.lang), className="site"),
                html.Span(kind.name(scene.view.lang)),
                html.Span(str(counts[kind.key]), className="count"),
            ]
        )
        for kind in kinds
        if counts[kind.key]
    ]


def _strip(scene: Scene, aim: tuple[float, Any] | None = None) -> html.Div:
    known = [(line.code, line.value.value) for line in scene.lines if line.value.value is not None]
    cells = [
        html.Div(style={"background": colour}, className="strip-cell") for colour in scene.colours
    ]
    ticks = (
        []
        if len(known) > MOST
        else [
            html.I(
                className="tick",
                style={"left": f"{_position(scene, value):.2f}%"},
                **attributes(data_code=code),
            )
            for code, value in known
        ]
    )
    marks = [html.I(className="pointer", hidden=True), html.I(className="ghost", hidden=True)]
    drawn = html.Div(
        [html.Div(cells, className="strip-cells"), *ticks, *marks], **attributes(aria_hidden="true")
    )
    return html.Div([drawn, *_labelled(scene, aim)], className="strip")


def _labelled(scene: Scene, aim: tuple[float, Any] | None) -> list[html.Div]:
    """Mark the aim on the scale; else the province, where it lies on it."""
    dated = scene.view.year != LATEST
    if aim:
        value, told = aim
    elif dated and scene.province.value is not None and _comparable(scene):
        value, told = scene.province.value, _whole(scene)
    else:
        return []
    where = _position(scene, value)
    mark = html.Span(told, className=f"province-label{' flip' if where > 60 else ''}")
    return [html.Div(mark, className="province-mark", style={"left": f"{where:.2f}%"})]


def _comparable(scene: Scene) -> bool:
    """Whether the province's value lies on the same scale; a total of the whole does not."""
    return scene.indicator.measure not in ("share",) and not (
        scene.indicator.measure == "column" and scene.indicator.additive
    )


def _position(scene: Scene, value: float) -> float:
    """Return where a value stands on the strip, in percent of its width."""
    limits = [scene.classes.lower, *scene.classes.upper]
    count = len(scene.classes.upper)
    for number_, (low, high) in enumerate(pairwise(limits)):
        if value <= high or number_ == count - 1:
            inside = (value - low) / (high - low) if high > low else 0.5
            return (number_ + min(max(inside, 0.0), 1.0)) / count * 100
    return 100.0


def _rows(scene: Scene, *, counted: bool = True) -> html.Ul:
    decimals = scene.indicator.decimals
    counts = [sum(line.class_ == n for line in scene.lines) for n in range(len(scene.colours))]
    limits = [scene.classes.lower, *scene.classes.upper]
    rows = [
        _row(colour, _interval(low, high, decimals), count if counted else None, str(n))
        for n, (colour, low, high, count) in enumerate(
            zip(scene.colours, limits, limits[1:], counts, strict=False)
        )
    ]
    return html.Ul([*rows, *_blanks(scene)], className="legend-rows")


def _interval(low: float, high: float, decimals: int) -> str:
    """Write the limits of a class; once where they look the same."""
    limits = dict.fromkeys((number(low, decimals), number(high, decimals)))
    return " – ".join(limits)


def _blanks(scene: Scene) -> list[html.Li]:
    """Explain what has no colour: withheld by a rule, or not known."""
    lang, lines = scene.view.lang, scene.lines
    withheld = sum(line.value.withheld or bool(scene.refusal) for line in lines)
    missing = sum(line.value.value is None for line in lines) - withheld
    words = {
        "-2": (captions.withheld(scene), withheld),
        "-1": (say(lang, "legend.missing", "no value"), missing),
    }
    return [_row("", text, count, key) for key, (text, count) in words.items() if count]


def _row(colour: str, text: str, count: int | None, number_: str) -> html.Li:
    swatch = html.I(className="swatch", style={"background": colour} if colour else None)
    return html.Li(
        [
            swatch,
            html.Span(text),
            html.Span("" if count is None else str(count), className="count"),
        ],
        **attributes(data_class=number_),
    )


def _footnote(scene: Scene, counted: bool) -> str:
    """State which end of a class is included, how it was cut, over what, and what is counted."""
    lang = scene.view.lang
    method = say(lang, f"method.{scene.view.method}", scene.view.method)
    over = (
        say(lang, "scale.all", "same classes in all years")
        if scene.view.scale == "all"
        else say(lang, "scale.year", "classes of this year")
    )
    told = say(
        lang,
        "legend.closure",
        "Each class includes its upper limit, the first its lower too · {method} · {over}",
        method=method,
        over=over,
    )
    many = say(lang, "legend.counts", "at the right: how many places")
    return f"{told} · {many}" if counted else told
