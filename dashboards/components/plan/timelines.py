"""The years of the documents: periods, dates, and numbers achieved, expected and aimed at."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.plan.amounts import MARKS, amount, marked
from dashboards.components.plan.ways import Ways
from dashboards.components.sections import chapter
from dashboards.markup import Element
from geo import say
from geo.plan import Fact

STEP, MARGIN, ROW, WIDE = 60.0, 44.0, 10.0, 4


def timeline(ways: Ways) -> html.Section:
    """Draw the years, and list what is told of each."""
    lang, found = ways.lang, _dated(ways)
    title = say(lang, "plan.timeline", "Timeline")
    if not found:
        return chapter("timeline", title)
    label = say(lang, "plan.timeline.drawing", "Years with their numbers; the list says the same")
    lead = say(
        lang,
        "plan.timeline.lead",
        "● known, ◐ expected, ○ to be reached; every year opens. Numbers that only restate or"
        " contradict another one are not drawn.",
    )
    drawn: list[Any] = [_drawing(ways, found)]
    drawing = html.Div(
        drawn,
        className="scrolls",
        role="region",
        tabIndex=0,
        **attributes(aria_label=label),
    )
    years = sorted({*found, *(date[:4] for date, _ in _dates(ways))})
    told = [_year(ways, year, found.get(year, [])) for year in years]
    return chapter(
        "timeline",
        title,
        html.P(lead, className="lead"),
        drawing,
        html.Div(told, className="years-told"),
    )


def _dated(ways: Ways) -> dict[str, list[Fact]]:
    """Gather the numbers that are drawn by the year in which they end."""
    found: dict[str, list[Fact]] = {}
    for one in ways.atlas.documents.facts:
        if one.plotted:
            found.setdefault(one.year[-4:], []).append(one)
    order = list(MARKS)
    return {
        year: sorted(facts, key=lambda one: order.index(one.kind)) for year, facts in found.items()
    }


def _dates(ways: Ways) -> list[tuple[str, str]]:
    """Return the dates of the documents and what happened."""
    lang = ways.lang
    words = {
        "signed": say(lang, "plan.signed", "signed"),
        "printed": say(lang, "plan.printed", "printed"),
        "in_force": say(lang, "plan.in_force", "in force from"),
    }
    return sorted(
        (getattr(one, name), f"{one.title(lang)}: {word}")
        for one in ways.atlas.documents.papers
        for name, word in words.items()
        if getattr(one, name)
    )


def _drawing(ways: Ways, found: dict[str, list[Fact]]) -> Element:
    documents, lang = ways.atlas.documents, ways.lang
    ends = [int(year) for year in (*found, *(one.last for one in documents.papers))]
    first, last = min(ends), max(ends)
    most = -(-max(map(len, found.values())) // WIDE)
    spans = [(one.first, one.last, one.title(lang)) for one in documents.papers]
    base = 30.0 * len(spans) + 14 + ROW * most
    across = {year: MARGIN + STEP * (year - first) for year in range(first, last + 1)}
    width, height = MARGIN * 2 + STEP * (last - first), base + 34
    bars = [part for at, span in enumerate(spans) for part in _span(across, at, span)]
    marks = [
        _mark(one, lang, across[int(year)], base, at)
        for year, facts in found.items()
        for at, one in enumerate(facts)
    ]
    marks += [_date(date, words, across, base) for date, words in _dates(ways)]
    axis = Element("line", {"x1": MARGIN - 14, "x2": f"{width - MARGIN + 14:.0f}",
                            "y1": f"{base:.0f}", "y2": f"{base:.0f}", "class": "axis"})  # fmt: skip
    names = [_tick(str(year), x, base + 20, str(year) in found) for year, x in across.items()]
    label = say(lang, "plan.timeline.drawing", "Years with their numbers; the list says the same")
    return Element(
        "svg",
        {"viewBox": f"0 0 {width:.0f} {height:.0f}", "class": "timeline-drawn", "role": "group",
         "aria-label": label},
        [*bars, axis, *marks, *names],
    )  # fmt: skip


def _mark(one: Fact, lang: str, x: float, base: float, at: int) -> Element:
    """Draw a number as a dot: four in a row, rows upwards from the axis."""
    row, column = divmod(at, WIDE)
    name = Element("title", {}, [f"{one.name(lang)} {amount(one, lang)}"])
    place = {
        "cx": f"{x + ROW * (column - (WIDE - 1) / 2):.0f}",
        "cy": f"{base - 9 - ROW * row:.0f}",
    }
    return Element("circle", {**place, "r": 3.6, "class": one.kind}, [name])


def _date(date: str, words: str, across: dict[int, float], base: float) -> Element:
    """Draw a date of a document as a tick on the axis, inside its year."""
    year, month, _ = map(int, date.split("-"))
    x = across.get(year, 0.0) + STEP * (month - 6.5) / 12
    place = {"x1": f"{x:.0f}", "x2": f"{x:.0f}", "y1": f"{base - 16:.0f}", "y2": f"{base:.0f}"}
    return Element("line", {**place, "class": "date"}, [Element("title", {}, [f"{date} {words}"])])


def _span(across: dict[int, float], at: int, span: tuple[str, str, str]) -> list[Element]:
    """Draw the years that a document is for."""
    start, end = across[int(span[0])] - STEP / 2, across[int(span[1])] + STEP / 2
    y = 6 + 30.0 * at
    left = (start + end) / 2 > sum(across.values()) / len(across) and at > 0
    words = f"{span[2]} {span[0]}–{span[1]}"
    return [
        Element("rect", {"x": f"{start:.0f}", "y": f"{y:.0f}", "width": f"{end - start:.0f}",
                         "height": 8, "rx": 4, "class": "span"}),
        Element("text", {"x": f"{(end if left else start):.0f}", "y": f"{y + 22:.0f}",
                         "class": "end" if left else "start"}, [words]),
    ]  # fmt: skip


def _tick(year: str, x: float, y: float, linked: bool) -> Element:
    name = Element("text", {"x": f"{x:.0f}", "y": f"{y:.0f}", "class": "middle"}, [year])
    return Element("a", {"href": f"#y{year}"}, [name]) if linked else name


def _year(ways: Ways, year: str, facts: list[Fact]) -> html.Details:
    lang = ways.lang
    dates = [(date, words) for date, words in _dates(ways) if date.startswith(year)]
    counts = [
        html.Span([html.I(sign, className="mark"), str(count)])
        for sign in dict.fromkeys(MARKS.values())
        if (count := sum(MARKS[one.kind] == sign for one in facts))
    ]
    dated = [html.Span([html.I("▮", className="mark date"), str(len(dates))])] if dates else []
    rows: list[Any] = [html.Li([html.Span(date, className="no"), words]) for date, words in dates]
    rows += [
        html.Li([marked(one, lang), ways.key(one.key), " ", html.B(amount(one, lang)),
                 html.Small(one.year if one.year != year else "")])
        for one in facts
    ]  # fmt: skip
    return html.Details(
        [html.Summary([html.B(year), *counts, *dated]),
         html.Ul(rows)],
        id=f"y{year}", className="year-told", open=bool(dates),
    )  # fmt: skip
