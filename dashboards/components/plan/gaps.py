"""Where the documents disagree or mislead, and what they do not have."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.plan.ways import Ways, joined
from dashboards.components.sections import chapter, table
from geo import say
from geo.plan import Conflict
from geo.plan.vocabularies import severity_word, topic_word

MOST = 4
"""So many entries are named beside a conflict; its sheet has them all."""


def conflicts(ways: Ways) -> html.Section:
    """List the conflicts by what they are about, each with what is done about it."""
    lang, found = ways.lang, ways.atlas.documents.conflicts
    title = say(lang, "plan.conflicts", "Conflicts and traps")
    if not found:
        return chapter("conflicts", title, html.P(say(lang, "plan.conflicts.none", "None known.")))
    grave = sum(one.severity == "A" for one in found)
    lead = say(
        lang,
        "plan.conflicts.lead",
        "{count} findings, {grave} of them change a number or a shape that is shown.",
        count=len(found),
        grave=grave,
    )
    topics: dict[str, list[Conflict]] = {}
    for one in found:
        topics.setdefault(one.topic, []).append(one)
    folds = [_topic(ways, topic, inside) for topic, inside in topics.items()]
    return chapter("conflicts", title, html.P(lead, className="lead"), *folds)


def _topic(ways: Ways, topic: str, found: list[Conflict]) -> html.Details:
    lang = ways.lang
    heads = [
        say(lang, "plan.finding", "Finding"),
        say(lang, "plan.handling", "What is done here"),
        say(lang, "plan.concerns", "Concerns"),
        say(lang, "plan.severity", "Weight"),
    ]
    name = topic_word(topic, lang)
    rows = [_row(ways, one) for one in found]
    return html.Details(
        [
            html.Summary([name, html.Span(str(len(found)), className="count")]),
            table(name, heads, rows, "sheet plan-conflicts"),
        ],
        className="more",
        **attributes(data_fold=f"conflicts-{topic}"),
    )


def _row(ways: Ways, one: Conflict) -> list[Any]:
    lang = ways.lang
    about = [ways.key(key) for key in one.links[:MOST]]
    more = ["…"] if len(one.links) > MOST else []
    return [
        [html.Span(one.key, className="no"), ways.link(one)],
        one.handling.say(lang),
        html.Span(joined([*about, *more], lang) or "–"),
        severity_word(one.severity, lang),
    ]


def absences(ways: Ways) -> html.Section:
    """List what the documents do not have."""
    lang, found = ways.lang, ways.atlas.documents.absences
    title = say(lang, "plan.absences", "Not in the documents")
    if not found:
        return chapter("absences", title, html.P(say(lang, "plan.absences.none", "Not listed.")))
    papers = ways.atlas.documents
    heads = [
        say(lang, "plan.missing", "Missing"),
        say(lang, "plan.instead", "What stands here instead"),
        say(lang, "plan.missing.in", "From"),
    ]
    rows = [
        [
            ways.link(one),
            one.instead.say(lang),
            paper.title(lang)
            if (paper := papers.paper(one.document))
            else say(lang, "plan.both", "both"),
        ]
        for one in found
    ]
    return chapter("absences", title, table(title, heads, rows, "sheet plan-absences"))
