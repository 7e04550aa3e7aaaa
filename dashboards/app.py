"""Assemble the app."""

from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask, request

from dashboards import (
    guards,
    healths,
    logs,
    policies,
    prefixes,
    questions,
    refusals,
    routes,
)
from dashboards.answers import Answers
from dashboards.documents import Document
from dashboards.files import Files
from dashboards.pages import (
    analysis as analysis_page,
    circles as circles_page,
    data as data_page,
    drawing,
    exports as exports_page,
    hindrances,
    map as map_page,
    own as own_page,
    packs as packs_page,
    plan as plan_page,
    present as present_page,
    sites as sites_page,
    studio as studio_page,
    targets as targets_page,
    trace as trace_page,
)
from dashboards.queries import queried
from dashboards.settings import Settings
from geo import Atlas

PAGES = {
    "": map_page.PAGE,
    "circles": circles_page.PAGE,
    "sites": sites_page.PAGE,
    "targets": targets_page.PAGE,
    "analysis": analysis_page.PAGE,
    "present": present_page.PAGE,
}
"""The pages with maps, by their paths; an unknown path is the map's."""


class Page(Dash):
    """Dash inside a page that is written as HTML, complete for its address.

    Only the map is a component; all around it is there to be read before any script has run.
    """

    def __init__(
        self, shelf: Files, write: Callable[[str], Document], map_: str, **options: Any
    ) -> None:
        self.shelf, self.write, self.map = shelf, write, map_
        super().__init__(__name__, **options)

    def name_files(self) -> None:
        """Let Dash know the files that it names, before it has written a page.

        It would answer none that it has not named, and of several processes one is asked for a
        file of the page that another has written.
        """
        self._generate_css_dist_html()
        self._generate_scripts_html()

    def interpolate_index(  # noqa: PLR0913, PLR0917 - Dash sets the names and their number
        self,
        metas: str = "",  # noqa: ARG002
        title: str = "",  # noqa: ARG002
        css: str = "",
        config: str = "",
        scripts: str = "",
        app_entry: str = "",
        favicon: str = "",  # noqa: ARG002
        renderer: str = "",
    ) -> str:
        """Write the page for the address that was asked."""
        query = queried()
        path = request.path.strip("/") if request.path.strip("/") in PAGES else ""
        document = self.write(f"/{path}?{query}" if query else f"/{path}")
        now, later = drawing.parted(scripts)
        own = f'<script src="{self.shelf.scripts[PAGES[path].script]}"></script>'
        return drawing.filled(document, self.map).write(
            self.shelf,
            head=drawing.fetched(self.shelf, document.view.lang) + css,
            foot=f"<footer>{drawing.kept(app_entry, later + renderer)}{config}{now}{own}</footer>",
        )


def create_app(atlas: Atlas, settings: Settings | None = None) -> Dash:
    """Build an app over an opened atlas; any number may live side by side.

    Parameters
    ----------
    atlas : Atlas
    settings : Settings, optional
    """
    settings = settings or Settings()
    answers = Answers(atlas)
    assets = _assets()
    shelf = Files.of(atlas, assets)
    server = Flask(__name__, static_folder=None)

    @lru_cache(maxsize=64)
    def write(address: str) -> Document:
        page = PAGES[address.partition("?")[0].strip("/")]
        return page.write(answers, address, settings)

    _equip(server, atlas, shelf, settings)
    _open_pages(server, answers, shelf, settings)
    app = Page(
        shelf,
        write,
        drawing.told(drawing.mapped(atlas, settings).to_plotly_json()),
        server=server,
        routes_pathname_prefix="/",
        requests_pathname_prefix=f"{prefixes.whole(settings.prefix)}/",
        assets_folder=str(assets),
        assets_ignore=r".*\.(js|css)$",
        suppress_callback_exceptions=True,
        update_title="",
    )
    app.enable_dev_tools(debug=False, dev_tools_disable_version_check=True)
    drawing.register(app, answers, settings, PAGES)
    app.layout = drawing.layout()
    app.name_files()
    questions.register(app)
    refusals.register(server)
    policies.register(server, settings, app.csp_hashes())
    return app


def _equip(server: Flask, atlas: Atlas, shelf: Files, settings: Settings) -> None:
    """Give a server what stands before and behind its pages.

    What looks at answers first is named last: the prefix, then what packs them, then the log.
    """
    logs.register(server, settings)
    guards.register(server, settings)
    routes.register(server, shelf)
    prefixes.register(server, settings)
    healths.register(server, atlas)
    hindrances.register(server)


def _open_pages(server: Flask, answers: Answers, shelf: Files, settings: Settings) -> None:
    data_page.register(server, shelf, answers)
    plan_page.register(server, shelf, answers)
    analysis_page.register(server, answers)
    trace_page.register(server, shelf, answers)
    own_page.register(server, answers)
    present_page.register(server, answers)
    packs_page.register(server, answers, settings)
    exports_page.register(server, answers, settings)
    studio_page.register(server, answers, settings)


def _assets() -> Path:
    """Find the assets: inside an installed wheel, or at the top of a checkout."""
    inside = Path(str(files("dashboards"))) / "assets"
    return inside if inside.is_dir() else Path(__file__).parents[1] / "assets"
