"""The list of projects: empty until a reader supplies it, with a template."""

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.monitors.exchanges import exchange
from dashboards.components.monitors.panels import framed, status_filter, table
from geo import say
from geo.exports.checklists import PROJECT
from geo.monitors import PROJECTS


def supplied(lang: str) -> html.Div:
    """Write the panel of the projects; the script lists what the browser holds."""
    heads = {column.key: column.label.say(lang) for column in PROJECT}
    heads["drop"] = say(lang, "intake.remove", "Remove")
    shown = html.P(className="shown", **attributes(aria_live="polite"))
    return framed(
        PROJECTS,
        lang,
        html.P(
            say(
                lang,
                "monitor.projects.is",
                "The documents list no projects. Fill in the template and bring it in: the list"
                " stays in this browser. A row with the name and place of one that is here takes"
                " its place; others are added.",
            ),
            className="fine",
        ),
        html.P(
            [
                html.A(
                    say(lang, "monitor.project.template", "Template of projects (CSV)"),
                    href=f"/export/projects.csv?lang={lang}",
                    className="button",
                ),
                *exchange(PROJECTS, lang),
            ],
            className="exchange",
        ),
        html.P(say(lang, "monitor.project.empty", "No project yet."), className="summary"),
        html.Div([status_filter(lang), shown], className="filters", hidden=True),
        html.Div(table(PROJECTS, heads, [html.Tbody()], lang), className="supplied", hidden=True),
    )
