"""The page of the documents: sectors, programmes, items and who answers for them, named places."""

from functools import lru_cache

from dash import html
from flask import Flask, request

from dashboards.answers import Answers
from dashboards.components.header import header
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

    @server.get("/plan")
    def plan() -> str:  # pyright: ignore[reportUnusedFunction]
        view = atlas.view(f"/plan?{request.query_string.decode()}")
        script = f'<script src="{shelf.scripts["plan"]}"></script>'
        return written(view).write(shelf, foot=script)


def document(atlas: Atlas, view: View) -> Document:
    """Write the page of a view."""
    title = say(view.lang, "plan.title", "What the two documents say")
    page = html.Main([html.H1(title)], className="data-page")
    body = html.Div([header(atlas, view), page], className="app")
    return Document(view, f"{title} · {product(view.lang)}", markup(body))
