"""The quality of the whole collection: counts, registers, known faults."""

from typing import Any

from dash import html

from dashboards.components.sections import Row, chapter, indicator_name, place_name, table
from geo import Atlas, View, captions, say
from geo.catalogues import Aspect, Listing, listings, tally
from geo.text import number
from geo.vocabulary import GRADES, STATUSES, VINTAGES


def quality(atlas: Atlas, view: View) -> html.Section:
    """Say how good the whole collection is, and where its limits are."""
    lang = view.lang
    return chapter(
        "quality",
        say(lang, "quality.title", "Quality of the whole"),
        _figures(atlas, lang),
        _tallies(atlas, lang),
        html.H3(say(lang, "quality.registers", "Registers of sites")),
        _registers(atlas, lang),
        *_exceptions(atlas, view),
        *_limits(atlas, lang),
    )


def _limits(atlas: Atlas, lang: str) -> list[Any]:
    """Say what the outlines are good for, and what not."""
    told = atlas.limits.get(lang, ())
    title = html.H3(say(lang, "quality.limits", "Limits of the boundaries"))
    return [title, html.Ul([html.Li(one) for one in told], className="limits")] if told else []


def _figures(atlas: Atlas, lang: str) -> html.Ul:
    """Count what there is."""
    panel = atlas.measures.panel
    values = sum(len(seen) for level in panel.levels.values() for seen in level.values())
    figures = [
        (values, say(lang, "quality.values", "published values")),
        (
            sum(map(len, panel.others.values())),
            say(lang, "quality.conflicts", "conflicts, both kept"),
        ),
        (len(atlas.gaps), say(lang, "quality.gaps", "gaps to the published province, declared")),
        (len(atlas.measures.breaks), say(lang, "quality.breaks", "declared breaks")),
        (len(atlas.register.sites), say(lang, "quality.sites", "sites listed")),
    ]
    return html.Ul(
        [html.Li([html.B(number(count, 0)), html.Span(words)]) for count, words in figures],
        className="figures",
    )


def _tallies(atlas: Atlas, lang: str) -> html.Table:
    """Count the values by grade, status and vintage, at every level."""
    titles: dict[Aspect, str] = {
        "grade": say(lang, "quality.grade", "Grade of the source"),
        "status": say(lang, "quality.status", "Status"),
        "vintage": say(lang, "quality.vintage", "Census vintage"),
    }
    heads = [
        say(lang, "quality.aspect", "Values"),
        *(_level(atlas, level, lang) for level in atlas.shapes),
        say(lang, "quality.all", "All"),
        say(lang, "quality.part", "Share"),
    ]
    caption = say(lang, "quality.tally", "Published values by grade, status and census vintage")
    return html.Table(
        [
            html.Caption(caption),
            html.Thead(html.Tr([html.Th(word, scope="col") for word in heads])),
            *(_tally(atlas, aspect, title, lang) for aspect, title in titles.items()),
        ],
        className="sheet tally",
    )


def _level(atlas: Atlas, level: str, lang: str) -> str:
    """Name a level in the space of a column; the province has no shorter name."""
    whole = level == atlas.province.level
    name = captions.level(level, lang)
    return name[:1].upper() + name[1:] if whole else captions.short_level(level, lang)


def _tally(atlas: Atlas, aspect: Aspect, title: str, lang: str) -> html.Tbody:
    """Count the values by one aspect."""
    counts = tally(atlas, aspect)
    totals = {key: sum(row.values()) for key, row in counts.items()}
    whole = sum(totals.values())
    rows = [html.Tr(html.Th(title, scope="rowgroup", colSpan=len(atlas.shapes) + 3))]
    for key, row in counts.items():
        share = totals[key] / whole * 100
        bar = html.I(style={"width": f"{share:.1f}%"}, className="bar")
        cells = [*(row[level] for level in atlas.shapes), totals[key]]
        rows.append(
            html.Tr(
                [
                    html.Th(_word(aspect, key, lang), scope="row"),
                    *(html.Td(number(count, 0)) for count in cells),
                    html.Td([bar, f"{number(share, 0)}%"]),
                ]
            )
        )
    return html.Tbody(rows)


def _word(aspect: Aspect, key: str, lang: str) -> str:
    if not key:
        return say(lang, "quality.no_vintage", "not of the GDP family")
    words = {"grade": GRADES, "status": STATUSES, "vintage": VINTAGES}[aspect]
    return f"{key} {words[key].say(lang)}" if aspect == "grade" else words[key].say(lang)


def _registers(atlas: Atlas, lang: str) -> html.Table:
    heads = [
        say(lang, "quality.register", "Register"),
        say(lang, "quality.listed", "Listed"),
        say(lang, "quality.placed", "With a position"),
        say(lang, "quality.known", "There are"),
        say(lang, "quality.state", "State"),
    ]
    rows = [_register(one, lang) for one in listings(atlas)]
    return table(
        say(lang, "quality.registers", "Registers of sites"), heads, rows, "registers", (1, 2, 3)
    )


def _register(one: Listing, lang: str) -> Row:
    known = (
        say(lang, "quality.about", "about {count}", count=one.kind.known)
        if one.kind.known
        else say(lang, "quality.unknown", "not known")
    )
    state = (
        say(lang, "quality.complete", "complete")
        if one.kind.complete
        else say(lang, "quality.partly", "in part")
    )
    note = one.kind.note(lang)
    return [
        one.kind.name(lang),
        str(one.listed),
        str(one.placed),
        known,
        [html.B(state), html.Small(note)],
    ]


def _exceptions(atlas: Atlas, view: View) -> list[Any]:
    """List the faults of publications that are known and let pass."""
    lang = view.lang
    rows = atlas.tables.get("exceptions", ())
    if not rows:
        return []
    title = say(lang, "quality.exceptions", "Known faults of publications")
    heads = [
        say(lang, "evidence.place", "Place"),
        say(lang, "evidence.year", "Year"),
        say(lang, "catalogue.indicator", "Indicator"),
        say(lang, "evidence.why", "Why"),
    ]
    cells = [
        [
            place_name(atlas, str(row["code"]), lang),
            str(row["year"] or ""),
            indicator_name(atlas, str(row["indicator"] or ""), lang),
            str(row["reason_zh" if lang == "zh" else "reason_en"]),
        ]
        for row in rows
    ]
    return [html.H3(title), table(title, heads, cells, "exceptions")]
