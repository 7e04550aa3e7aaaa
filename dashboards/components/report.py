"""What was found in a reader's file: every row accounted for, every doubt with its way out."""

from collections import Counter
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.mends import choice, field, labelled
from dashboards.components.report_rows import MOST, all_areas, report_rows
from geo import say
from geo.matching import EACH_YEAR, STATUSES, TODAY, Report, SiteReport
from geo.vocabulary import ROLES, SITE_ROLES


def report(found: Report | SiteReport, lang: str) -> list[Any]:
    """Write the report on a file, with a control for whatever can be mended."""
    return [
        _sheet(found, lang),
        _account(found, lang),
        *_notices(found, lang),
        *report_rows(found.entries, found.names, lang),
        _columns(found, lang),
        all_areas(found.names, lang),
    ]


def _sheet(found: Report | SiteReport, lang: str) -> html.Div:
    """Name the file; let the sheet, the first row of data and the boundaries be chosen."""
    sheets = {
        one.name: say(
            lang,
            "report.sheet",
            "{name} ({matched} of {rows} rows fit)",
            name=one.name,
            matched=one.matched,
            rows=one.rows,
        )
        for one in found.sheets
    }
    return html.Div(
        [
            html.H3(found.file),
            labelled(say(lang, "report.which", "Sheet"), choice("sheet", sheets, found.sheet)),
            labelled(
                say(lang, "report.header", "First row of data"), field("header", found.header)
            ),
            *(_boundaries(found, lang) if isinstance(found, Report) else []),
        ],
        className="report-head",
    )


def _boundaries(found: Report, lang: str) -> list[html.Label]:
    """Let it be told on which boundaries the table is given."""
    years = {
        EACH_YEAR: say(lang, "report.each_year", "of each value's own year"),
        TODAY: say(lang, "report.today", "of today"),
    }
    years.setdefault(found.boundaries, found.boundaries)
    label = say(lang, "report.boundaries", "Boundaries")
    return [labelled(label, choice("boundaries", years, found.boundaries))]


def _account(found: Report | SiteReport, lang: str) -> html.P:
    """Add all rows up, however they ended."""
    counts = Counter(one.status for one in found.entries)
    words = say(
        lang,
        "report.account",
        "{rows} rows = {matched} fit + {ambiguous} ambiguous + {unmatched} without a match"
        " + {duplicate} twice + {aside} set aside",
        rows=len(found.entries),
        **{status: counts[status] for status in STATUSES},
    )
    return html.P(words, className="account")


def _notices(found: Report | SiteReport, lang: str) -> list[html.Ul]:
    said = [one.say(lang) for one in found.notices]
    more = len(said) - MOST
    items = [html.Li(words) for words in said[:MOST]]
    if more > 0:
        items.append(html.Li(say(lang, "ranking.more", "and {count} more", count=more)))
    return [html.Ul(items, className="notices")] if items else []


def _columns(found: Report | SiteReport, lang: str) -> html.Details:
    """Say what each column was taken for, and let it be another."""
    words = ROLES if isinstance(found, Report) else SITE_ROLES
    roles = {key: word.say(lang) for key, word in words.items()}
    heads = [
        say(lang, "report.column", "Column"),
        say(lang, "report.heading", "Heading"),
        say(lang, "report.role", "Taken as"),
        say(lang, "control.year", "Year"),
        say(lang, "column.unit", "Unit"),
    ]
    rows = [
        html.Tr(
            [
                html.Td(one.letter),
                html.Th(one.name, scope="row"),
                html.Td(choice(f"roles.{one.index}", roles, one.role, f"{one.letter} {heads[2]}")),
                html.Td(
                    field(f"years.{one.index}", one.year or "", f"{one.letter} {heads[3]}")
                    if one.role == "value"
                    else ""
                ),
                html.Td(one.unit),
            ]
        )
        for one in found.columns[:MOST]
    ]
    return html.Details(
        [
            html.Summary(say(lang, "report.columns", "What the columns are")),
            html.Table(
                [
                    html.Thead(html.Tr([html.Th(word, scope="col") for word in heads])),
                    html.Tbody(rows),
                ],
                className="rows",
            ),
        ],
        className="fold",
        **attributes(data_fold="report-columns"),
    )
