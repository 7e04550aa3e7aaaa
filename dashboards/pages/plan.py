"""The page of the documents: sectors, programmes, items and who answers for them, named places."""

from dataclasses import replace
from functools import lru_cache

from dash import html
from flask import Flask

from dashboards.answers import Answers
from dashboards.components.attributes import attributes
from dashboards.components.header import header
from dashboards.components.plan.crosswalks import crosswalk
from dashboards.components.plan.departments import departments
from dashboards.components.plan.figures import figures
from dashboards.components.plan.gaps import absences, conflicts
from dashboards.components.plan.items import items
from dashboards.components.plan.names import glossary, names
from dashboards.components.plan.news import news
from dashboards.components.plan.papers import papers
from dashboards.components.plan.programmes import programmes
from dashboards.components.plan.searches import search
from dashboards.components.plan.sectors import sectors
from dashboards.components.plan.sheets import opened, placed
from dashboards.components.plan.timelines import timeline
from dashboards.components.plan.ways import Ways
from dashboards.documents import Document, product
from dashboards.files import Files
from dashboards.markup import markup
from dashboards.queries import queried
from geo import Atlas, View, say

SECTIONS = (
    sectors, programmes, items, departments, crosswalk, news, timeline, figures, glossary, names,
    conflicts, absences,
)  # fmt: skip
"""The sections in their order; each has the id that the contents lead to."""


def register(server: Flask, shelf: Files, answers: Answers) -> None:
    """Add the page to a server."""
    atlas = answers.atlas

    @lru_cache(maxsize=16)
    def kept(view: View) -> str:
        return body(atlas, view)

    @server.get("/plan")
    def plan() -> str:  # pyright: ignore[reportUnusedFunction]
        view = atlas.view(f"/plan?{queried()}")
        script = f'<script src="{shelf.scripts["plan"]}"></script>'
        return document(atlas, view, kept(lasting(atlas, view))).write(shelf, foot=script)


def lasting(atlas: Atlas, view: View) -> View:
    """Leave out what does not change the sections, so that they are written once."""
    plain = atlas.default(page="plan")
    return replace(plain, lang=view.lang, theme=view.theme, my=view.my, department=view.department)


def document(atlas: Atlas, view: View, sections: str) -> Document:
    """Write the page of a view around its sections."""
    ways = Ways(atlas, view)
    head = markup([_head(ways), search(ways)])
    main = f"{markup([_contents(view.lang), *opened(ways)])}{sections}"
    page = f'<main class="data-page plan-page">{head}<div class="data-main">{main}</div></main>'
    body_ = f'<div class="app">{markup(header(atlas, view))}{page}</div>'
    return Document(view, f"{_title(ways)} · {product(view.lang)}", body_)


def body(atlas: Atlas, view: View) -> str:
    """Write the sections of a view."""
    ways = Ways(atlas, view)
    return markup([section(ways) for section in SECTIONS])


def _title(ways: Ways) -> str:
    """Name the page by what is opened on it."""
    view, atlas = ways.view, ways.atlas
    if view.entry:
        return atlas.documents.entry(view.entry).name(view.lang)
    code = placed(ways)
    plain = say(view.lang, "plan.title", "What the two documents say")
    return f"{atlas.place(code).name(view.lang)} · {plain}" if code else plain


def _head(ways: Ways) -> html.Div:
    lang = ways.lang
    lead = say(
        lang,
        "plan.page.lead",
        "Every sector, item, programme, department, number and name of them, in short own words,"
        " each with section and line.",
    )
    return html.Div(
        [
            html.H1(say(lang, "plan.title", "What the two documents say")),
            html.P(lead),
            *papers(ways),
        ],
        className="data-head",
    )


def _contents(lang: str) -> html.Nav:
    """Lead to the sections."""
    links = {
        "sectors": say(lang, "plan.sectors", "Sectors"),
        "programmes": say(lang, "plan.programmes", "Programmes"),
        "items": say(lang, "plan.items", "Items"),
        "departments": say(lang, "plan.departments", "Departments"),
        "crosswalk": say(lang, "plan.contents.crosswalk", "Crosswalk"),
        "news": say(lang, "plan.contents.news", "New"),
        "timeline": say(lang, "plan.timeline", "Timeline"),
        "figures": say(lang, "plan.figures", "Figures"),
        "glossary": say(lang, "plan.glossary", "Glossary"),
        "names": say(lang, "plan.names", "Named things"),
        "conflicts": say(lang, "plan.contents.conflicts", "Conflicts"),
        "absences": say(lang, "plan.contents.absences", "Gaps"),
    }
    inside = html.Span([html.A(name, href=f"#{key}") for key, name in links.items()])
    label = say(lang, "contents", "On this page")
    return html.Nav(inside, className="contents", **attributes(aria_label=label))
