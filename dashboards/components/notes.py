"""What must be known before the map is believed."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.links import ask
from dashboards.components.traced import inlaid, traced
from geo import Scene, captions, say


def notes(scene: Scene) -> html.Ul:
    """Say what must be known before the map is believed; it lies over the map and moves nothing."""
    told = [html.Li([sentence, *_ways(scene)]) for sentence in captions.notes(scene)]
    told += [html.Li(_gap(scene, sentence), className="told") for sentence in captions.gap(scene)]
    return html.Ul(told, **attributes(aria_live="polite"))


def _gap(scene: Scene, sentence: str) -> list[Any]:
    """Lead from the distance to the province, where both of its ends are told."""
    shown, year = captions.gap_amount(scene), int(scene.view.year)
    codes = scene.within.codes
    return inlaid(sentence, shown, traced(scene.view, scene.indicator.key, codes, year, shown))


def _ways(scene: Scene) -> list[html.A]:
    """Lead from a refused question to the levels that have an answer."""
    lang, atlas = scene.view.lang, scene.atlas
    if atlas.awaited:
        text = say(lang, "own.open", "Open a project file")
        home = atlas.address(replace(atlas.default(), page="data", lang=lang))
        return [html.A(text, href=f"{home}#own", className="way")]
    levels = [by for by in atlas.levels if by not in atlas.groupings] if scene.refusal else []
    return [
        ask(
            scene,
            say(lang, "card.open", "Open by {level}", level=captions.level(by, lang)),
            replace(scene.view, by=by),
            className="way",
        )
        for by in levels
    ]
