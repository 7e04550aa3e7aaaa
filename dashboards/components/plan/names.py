"""Words explained, and every platform, system, pilot, brand and place that is named."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.plan.ways import Ways, joined
from dashboards.components.sections import chapter
from geo import say
from geo.plan import Entity, Term
from geo.plan.vocabularies import class_word, drawing_word


def glossary(ways: Ways) -> html.Section:
    """Explain words and code names."""
    lang, found = ways.lang, ways.atlas.documents.terms
    rows: list[Any] = []
    for one in found:
        rows += [html.Dt(ways.link(one)), html.Dd(_meaning(ways, one))]
    title = say(lang, "plan.glossary", "Glossary")
    if not rows:
        return chapter("glossary", title, html.P(say(lang, "plan.glossary.none", "No words.")))
    return chapter("glossary", title, html.Dl(rows, className="glossary"))


def _meaning(ways: Ways, one: Term) -> list[Any]:
    basis = say(ways.lang, "plan.outside", "general knowledge, not from the documents")
    told = [html.Small(basis, className="care")] if one.outside else []
    where = html.Small(ways.spot(one.section, one.line))
    return [one.meaning.say(ways.lang), " ", where, *told]


def names(ways: Ways) -> html.Section:
    """List the named things by class, with how they can be shown and where they lead."""
    lang, documents = ways.lang, ways.atlas.documents
    groups: dict[str, list[Entity]] = {}
    for one in documents.entities:
        groups.setdefault(one.group, []).append(one)
    placed = sum(bool(one.codes) for one in documents.entities)
    lead = say(
        lang,
        "plan.names.lead",
        "{count} names in {groups} classes; {placed} come with a city in the text itself. A layer"
        " without a list says so; it is not an empty city.",
        count=len(documents.entities),
        groups=len(groups),
        placed=placed,
    )
    folds = [
        _class(ways, group, inside)
        for group, inside in sorted(groups.items(), key=lambda pair: -len(pair[1]))
    ]
    title = say(lang, "plan.names", "Named things")
    return chapter("names", title, html.P(lead, className="lead"), *folds)


def _class(ways: Ways, group: str, found: list[Entity]) -> html.Details:
    lang = ways.lang
    name = class_word(group, lang) if group else say(lang, "plan.unclassed", "without a class")
    rows = [html.Li(_name(ways, one)) for one in found]
    return html.Details(
        [
            html.Summary([name, html.Span(str(len(found)), className="count")]),
            html.Ul(rows, className="names"),
        ],
        className="more",
        **attributes(data_fold=f"names-{group}"),
    )


def _name(ways: Ways, one: Entity) -> list[Any]:
    lang = ways.lang
    places = joined(list(ways.places(one.codes)), lang)
    drawn = drawing_word(one.drawing, lang) if one.drawing else ""
    told = [word for word in (drawn, ways.spot(one.section, one.line)) if word]
    return [
        ways.link(one),
        *([" ", html.Span(places, className="at")] if places else []),
        html.Small(" · ".join(told)),
    ]
