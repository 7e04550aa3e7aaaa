"""Assemble the app."""

import mimetypes
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import IO, Any, cast

from dash import Dash, html
from flask import Flask, Request, Response, request
from flask_compress import Compress

from dashboards.components.header import header
from dashboards.files import Files
from dashboards.markup import markup
from dashboards.pages import map as map_page
from dashboards.pages.map import SLOT
from dashboards.settings import Settings
from geo import Atlas, Scene, View, compose, say

_FOREVER = "public, max-age=31536000, immutable"


UNUSED = ("/deps/polyfill@", "/dash_table/", "/dash/dcc/")
"""Bundles that Dash always names and no page uses: old browsers, grids, its own controls."""

Written = tuple[View, str]
"""A view and the body of the page that shows it, with a slot for what React holds."""


class Page(Dash):
    """Dash inside a page that is written as HTML, complete for its address.

    Only the map is a component; all around it is there to be read before any script has run.
    """

    def __init__(self, shelf: Files, write: Callable[[str], Written], **options: Any) -> None:
        self.shelf, self.write = shelf, write
        super().__init__(__name__, **options)

    def interpolate_index(  # noqa: PLR0913, PLR0917 - Dash sets the names and their number
        self,
        metas: str = "",
        title: str = "",
        css: str = "",
        config: str = "",
        scripts: str = "",
        app_entry: str = "",
        favicon: str = "",
        renderer: str = "",
    ) -> str:
        """Write the page for the address that was asked."""
        query = request.query_string.decode()
        view, body = self.write(f"?{query}" if query else "")
        title = say(view.lang, "product", "Siquan: atlas of Zhejiang's service economy")
        favicon = self.get_asset_url("favicon.svg")
        dark = {"dark": "all", "light": "not all"}.get(view.theme, "(prefers-color-scheme: dark)")
        lang = "zh-CN" if view.lang == "zh" else view.lang
        opening = say(view.lang, "opening", "Opening the map …")
        return (
            f'<!DOCTYPE html>\n<html lang="{lang}">\n'
            f"<head>{metas}<title>{escape(title)}</title>"
            f'<link rel="icon" type="image/svg+xml" href="{favicon}">'
            f'{self._files(view.lang)}{css}<link rel="stylesheet" href="{self.shelf.style}">'
            f'<link rel="stylesheet" id="dark" href="{self.shelf.dark}" media="{dark}"></head>\n'
            f"<body>{body.replace(SLOT, app_entry.replace('Loading...', escape(opening)))}"
            f'<footer>{config}{_needed(scripts)}<script src="{self.shelf.script}"></script>'
            f"{renderer}</footer></body>\n</html>"
        )

    def _files(self, lang: str) -> str:
        """Name the files of the page: what it needs at once is fetched now, the rest when used."""
        soon = "".join(
            f'<link rel="preload" as="fetch" crossorigin href="{address}"{named}>'
            for address, named in (
                ("/_dash-layout", ""),
                ("/_dash-dependencies", ""),
                (self.shelf.shapes, ' id="shapes-file"'),
            )
        )
        names = {"places": self.shelf.places, "sites": self.shelf.sites, "index": self.shelf.index}
        later = "".join(
            f'<meta name="file" id="{name}-file" content="{address[lang]}">'
            for name, address in names.items()
        )
        return soon + later


def create_app(atlas: Atlas, settings: Settings | None = None) -> Dash:
    """Build an app over an opened atlas; any number may live side by side.

    Parameters
    ----------
    atlas : Atlas
    settings : Settings, optional
    """
    settings = settings or Settings()

    @lru_cache(maxsize=512)
    def drawn(view: View) -> Scene:
        return compose(atlas, view)

    def answer(query: str) -> Scene:
        """Compose what a query asks; where the map stands and what is pinned changes no value."""
        view = atlas.view(query)
        plain = replace(view, lang="zh", theme="", pin="", at=())
        return replace(drawn(plain), view=view)

    @lru_cache(maxsize=64)
    def write(query: str) -> Written:
        scene = answer(query)
        page = map_page.page(scene, query, settings)
        return scene.view, markup(html.Div([header(scene), *page], className="app"))

    assets = _assets()
    shelf = Files.of(atlas, assets)
    server = Flask(__name__)
    app = Page(
        shelf,
        write,
        server=server,
        assets_folder=str(assets),
        assets_ignore=r".*\.(js|css)$",
        suppress_callback_exceptions=True,
        update_title="",
    )
    app.enable_dev_tools(debug=False, dev_tools_disable_version_check=True)
    map_page.register(app, answer, settings)
    app.layout = map_page.layout(atlas, settings)
    _serve(server, shelf)
    return app


def _needed(scripts: str) -> str:
    return "".join(
        tag for tag in scripts.splitlines(keepends=True) if not any(name in tag for name in UNUSED)
    )


def _assets() -> Path:
    """Find the assets: inside an installed wheel, or at the top of a checkout."""
    inside = Path(str(files("dashboards"))) / "assets"
    return inside if inside.is_dir() else Path(__file__).parents[1] / "assets"


class _Packed(dict[str, bytes]):
    """Compressed copies of files that never change under their address."""

    def set(self, key: str, packed: bytes) -> None:
        """Keep a packed file; answers to questions have no name and are not kept."""
        if not key.endswith(";"):
            self[key] = packed


def _packed_name(asked: Request) -> str:
    """Name the packed copy of a file that is named by its content; others have none."""
    return asked.path if asked.path.startswith(("/_dash-component-suites/", "/files/")) else ""


def _serve(server: Flask, shelf: Files) -> None:
    """Add the routes for files, compression and the headers that all answers carry."""
    server.config.update(
        COMPRESS_MIMETYPES=[
            "text/html",
            "text/css",
            "text/javascript",
            "application/javascript",
            "application/json",
            "image/svg+xml",
        ],
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_CACHE_BACKEND=_Packed,
        COMPRESS_CACHE_KEY=_packed_name,
    )
    Compress(server)

    @server.get("/files/<name>")
    def file(name: str) -> Response:  # pyright: ignore[reportUnusedFunction]
        body = shelf.contents.get(f"/files/{name}")
        if body is None:
            return Response("no such file\n", status=404, mimetype="text/plain")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Response(body, mimetype=kind, headers={"Cache-Control": _FOREVER})

    @server.after_request
    def whole(response: Response) -> Response:  # pyright: ignore[reportUnusedFunction]
        """Read a file out and close it: the compression reads on, but leaves it open."""
        if response.direct_passthrough:
            file = cast("IO[bytes]", response.response)
            response.direct_passthrough = False
            response.set_data(response.get_data())
            file.close()
        return response

    @server.after_request
    def head(response: Response) -> Response:  # pyright: ignore[reportUnusedFunction]
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response
