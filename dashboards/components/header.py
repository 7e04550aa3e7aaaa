"""The head of every page: the name, the pages, search, language and theme."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.ids import Id
from dashboards.markup import Element
from geo import LANGUAGES, Scene, say

LANGUAGE_NAMES = {"zh": "中文", "en": "English"}


def header(scene: Scene) -> html.Header:
    """Name the product and lead through it."""
    lang = scene.view.lang
    other = next(key for key in LANGUAGES if key != lang)
    return html.Header(
        [
            html.A(say(lang, "skip", "Skip to the table"), href="#ranking", className="skip"),
            html.A(
                [html.Span("四圈", className="mark"), html.Span("Siquan", className="latin")],
                href="/" if lang == "zh" else f"/?lang={lang}",
                className="wordmark",
            ),
            html.Span(
                say(lang, "tagline", "Atlas of Zhejiang's service economy"), className="tagline"
            ),
            _search(scene),
            html.Button(
                "◐",
                id="theme",
                type="button",
                className="tool",
                title=say(lang, "theme", "Light or dark"),
                **attributes(aria_label=say(lang, "theme", "Light or dark")),
            ),
            html.A(
                LANGUAGE_NAMES[other],
                href=f"/{scene.atlas.query(replace(scene.view, lang=other))}",
                className="tool language",
                lang=other,
                **attributes(data_lang=other),
            ),
        ],
        className="header",
    )


def _search(scene: Scene) -> html.Div:
    """Find a place by Chinese name, pinyin, English, code or an old name."""
    lang = scene.view.lang
    text = say(lang, "search", "Find a place: name, pinyin or code")
    none = say(lang, "search.none", "No place is called “[text]”")
    field = Element(
        "input",
        {
            "id": Id.SEARCH,
            "type": "search",
            "placeholder": text,
            "aria-label": text,
            "role": "combobox",
            "aria-controls": "found",
            "aria-expanded": "false",
            "aria-autocomplete": "list",
            "autocomplete": "off",
        },
    )
    found = attributes(data_none=none, aria_label=text)
    inside: list[Any] = [
        field,
        html.Ul(id="found", hidden=True, role="listbox", **found),
    ]
    return html.Div(
        inside,
        className="search",
        role="search",
        **attributes(aria_label=text),
    )
