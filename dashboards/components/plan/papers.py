"""What the documents are: title, number, dates, and what to mind of the text."""

from typing import Any

from dash import html

from dashboards.components.plan.ways import Ways
from geo import say
from geo.plan import Paper


def papers(ways: Ways) -> list[Any]:
    """Say what documents the page is about."""
    cards = [_card(ways, one) for one in ways.atlas.documents.papers]
    return [html.Div(cards, className="papers")] if cards else []


def _card(ways: Ways, one: Paper) -> html.Div:
    lang = ways.lang
    years = f"{one.first}–{one.last}" if one.last != one.first else one.first
    dates = [
        (say(lang, "plan.signed", "signed"), one.signed),
        (say(lang, "plan.printed", "printed"), one.printed),
        (say(lang, "plan.in_force", "in force from"), one.in_force),
    ]
    told = [f"{word} {date}" for word, date in dates if date]
    line = " · ".join(word for word in (one.number, years, *told) if word)
    note = one.note.say(lang)
    return html.Div(
        [
            html.H2(one.title(lang)),
            html.P(line, className="fine"),
            *([html.P(note, className="care" if not one.number else "fine")] if note else []),
        ],
        className="paper",
    )
