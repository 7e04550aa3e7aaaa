"""What the documents give to each region: sectors with overlaps and blanks, and portraits."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.plan.ways import Ways
from dashboards.components.region_card import portrait
from dashboards.components.scrolling import scrolling
from geo import say
from geo.comparisons import Board, Follow, Sector, follows, sectors, shared, unassigned
from geo.sources import Row
from geo.text import listed, number


def focus(board: Board) -> list[Any]:
    """Lay the sectors out by region, say which are shared and which nobody has."""
    lang = board.view.lang
    found = sectors(board.atlas, board.grouping)
    if not any(one.regions for one in found):
        text = say(lang, "focus.none", "The documents give no sectors to these regions.")
        return [html.P(text, className="note")]
    both = [_shared(board, one) for one in shared(found)]
    blank = [one.name(lang) for one in unassigned(found)]
    told = [
        say(lang, "focus.shared", "Shared by two or more: {names}.", names=listed(lang, both)),
        say(
            lang,
            "focus.blank",
            "Given to no region: {count} of {of}: {names}.",
            count=len(blank),
            of=len(found),
            names=listed(lang, blank),
        ),
    ]
    return [
        html.Ul([html.Li(text) for text in told], className="findings"),
        _table(board, found),
        html.P(_source(board), className="fine"),
    ]


def _shared(board: Board, one: Sector) -> str:
    lang = board.view.lang
    names = listed(lang, [board.atlas.place(key).short(lang) for key in one.regions])
    return say(lang, "focus.both", "{sector} ({regions})", sector=one.name(lang), regions=names)


def _table(board: Board, found: tuple[Sector, ...]) -> html.Div:
    lang = board.view.lang
    heads = [say(lang, "control.sectors", "Sector"), *(one.short(lang) for one in board.places)]
    listed_here = {
        (one.region.code, one.sector.key): one for one in follows(board.atlas, board.grouping)
    }
    rows: list[html.Tr] = []
    for tier in dict.fromkeys(one.tier for one in found):
        inside = [one for one in found if one.tier == tier]
        name = inside[0].tier_zh if lang == "zh" else tier.capitalize()
        head = html.Th(name, colSpan=len(heads), scope="rowgroup")
        rows += [
            html.Tr(head, className="tier"),
            *(_row(board, one, listed_here) for one in inside),
        ]
    label = say(lang, "focus.title", "Focus sectors by region")
    return scrolling(label, heads, rows, "focus")


def _row(board: Board, one: Sector, listed_here: dict[tuple[str, str], Follow]) -> html.Tr:
    lang = board.view.lang
    cells = [_cell(board, one, place.code, listed_here) for place in board.places]
    both = "both" if len(one.regions) > 1 else ""
    return html.Tr([html.Th(one.name(lang), scope="row"), *cells], className=both)


def _cell(
    board: Board, one: Sector, region: str, listed_here: dict[tuple[str, str], Follow]
) -> html.Td:
    """Mark a focus sector, with the sites of it that are listed there."""
    lang = board.view.lang
    if region not in one.regions:
        blank = say(lang, "focus.not", "not named")
        dot = html.Span("·", title=blank, **attributes(aria_label=blank))
        codes = board.atlas.place(region).codes
        here = board.atlas.register.select(sectors=[one.key], codes=codes)
        count = html.Small(say(lang, "focus.listed", "{count} listed", count=len(here)))
        return html.Td([dot, " ", count] if here else [dot], className="blank")
    found = listed_here[region, one.key]
    home = board.atlas.default(page="sites")
    view = replace(home, within=region, sectors=(one.key,), lang=lang)
    text = say(lang, "focus.listed", "{count} listed", count=found.here)
    quotient = found.quotient
    hint = (
        say(
            lang,
            "focus.quotient",
            "{times} times its share in all listed sites",
            times=number(quotient, 1),
        )
        if quotient is not None
        else ""
    )
    link = html.A(text, href=board.atlas.address(view), title=hint)
    return html.Td([html.B("●"), link], className="named")


def _source(board: Board) -> str:
    lang = board.view.lang
    told = [one for one in board.atlas.plan if one.key in board.grouping.regions]
    document = told[0].document(lang) if told else ""
    return say(
        lang,
        "focus.source",
        "{document}, section and lines as in the portraits; a dot is what the document names, a"
        " count what the register lists here, never all there is. Words that are none of the"
        " sectors are filed under the nearest one.",
        document=document,
    )


def portraits(board: Board) -> list[Any]:
    """Tell every region and core as the documents do, in proper names."""
    lang, view = board.view.lang, board.view
    ways = Ways(board.atlas, view)
    cards: list[html.Div] = []
    for one in board.atlas.plan:
        mine = " mine" if view.my and view.my in one.members else ""
        cards.append(
            html.Div(
                [html.H3(ways.key(one.key, one.name(lang))), *portrait(one, lang)],
                className=f"portrait{mine}",
                **attributes(data_codes="+".join(one.members)),
            )
        )
    return [html.Div(cards, className="portraits")]


def apart(board: Board) -> list[Any]:
    """Tell of areas that the documents speak of together and that are no regions."""
    return [html.P(_apart(board, row)) for row in board.atlas.overlays.values()]


def _apart(board: Board, row: Row) -> list[Any]:
    """Tell what a document says of an overlay, who its members are, and where it is written."""
    atlas, lang = board.atlas, board.view.lang
    where = say(
        lang,
        "overlay.source",
        "Document section {section}, line {line}.",
        section=str(row["section"]),
        line=str(row["source_line"]),
    )
    plain = atlas.default()
    over = tuple(sorted({*plain.over, str(row["key"])}))
    home = atlas.address(replace(plain, lang=lang, over=over))
    way = html.A(say(lang, "profile.map", "On the map"), href=home)
    basis = html.Span(str(row["basis_zh" if lang == "zh" else "basis_en"]), className="care")
    return [_figure(board, row), " ", basis, " ", where, " ", way]


def _figure(board: Board, row: Row) -> str:
    """Tell the figure that a document has of an overlay; its name alone where it has none."""
    lang = board.view.lang
    name = str(row["name_zh" if lang == "zh" else "name_en"])
    rows = board.atlas.tables.get("document_indicators", ())
    figure = next((one for one in rows if one["indicator_id"] == row["indicator"]), None)
    if figure is None or "name_zh" not in figure:
        return name
    return say(
        lang,
        "overlay.figure",
        "{name}: {indicator} {value} {unit} in {year}.",
        name=name,
        indicator=str(figure["name_zh" if lang == "zh" else "name_en"]),
        value=f"{float(figure['value'] or 0):g}",
        unit=str(figure["unit"]),
        year=str(figure["year"]),
    )
