"""What all parts of the page of the targets say alike: amounts, paces, rules, lamps, places."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.traced import inlaid, traced
from geo import Atlas, View
from geo.aims import Pace
from geo.exports.targetwords import figure, span, speed
from geo.plan import Fact
from geo.targets import Course
from geo.terms import SINCE
from geo.text import number
from geo.vocabulary import STATES

GLYPHS = {
    "met": "✓",
    "on_track": "↗",
    "watch": "!",
    "behind": "↘",
    "missed": "✕",
    "no_pace": "·",
    "no_data": "–",
}
"""A sign for every state: nothing is told by colour alone."""


def lamp(state: str, lang: str) -> html.Span:
    """Show a state as a lamp, with its words."""
    return html.Span([glyph(state), STATES[state].say(lang)], className=f"state state-{state}")


def glyph(state: str) -> html.I:
    """Show the sign of a state."""
    return html.I(GLYPHS[state], className=f"lamp lamp-{state}", **attributes(aria_hidden="true"))


def entry(fact: Fact, lang: str, children: Any) -> html.A:
    """Link to what the documents say of an indicator: where its figures come from."""
    more = "" if lang == "zh" else f"&lang={lang}"
    return html.A(children, href=f"/plan?entry={fact.key}{more}", **attributes(data_entry=fact.key))


def printed(atlas: Atlas, fact: Fact | None, lang: str) -> Any:
    """Write a figure of a document, with the way to where it is written."""
    text = figure(atlas, fact, lang)
    if fact is None or fact.value is None:
        return html.Span(text, className="none")
    return entry(fact, lang, text)


def paced(view: View, course: Course, pace: Pace) -> html.Span:
    """Write the pace of a span; growth leads to what it was computed from.

    Points a year follow from two values of the series, which are traced beside the drawing.
    """
    told = speed(pace, view.lang)
    if pace.points:
        return html.Span(told, className="derived")
    indicator, codes = course.indicator, course.place.codes
    shown = number(pace.amount, 1)
    link = traced(view, f"{indicator.key}.{SINCE}{pace.start}", codes, pace.end, shown)
    return html.Span(inlaid(told, shown, link))


def spanned(view: View, course: Course, pace: Pace) -> list[Any]:
    """Write a span with its years, with the way to what it was computed from."""
    told = speed(pace, view.lang)
    before, _, after = span(pace, view.lang).partition(told)
    return [before, paced(view, course, pace), after]
