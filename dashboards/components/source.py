"""Where the numbers and the boundaries come from, in one line, and all of them behind it."""

from dataclasses import replace

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.links import addresses
from dashboards.settings import Settings
from geo import Scene, captions, say
from geo.exports import EXPORTS
from geo.observations import Observation
from geo.traces import input_of

MOST = 60
_EXPORT = attributes(data_export="1")


def source(
    scene: Scene, settings: Settings, downloads: html.Span | None = None
) -> list[html.Details | html.Div]:
    """Name the sources of a scene, and offer files: of the scene unless others are given."""
    return [_values(scene), below(scene, settings, downloads or _downloads(scene))]


def below(scene: Scene, settings: Settings, downloads: html.Span) -> html.Div:
    """Credit the boundaries, mark the map as a sketch, name the data, offer files."""
    lang = scene.view.lang
    credit = scene.atlas.credit[lang if lang in scene.atlas.credit else "en"]
    review = settings.review_number or say(
        lang, "sketch", "Sketch map, not reviewed by the mapping authority"
    )
    words = [
        credit,
        settings.tiles_credit if settings.tiles else "",
        review,
        say(lang, "version", "Data {version}", version=scene.atlas.version),
    ]
    line = html.Span(" · ".join(word for word in words if word), className="credit")
    return html.Div([line, downloads], className="below")


def _downloads(scene: Scene) -> html.Span:
    """Offer what is shown as files; each number in them brings its source along."""
    query = scene.atlas.query(replace(scene.view, at=()))
    links = [
        html.A(
            key.upper(),
            href=f"/export/{key}{query}",
            title=one.label.say(scene.view.lang),
            **_EXPORT,
        )
        for key, one in EXPORTS.items()
    ]
    words = say(scene.view.lang, "download.map", "Download:")
    return html.Span([words, *links], className="exports")


def _values(scene: Scene) -> html.Details:
    """List every published value on the map with its source."""
    seen, lang = captions.inputs(scene), scene.view.lang
    items = [
        html.Li(
            [
                html.Span(
                    f"{_where(scene, one)} {_named(scene, one)} {one.year}: "
                    f"{one.value:,.10g} · {one.grade} · {one.source.title} "
                ),
                *addresses(one.source.url),
            ]
        )
        for one in seen[:MOST]
    ]
    if len(seen) > MOST:
        items.append(html.Li(say(lang, "ranking.more", "and {count} more", count=len(seen) - MOST)))
    return html.Details([html.Summary(captions.source(scene)), html.Ul(items)], className="sources")


def _where(scene: Scene, one: Observation) -> str:
    """Name the area of an observation, which may be one that is no more."""
    return input_of(scene.atlas, one).where[0 if scene.view.lang == "zh" else 1]


def _named(scene: Scene, one: Observation) -> str:
    """Name what was observed, with its unit."""
    indicator, lang = scene.atlas.indicators[one.indicator], scene.view.lang
    return f"{indicator.name(lang)} ({scene.atlas.unit(indicator, lang)})"
