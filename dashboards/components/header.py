"""The head of every page: the name, the pages, search, language and theme."""

from dataclasses import replace

from dash import dcc, html

from dashboards.components.attributes import attributes
from dashboards.ids import Id
from geo import LANGUAGES, Atlas, Scene, say
from geo.places import Place

MOST = 1000
"""Areas that can be searched in the page itself; beyond, the finest level is left out."""

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
    """Find a place by Chinese name, pinyin, English, code or an old name.

    The browser matches what is typed against an option's value and label.
    """
    atlas, lang = scene.atlas, scene.view.lang
    places = [
        place
        for place in atlas.gazetteer.places.values()
        if len(atlas.areas) < MOST or place.by != atlas.levels[-1]
    ]
    text = say(lang, "search", "Find a place: name, pinyin or code")
    return html.Div(
        [
            dcc.Input(
                id=Id.SEARCH, type="search", list="found", placeholder=text, autoComplete="off"
            ),
            html.Datalist([_option(atlas, place, lang) for place in places], id="found"),
        ],
        className="search",
        role="search",
        **attributes(aria_label=text),
    )


def _option(atlas: Atlas, place: Place, lang: str) -> html.Option:
    """Offer a place; its code ends the value, so that the choice is never ambiguous."""
    parent = atlas.place(place.parent).short(lang) if place.parent in atlas.areas else ""
    others = [place.name_en if lang == "zh" else place.name_zh, *place.other_names]
    label = " · ".join(dict.fromkeys(word for word in (parent, *others) if word))
    return html.Option(label, value=f"{place.name(lang)} {place.code}")
