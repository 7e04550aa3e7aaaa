"""The kinds of control, all plain buttons and lists.

They carry ``data-choose`` (the field of the view) and ``data-value``. ``assets/address.js`` asks
for the view they name and marks as pressed what the answer says, so a control can never show
another choice than the page.
"""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from geo import Scene, say
from geo.own import OWN


def indicators(scene: Scene, chosen: str = "") -> html.Select:
    """List the indicators by theme; the scene's own is chosen unless another is named."""
    atlas, lang = scene.atlas, scene.view.lang
    groups: list[Any] = []
    for theme, names in atlas.themes.items():
        inside = [one for one in atlas.indicators.values() if one.theme == theme]
        options = [
            _option(one.key, one.name(lang), chosen or scene.view.indicator) for one in inside
        ]
        more = attributes(data_own="1") if theme == OWN else {}
        groups.append(html.Optgroup(options, label=names[0 if lang == "zh" else 1], **more))
    label, own = say(lang, "control.indicator", "Indicator"), say(lang, "own.theme", "Your tables")
    return html.Select(
        groups, **attributes(data_choose="indicator", data_own=own, aria_label=label)
    )


def own_way(scene: Scene) -> html.A:
    """Lead to where a table of the reader's own is brought in."""
    lang = scene.view.lang
    home = scene.atlas.address(replace(scene.atlas.default(), page="data", lang=lang))
    text = say(lang, "own.way", "Use a table of your own …")
    return html.A(text, href=f"{home}#own", className="own-way")


def _option(value: str, text: str, chosen: str) -> html.Option:
    return html.Option(text, value=value, selected=value == chosen)


def chosen_from(name: str, options: dict[str, str], chosen: str, label: str) -> html.Select:
    """Choose one of a list."""
    listed = [_option(value, text, chosen) for value, text in options.items()]
    return html.Select(listed, **attributes(data_choose=name, aria_label=label))


def one_of(name: str, options: dict[str, str], chosen: str, look: str = "chips") -> html.Div:
    """Choose one by a button."""
    return html.Div(
        [button(name, value, text, value == chosen) for value, text in options.items()],
        className=look,
    )


def many_of(name: str, options: dict[str, str], chosen: tuple[str, ...]) -> html.Div:
    """Choose any number by buttons."""
    return html.Div(
        [button(name, value, text, value in chosen) for value, text in options.items()],
        className="chips",
    )


def button(name: str, value: str, text: str, pressed: bool) -> html.Button:
    """Choose a value, or take it back where any number may be chosen."""
    return html.Button(
        text,
        type="button",
        **attributes(
            data_choose=name,
            data_value=value,
            aria_pressed="true" if pressed else "false",
        ),
    )


def labelled(label: str, control: Any) -> html.Div:
    """Name a control, or several."""
    return html.Div(
        [
            html.Span(label, className="label"),
            *(control if isinstance(control, list) else [control]),
        ],
        className="control",
        role="group",
        **attributes(aria_label=label),
    )
