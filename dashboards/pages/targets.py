"""The page of targets: what is monitored."""

from functools import lru_cache

from dash import html
from flask import Flask, request

from dashboards.answers import Answers
from dashboards.components.header import header
from dashboards.components.monitors import monitoring
from dashboards.documents import Document, product
from dashboards.files import Files
from dashboards.markup import markup
from geo import Atlas, View, say


def register(server: Flask, shelf: Files, answers: Answers) -> None:
    """Add the page to a server."""
    atlas = answers.atlas

    @lru_cache(maxsize=64)
    def written(view: View) -> Document:
        return document(atlas, view)

    @server.get("/targets")
    def targets() -> str:  # pyright: ignore[reportUnusedFunction]
        view = atlas.view(f"/targets?{request.query_string.decode()}")
        script = f'<script src="{shelf.scripts["targets"]}"></script>'
        return written(view).write(shelf, foot=script)


def document(atlas: Atlas, view: View) -> Document:
    """Write the page of a view."""
    title = say(view.lang, "page.targets", "Targets")
    name = say(view.lang, "monitor.title", "What is monitored")
    section = html.Section(
        [html.H2(name), *monitoring(atlas, view)], id="monitoring", className="monitoring"
    )
    head = html.Div(html.H1(title), className="data-head")
    inside = [head, html.Div(section, className="data-main", id="board")]
    page = html.Main(inside, className="data-page", style={"gridTemplateColumns": "minmax(0, 1fr)"})
    body = html.Div([header(atlas, view), page], className="app")
    return Document(view, f"{title} · {product(view.lang)}", markup(body))
