"""All numbers of the documents: the table of indicators as printed, and the rest by subject."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.plan.amounts import amount, marked, remarks
from dashboards.components.plan.ways import Ways
from dashboards.components.sections import chapter, table
from geo import say
from geo.plan import BESIDE, Fact, Figure


def figures(ways: Ways) -> html.Section:
    """List every number."""
    lang, documents = ways.lang, ways.atlas.documents
    lead = say(
        lang,
        "plan.figures.lead",
        "{count} numbers of {figures} things. What is not printed is not published, never zero.",
        count=len(documents.facts),
        figures=len(documents.figures),
    )
    printed = [one for one in documents.figures if any(fact.number for fact in one.facts)]
    return chapter(
        "figures",
        say(lang, "plan.figures", "Figures"),
        html.P(lead, className="lead"),
        *_printed(ways, printed),
        *_folded(ways),
    )


def _printed(ways: Ways, found: list[Figure]) -> list[Any]:
    """Write the table of indicators as the document has it, blanks and all."""
    if not found:
        return []
    lang = ways.lang
    cells = [[one for one in figure.facts if one.number and one.role not in BESIDE]
             for figure in found]  # fmt: skip
    table_of = cells[0][0].section
    cells = [[one for one in row if one.section == table_of] for row in cells]
    years = sorted({(one.year, one.kind) for row in cells for one in row})
    heads = [
        say(lang, "plan.figure", "Figure"),
        *(f"{year} {_head(kind, lang)}".strip() for year, kind in years),
        say(lang, "plan.category", "Group"),
    ]
    rows = [
        [
            [html.Span(str(row[0].number), className="no"), ways.link(figure)],
            *(_cell(ways, row, pair) for pair in years),
            row[0].say("category", lang),
        ]
        for figure, row in zip(found, cells, strict=True)
        if row
    ]
    caption = say(lang, "plan.figures.table", "The table of indicators as printed")
    return [html.H3(caption), table(caption, heads, rows, "sheet plan-figures")]


def _head(kind: str, lang: str) -> str:
    words = {
        "expected": say(lang, "plan.fact.expected", "expected"),
        "target": say(lang, "plan.fact.target", "target"),
    }
    return words.get(kind, "")


def _cell(ways: Ways, row: list[Fact], pair: tuple[str, str]) -> Any:
    lang = ways.lang
    fact = next((one for one in row if (one.year, one.kind) == pair), None)
    if fact is None:
        return "–"
    if fact.value is None:
        return html.Span(amount(fact, lang), className="none")
    differs = any(one.role == "conflict" for one in ways.atlas.documents.beside(fact))
    mark = [html.Small(say(lang, "plan.differs", "two figures are printed"), className="care")]
    return html.Span([amount(fact, lang), *(mark if differs else [])])


def _folded(ways: Ways) -> list[html.Details]:
    """Fold all numbers by the group that the document puts them in."""
    lang, groups = ways.lang, dict[str, list[Fact]]()
    for one in ways.atlas.documents.facts:
        groups.setdefault(one.say("category", lang), []).append(one)
    return [
        html.Details(
            [html.Summary(f"{name} ({len(facts)})"), _table(ways, name, facts)],
            className="more",
            **attributes(data_fold=f"figures-{at}"),
        )
        for at, (name, facts) in enumerate(groups.items())
    ]


def _table(ways: Ways, name: str, found: list[Fact]) -> html.Table:
    return table(name, heads(ways.lang), [row(ways, one) for one in found], "sheet plan-facts")


def heads(lang: str) -> list[str]:
    """Name the columns of a table of numbers."""
    return [
        say(lang, "plan.figure", "Figure"),
        say(lang, "plan.year", "Year"),
        say(lang, "plan.value", "Value"),
        say(lang, "plan.fact", "Kind"),
        say(lang, "plan.remarks", "To mind"),
        say(lang, "plan.where", "Where"),
    ]


def row(ways: Ways, one: Fact) -> list[Any]:
    """Tell a number: what, when, how much, of which kind, what to mind, and where it stands."""
    lang = ways.lang
    places = [ways.place(code) for code in one.codes if code in ways.atlas.gazetteer.places]
    return [
        [ways.key(one.key, one.name(lang)), *(html.Small(place) for place in places)],
        one.year,
        html.B(amount(one, lang)) if one.value is not None
        else html.Span(amount(one, lang), className="none"),
        marked(one, lang),
        html.Span([html.Small(word) for word in remarks(ways, one)]),
        ways.spot(one.section, one.line),
    ]  # fmt: skip
