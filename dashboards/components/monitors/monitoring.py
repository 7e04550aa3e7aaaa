"""Four tabs: indicators, key tasks, policy items and projects, with a reader's own entries."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.monitors.exchanges import exchange
from dashboards.components.monitors.panels import panel
from dashboards.components.monitors.supplied import supplied
from dashboards.components.monitors.words import entry, whose_city, whose_province, words
from dashboards.components.project import project
from geo import Atlas, View, say
from geo.exports.checklists import NAMES
from geo.monitors import LISTS, PROJECTS, TASKS, monitored

TOLD = "monitor-told"
"""Where imports, exports and project files are answered."""


def monitoring(atlas: Atlas, view: View) -> list[Any]:
    """Write the four lists; ``assets/monitoring.js`` fills in what the browser holds.

    They stand in an element with the id ``monitoring``. Without scripts the lists follow one
    another, with nothing to fill in.
    """
    lang = view.lang
    found = monitored(atlas.tables)
    parts = [panel(atlas, view, key, found[key]) for key in LISTS if key != PROJECTS]
    return [
        html.P(_lead(lang), className="lead"),
        html.P(_whose(atlas, view), id="monitor-whose", className="whose"),
        _ways(lang),
        html.Div(id=TOLD, **attributes(aria_live="polite")),
        _tabs(lang),
        html.Div([*parts, supplied(lang)], className="monitor-panels"),
        words(atlas, lang),
        entry(lang),
    ]


def _lead(lang: str) -> str:
    return say(
        lang,
        "monitor.intro",
        "Status, owner, note and date are your own entries. They stay in this browser and in the"
        " project file that you save, and are never sent. No data means that nobody said; it does"
        " not mean not started.",
    )


def _whose(atlas: Atlas, view: View) -> str:
    """Say whose list it is; the script says the same of another city."""
    lang = view.lang
    if not view.my:
        return whose_province(atlas, lang)
    city = atlas.areas[view.my].name(lang)
    return whose_city(lang).replace("[city]", city)


def _ways(lang: str) -> html.Div:
    """Offer to take the lists along as a table, and all as a project file."""
    return html.Div(
        [
            html.P(
                [
                    html.A(
                        say(lang, "monitor.template", "Template (CSV)"),
                        href=f"/export/tasks.csv?lang={lang}",
                        className="button",
                    ),
                    *exchange(TASKS, lang),
                ],
                className="exchange",
            ),
            project(lang, TOLD),
        ],
        className="monitor-ways",
        role="group",
        **attributes(aria_label=say(lang, "monitor.ways", "Take along and bring in")),
    )


def _tabs(lang: str) -> html.Div:
    """Name the lists; the script shows the tabs and hides all lists but one."""
    tabs = [
        html.Button(
            NAMES[key].say(lang),
            id=f"monitor-tab-{key}",
            type="button",
            role="tab",
            **attributes(
                aria_controls=f"monitor-{key}",
                aria_selected="true" if key == TASKS else "false",
            ),
        )
        for key in LISTS
    ]
    return html.Div(
        tabs,
        className="monitor-tabs",
        role="tablist",
        hidden=True,
        **attributes(aria_label=say(lang, "monitor.title", "What is monitored")),
    )
