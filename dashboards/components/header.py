"""The head of every page: the name, the pages, search, language and theme."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.connection import connection
from dashboards.ids import Id
from dashboards.markup import Element
from geo import LANGUAGES, Atlas, View, say
from geo.atlas import PAGES, PRESENTING
from geo.stories import SHOWN

LANGUAGE_NAMES = {"zh": "中文", "en": "English"}


def header(atlas: Atlas, view: View) -> html.Header:
    """Name the product and lead through it."""
    lang = view.lang
    other = next(key for key in LANGUAGES if key != lang)
    return html.Header(
        [
            _skip(view),
            html.A(
                [html.Span("四圈", className="mark"), html.Span("Siquan", className="latin")],
                href="/" if lang == "zh" else f"/?lang={lang}",
                className="wordmark",
            ),
            html.Span(
                say(lang, "tagline", "Atlas of Zhejiang's service economy"), className="tagline"
            ),
            _pages(atlas, view),
            *([] if view.page == PRESENTING else [_search(lang), _my(atlas, view)]),
            *(_keep(lang) if view.page in SHOWN else []),
            connection(lang),
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
                href=atlas.address(replace(view, lang=other)),
                className="tool language",
                lang=other,
                **attributes(data_carry="1", data_lang=other),
            ),
        ],
        className="header",
    )


def _skip(view: View) -> html.A:
    """Lead the keyboard past the head."""
    targets = {
        "": ("#ranking", say(view.lang, "skip", "Skip to the table")),
        "circles": ("#matrix", say(view.lang, "skip", "Skip to the table")),
        "sites": ("#list", say(view.lang, "skip", "Skip to the table")),
        "targets": ("#board", say(view.lang, "skip", "Skip to the table")),
        "plan": ("#sectors", say(view.lang, "skip.plan", "Skip to the sectors")),
        "analysis": ("#rows", say(view.lang, "skip", "Skip to the table")),
        "data": ("#catalogue", say(view.lang, "skip.data", "Skip to the catalogue")),
        "present": ("#steps", say(view.lang, "skip.present", "Skip to the steps")),
    }
    href, text = targets[view.page]
    return html.A(text, href=href, className="skip")


def _pages(atlas: Atlas, view: View) -> html.Nav:
    """Lead to the other pages; each shows the same choices."""
    lang = view.lang
    names = {
        "": say(lang, "page.map", "Map"),
        "circles": say(lang, "page.circles", "Circles"),
        "sites": say(lang, "page.sites", "Sites"),
        "targets": say(lang, "page.targets", "Targets"),
        "plan": say(lang, "page.plan", "Plan"),
        "analysis": say(lang, "page.analysis", "Analysis"),
        "data": say(lang, "page.data", "Data"),
        "present": say(lang, "page.present", "Present"),
    }
    links = [
        html.A(
            names[page],
            href=atlas.address(atlas.turned(view, page)),
            **attributes(data_carry="1", **({"aria_current": "page"} if page == view.page else {})),
        )
        for page in PAGES
    ]
    return html.Nav(links, className="pages", **attributes(aria_label=say(lang, "pages", "Pages")))


def _keep(lang: str) -> list[html.Button | html.P]:
    """Keep what is shown as a step of the reader's own story; ``assets/stories.js`` does."""
    text = say(lang, "story.keep", "Add this view to my story")
    words = {
        "data_added": say(lang, "story.added", "Added as step [count] of your story."),
        "data_many": say(
            lang, "story.many", "A story has [most] steps at the most; this view was not added."
        ),
        "data_full": say(
            lang,
            "story.full",
            "The browser's storage is full or closed: your story lasts as long as this page.",
        ),
        "data_show": say(lang, "story.show", "Show it"),
    }
    return [
        html.Button(
            "＋",
            id="keep-view",
            type="button",
            className="tool",
            title=text,
            **attributes(aria_label=text, **words),
        ),
        html.P(id="kept-view", className="toast", role="status"),
    ]


def _my(atlas: Atlas, view: View) -> html.Select:
    """Choose one's own city, once for all pages; ``assets/home.js`` remembers it."""
    lang = view.lang
    label = say(lang, "control.my", "My city")
    options = [html.Option(label, value="", selected=not view.my)]
    for code in atlas.measures.parts_of_province[1]:
        name = atlas.areas[code].name(lang)
        options.append(html.Option(name, value=code, selected=view.my == code))
    return html.Select(
        options, className="my-city", **attributes(data_choose="my", aria_label=label)
    )


def _search(lang: str) -> html.Div:
    """Find a place by Chinese name, pinyin, English, code or an old name."""
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
