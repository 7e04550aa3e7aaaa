"""The controls of the map: one for each choice of a view."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.choices import (
    chosen_from,
    indicators,
    labelled,
    many_of,
    one_of,
    own_way,
)
from dashboards.components.timeline import timeline
from dashboards.ids import Id
from dashboards.markup import Element
from geo import Scene, captions, say
from geo.classes import METHODS
from geo.palettes import PALETTES
from geo.vocabulary import ALLOWANCES, BASES, DESIGNATED


def what(scene: Scene) -> list[html.Div]:
    """Choose the indicator and the level."""
    atlas, view = scene.atlas, scene.view
    lang = view.lang
    levels = {by: captions.level_of(atlas, by, lang) for by in atlas.levels}
    return [
        labelled(say(lang, "control.indicator", "Indicator"), [indicators(scene), own_way(scene)]),
        labelled(say(lang, "control.basis", "In terms of"), html.Div(terms(scene), id=Id.TERMS)),
        labelled(say(lang, "control.by", "Level"), one_of("by", levels, view.by, "segmented")),
    ]


def terms(scene: Scene) -> html.Div:
    """Choose the terms; only those that mean something for the indicator are offered."""
    atlas, view = scene.atlas, scene.view
    plain = atlas.indicators[view.indicator]
    able = {key: word.say(view.lang) for key, word in BASES.items() if atlas.terms.of(plain, key)}
    return one_of("basis", able, view.basis)


def when(scene: Scene) -> html.Div:
    """Choose the year, and play."""
    lang = scene.view.lang
    play = html.Button(
        "▶",
        id="play",
        type="button",
        title=say(lang, "control.play", "Play the years"),
        **attributes(aria_label=say(lang, "control.play", "Play the years"), aria_pressed="false"),
    )
    years = html.Div(
        timeline(scene),
        id=Id.YEARS,
        className="years",
        role="group",
        **attributes(aria_label=say(lang, "control.year", "Year")),
    )
    return html.Div([play, years], className="timeline")


def layers(scene: Scene) -> html.Div:
    """Choose what is laid over the map."""
    lang = scene.view.lang
    names = {
        "circles": say(lang, "over.circles", "Circle outlines"),
        "cores": say(lang, "over.cores", "Two cores"),
        "labels": say(lang, "over.labels", "Names"),
        "sites": say(lang, "over.sites", "Sites"),
        "places": say(lang, "over.places", "Places that the documents name"),
    }
    at = 0 if lang == "zh" else 1
    names |= {
        key: (str(row["name_zh"]), str(row["name_en"]))[at]
        for key, row in scene.atlas.overlays.items()
    }
    return labelled(
        say(lang, "control.over", "On the map"),
        many_of("over", {key: names[key] for key in scene.atlas.layers}, scene.view.over),
    )


def sites(scene: Scene) -> list[html.Div]:
    """Choose which sites are shown."""
    view, known = scene.view, scene.atlas.register
    lang = view.lang
    kinds = {kind.key: kind.name(lang) for kind in known.kinds.values()}
    sectors = {key: zh if lang == "zh" else en for zh, (key, en) in known.sectors.items()}
    batches = {batch: batch for batch in known.batches}
    tiers = {key: zh if lang == "zh" else key.capitalize() for key, (zh, _) in known.tiers.items()}
    ranks = {key: word.say(lang) for key, word in DESIGNATED.items()}
    label = say(lang, "control.register", "Register of sites")
    lists = {"": say(lang, "register.shipped", "as collected here")}
    lists |= {key: key for key in (*scene.atlas.lists, *scene.atlas.awaited)}
    return [
        labelled(label, chosen_from("register", lists, view.register, label)),
        labelled(say(lang, "control.kinds", "Kind"), many_of("kinds", kinds, view.kinds)),
        labelled(say(lang, "control.sectors", "Sector"), many_of("sectors", sectors, view.sectors)),
        labelled(say(lang, "control.tiers", "Tier"), many_of("tiers", tiers, view.tiers)),
        labelled(
            say(lang, "control.designated", "Designated as"),
            many_of("designated", ranks, view.designated),
        ),
        labelled(say(lang, "control.batches", "Batch"), many_of("batches", batches, view.batches)),
    ]


def looks(scene: Scene) -> list[html.Div]:
    """Choose classes and colours."""
    view = scene.view
    lang = view.lang
    methods = {m.key: say(lang, f"method.{m.key}", m.name) for m in METHODS.values()}
    palettes = {"": say(lang, "palette.own", "Indicator's own")} | {
        p.key: p.name_zh if lang == "zh" else p.name
        for p in PALETTES.values()
        if p.kind != "qualitative"
    }
    scales = {
        "all": say(lang, "scale.all", "same classes in all years"),
        "year": say(lang, "scale.year", "classes of this year"),
    }
    allowances = {key: word.say(lang) for key, word in ALLOWANCES.items()}
    counts = {str(k): str(k) for k in range(2, 10)}
    palette = say(lang, "control.palette", "Colours")
    method = say(lang, "control.method", "Classes")
    return [
        labelled(
            method,
            [
                chosen_from("method", methods, view.method, method),
                html.P(hint(scene), id=Id.METHOD),
            ],
        ),
        labelled(say(lang, "control.k", "How many"), one_of("k", counts, view.k, "segmented")),
        labelled(say(lang, "control.breaks", "Own limits, with commas"), _breaks(scene)),
        labelled(palette, chosen_from("palette", palettes, view.palette, palette)),
        labelled(say(lang, "control.scale", "Scale"), one_of("scale", scales, view.scale)),
        labelled(
            say(lang, "control.allow", "Exceptions, labelled"),
            many_of("allow", allowances, view.allow),
        ),
    ]


def hint(scene: Scene) -> str:
    """Say in a line when to use the method of the classes."""
    method = METHODS[scene.view.method]
    return say(scene.view.lang, f"method.{method.key}.hint", method.hint)


def _breaks(scene: Scene) -> list[Any]:
    lang = scene.view.lang
    wrong = say(lang, "breaks.wrong", "“[text]” is not a number; write 1000, 3000, 8000")
    field = Element(
        "input",
        {
            "id": Id.BREAKS,
            "type": "text",
            "value": ",".join(f"{limit:.10g}" for limit in scene.view.breaks),
            "placeholder": "1000, 3000, 8000",
            "aria-label": say(lang, "control.breaks", "Own limits, with commas"),
            "aria-describedby": "wrong",
        },
    )
    note = html.P(id="wrong", className="wrong", role="status", **attributes(data_wrong=wrong))
    return [field, note]
