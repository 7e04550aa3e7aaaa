"""The reader's own table: where it is dropped, what was found in it, and what is kept of it."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.project import project
from dashboards.markup import Element
from geo import Atlas, View, say

ACCEPTED = ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt"


def intake(atlas: Atlas, view: View) -> html.Section:
    """Offer the import; ``assets/intake.js`` fills the report and the list of tables."""
    lang = view.lang
    home = atlas.address(atlas.default()) if lang == "zh" else f"/?lang={lang}"
    over = sorted({*atlas.default().over, "sites"})
    words: Any = Element("template", {"id": "intake-words", **_words(lang)})
    return html.Section(
        [
            html.H2(say(lang, "intake", "Your own table")),
            html.P(
                say(
                    lang,
                    "intake.lead",
                    "Excel, ODS or CSV as it is: merged headers, notes, totals and old names"
                    " are understood. You see what fits before anything is kept. It stays in this"
                    " browser; the server forgets it with each answer.",
                ),
                className="lead",
            ),
            _what(lang),
            _drop(lang),
            html.Div(id="report", **attributes(aria_live="polite")),
            html.H3(say(lang, "intake.kept", "Kept in this browser")),
            html.Ul(id="tables", **attributes(data_home=home, data_over=",".join(over))),
            project(lang, "report"),
            words,
        ],
        id="own",
        className="own",
    )


def _what(lang: str) -> html.Label:
    """Ask what the file is: values of areas, or a list of sites."""
    options = {
        "values": say(lang, "intake.values", "a table of values"),
        "sites": say(lang, "intake.sites", "a list of sites"),
    }
    label = html.Span(say(lang, "intake.what", "The file is"), className="label")
    listed = [html.Option(text, value=key) for key, text in options.items()]
    return html.Label([label, html.Select(listed, id="own-what")], className="what")


def _drop(lang: str) -> html.Label:
    field: Any = Element("input", {"type": "file", "id": "own-file", "accept": ACCEPTED})
    return html.Label(
        [
            html.Strong(say(lang, "intake.drop", "Drop a file here, or choose one")),
            html.Span(say(lang, "intake.kinds", "XLSX, XLS, ODS, CSV up to 20 MB")),
            field,
        ],
        id="own-drop",
        className="drop",
    )


def _words(lang: str) -> dict[str, Any]:
    """Return the sentences of the script; it fills their ``[blanks]``."""
    words = {
        "large": say(
            lang,
            "intake.large",
            "“[name]” has [size] MB; up to 20 MB can be read. Leave out sheets that are not"
            " needed and try again.",
        ),
        "lost": say(lang, "intake.lost", "No answer came; the file is still here, try again."),
        "busy": say(lang, "intake.busy", "Reading “[name]” …"),
        "none": say(lang, "intake.none", "No table yet."),
        "count": say(lang, "intake.count", "[count] entries"),
        "show": say(lang, "intake.show", "Show on the map"),
        "drop": say(lang, "intake.remove", "Remove"),
        "sure": say(lang, "intake.sure", "Remove “[name]” from this browser?"),
        "full": say(
            lang,
            "intake.full",
            "The browser's storage is full or closed; the table lasts as long as this page. Save"
            " a project file.",
        ),
    }
    return {f"data-{key}": text for key, text in words.items()}
