"""The controls: one for each choice of a view.

They are plain buttons and lists that carry ``data-choose`` (the field of the view) and
``data-value``. ``assets/address.js`` asks for the view they name and marks as pressed what the
answer says, so a control can never show another choice than the map.
"""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.timeline import timeline
from dashboards.ids import Id
from dashboards.markup import Element
from geo import Scene, captions, say
from geo.atlas import OVERLAYS
from geo.classes import METHODS
from geo.own import OWN
from geo.palettes import PALETTES
from geo.vocabulary import ALLOWANCES


def what(scene: Scene) -> list[html.Div]:
    """Choose the indicator and the level."""
    atlas, view = scene.atlas, scene.view
    lang = view.lang
    levels = {by: captions.short_level(by, lang) for by in atlas.levels}
    return [
        _labelled(
            say(lang, "control.indicator", "Indicator"), [_indicators(scene), _own_way(scene)]
        ),
        _labelled(say(lang, "control.by", "Level"), _one_of("by", levels, view.by, "segmented")),
    ]


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
    }
    return _labelled(
        say(lang, "control.over", "On the map"),
        _many_of("over", {key: names[key] for key in OVERLAYS}, scene.view.over),
    )


def sites(scene: Scene) -> list[html.Div]:
    """Choose which sites are shown."""
    view, known = scene.view, scene.atlas.register
    lang = view.lang
    kinds = {kind.key: kind.name(lang) for kind in known.kinds.values()}
    sectors = {key: zh if lang == "zh" else en for zh, (key, en) in known.sectors.items()}
    batches = {batch: batch for batch in known.batches}
    label = say(lang, "control.register", "Register of sites")
    lists = {"": say(lang, "register.shipped", "as collected here")}
    lists |= {key: key for key in (*scene.atlas.lists, *scene.atlas.awaited)}
    return [
        _labelled(label, _list("register", lists, view.register, label)),
        _labelled(say(lang, "control.kinds", "Kind"), _many_of("kinds", kinds, view.kinds)),
        _labelled(
            say(lang, "control.sectors", "Sector"), _many_of("sectors", sectors, view.sectors)
        ),
        _labelled(
            say(lang, "control.batches", "Batch"), _many_of("batches", batches, view.batches)
        ),
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
        _labelled(
            method,
            [_list("method", methods, view.method, method), html.P(hint(scene), id=Id.METHOD)],
        ),
        _labelled(say(lang, "control.k", "How many"), _one_of("k", counts, view.k, "segmented")),
        _labelled(say(lang, "control.breaks", "Own limits, with commas"), _breaks(scene)),
        _labelled(palette, _list("palette", palettes, view.palette, palette)),
        _labelled(say(lang, "control.scale", "Scale"), _one_of("scale", scales, view.scale)),
        _labelled(
            say(lang, "control.allow", "Exceptions, labelled"),
            _many_of("allow", allowances, view.allow),
        ),
    ]


def hint(scene: Scene) -> str:
    """Say in a line when to use the method of the classes."""
    method = METHODS[scene.view.method]
    return say(scene.view.lang, f"method.{method.key}.hint", method.hint)


def _indicators(scene: Scene) -> html.Select:
    """List the indicators by theme, with their units."""
    atlas, lang = scene.atlas, scene.view.lang
    groups: list[Any] = []
    for theme, names in atlas.themes.items():
        inside = [one for one in atlas.indicators.values() if one.theme == theme]
        options = [_option(one.key, one.name(lang), scene.view.indicator) for one in inside]
        more = attributes(data_own="1") if theme == OWN else {}
        groups.append(html.Optgroup(options, label=names[0 if lang == "zh" else 1], **more))
    label, own = say(lang, "control.indicator", "Indicator"), say(lang, "own.theme", "Your tables")
    return html.Select(
        groups, **attributes(data_choose="indicator", data_own=own, aria_label=label)
    )


def _own_way(scene: Scene) -> html.A:
    """Lead to where a table of the reader's own is brought in."""
    lang = scene.view.lang
    home = scene.atlas.address(replace(scene.atlas.default(), page="data", lang=lang))
    text = say(lang, "own.way", "Use a table of your own …")
    return html.A(text, href=f"{home}#own", className="own-way")


def _option(value: str, text: str, chosen: str) -> html.Option:
    return html.Option(text, value=value, selected=value == chosen)


def _list(name: str, options: dict[str, str], chosen: str, label: str) -> html.Select:
    listed = [_option(value, text, chosen) for value, text in options.items()]
    return html.Select(listed, **attributes(data_choose=name, aria_label=label))


def _one_of(name: str, options: dict[str, str], chosen: str, look: str = "chips") -> html.Div:
    return html.Div(
        [_button(name, value, text, value == chosen) for value, text in options.items()],
        className=look,
    )


def _many_of(name: str, options: dict[str, str], chosen: tuple[str, ...]) -> html.Div:
    return html.Div(
        [_button(name, value, text, value in chosen) for value, text in options.items()],
        className="chips",
    )


def _button(name: str, value: str, text: str, pressed: bool) -> html.Button:
    return html.Button(
        text,
        type="button",
        **attributes(
            data_choose=name,
            data_value=value,
            aria_pressed="true" if pressed else "false",
        ),
    )


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


def _labelled(label: str, control: Any) -> html.Div:
    return html.Div(
        [
            html.Span(label, className="label"),
            *(control if isinstance(control, list) else [control]),
        ],
        className="control",
        role="group",
        **attributes(aria_label=label),
    )
