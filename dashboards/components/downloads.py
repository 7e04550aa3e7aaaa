"""What can be taken away, and how a number is corrected."""

from typing import Any

from dash import html

from dashboards.components.sections import chapter
from geo import Atlas, View, captions, say

FORMATS = {
    "csv": "CSV",
    "xlsx": "XLSX",
    "gpkg": "GeoPackage",
    "parquet": "GeoParquet",
    "geojson": "GeoJSON",
    "html": "HTML",
    "pptx": "PPTX",
}


def downloads(atlas: Atlas, view: View) -> html.Section:
    """Link to the files of the view and of everything."""
    lang = view.lang
    query = atlas.query(view)
    language = "" if lang == "zh" else f"?lang={lang}"
    of_view = [(kind, f"/export/{kind}{query}", told) for kind, told in _in_view(lang).items()]
    of_all = [(kind, f"/export/all.{kind}{language}", told) for kind, told in _in_all(lang).items()]
    return chapter(
        "downloads",
        say(lang, "download.title", "Downloads"),
        html.Div(
            [
                _files(
                    say(lang, "download.view", "This view: {what}", what=_named(atlas, view)),
                    of_view,
                ),
                _files(say(lang, "download.all", "Everything"), of_all),
            ],
            className="downloads",
        ),
        html.P(
            [
                say(lang, "download.machines", "Addresses that stay, for machines:"),
                " ",
                html.Code("/data/<indicator>.csv"),
                " ",
                html.Code("/data/<indicator>.metadata.json"),
            ],
            className="fine",
        ),
    )


def _in_view(lang: str) -> dict[str, str]:
    """Say what is inside the files of a view."""
    text = "one row a value, with unit, status, vintage, grade and source; UTF-8"
    return {
        "csv": say(lang, "download.csv", text),
        "xlsx": say(lang, "download.xlsx", "three sheets: data, sources, notes"),
        "gpkg": say(lang, "download.gpkg", "values on their shapes, for a GIS; with metadata"),
        "parquet": say(lang, "download.parquet", "the same for analysis in code; with metadata"),
        "geojson": say(lang, "page.file.geojson", "values on their shapes, for the web"),
        "html": say(lang, "page.file.html", "the map alive in one file, for use without a net"),
        "pptx": say(lang, "slides.is", "map, table and chart as slides to be worked on further"),
    }


def _in_all(lang: str) -> dict[str, str]:
    """Say what is inside the files of everything."""
    return {
        "csv": say(lang, "download.all.csv", "every published value with its source"),
        "xlsx": say(lang, "download.all.xlsx", "data, sources and notes of every indicator"),
        "gpkg": say(lang, "download.all.gpkg", "all levels with all their values"),
        "parquet": say(lang, "download.all.parquet", "the same for analysis in code"),
    }


def _files(title: str, files: list[tuple[str, str, str]]) -> html.Div:
    items = [
        html.Li([html.A(FORMATS[kind], href=address, className="file"), html.Span(told)])
        for kind, address, told in files
    ]
    return html.Div([html.H3(title), html.Ul(items)])


def _named(atlas: Atlas, view: View) -> str:
    """Name the view: what, by what, when."""
    words = [
        atlas.indicators[view.indicator].name(view.lang),
        captions.level(view.by, view.lang),
        view.year,
    ]
    return " · ".join(word for word in words if word)


def corrections(view: View) -> html.Section:
    """Say in three steps how a number is corrected or brought up to date."""
    lang = view.lang
    steps: list[Any] = [
        say(
            lang,
            "update.write",
            "Write the new values into a table: area, indicator, year, value, unit, and the"
            " publication with its address. A number without a source is not taken.",
        ),
        [
            say(lang, "update.try", "Try it:"),
            " ",
            html.Code("siquan update"),
            " ",
            say(
                lang,
                "update.shows",
                "checks the table by every rule and shows each difference before anything is"
                " written.",
            ),
        ],
        say(
            lang,
            "update.keep",
            "Write it. The value replaced stays as a conflict, and the change stands above with"
            " its reason.",
        ),
    ]
    return chapter(
        "update",
        say(lang, "update.title", "Correct or update a number"),
        html.Ol([html.Li(step) for step in steps], className="steps"),
        html.P(
            say(lang, "update.more", "In full: docs/update.md, in the project's folder."),
            className="fine",
        ),
    )
