"""A place within the spread of its region and of the province, and what would close the gap."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.boards.alike import alike
from dashboards.components.boards.counties import counties
from dashboards.components.boards.grid import marks
from dashboards.components.links import ask
from dashboards.components.scrolling import scrolling
from dashboards.components.traced import traced
from geo import say
from geo.comparisons import Bar, Board, chosen, comparable, profile
from geo.measures import Value
from geo.places import Place
from geo.text import number


def subject(board: Board) -> Place:
    """Return whose profile is shown: the pinned area, the reader's own, else a leader."""
    atlas, view = board.atlas, board.view
    level = board.grouping.level
    for code in (view.pin, view.my):
        place = atlas.place(code) if code and code not in atlas.register.sites else None
        if place and place.by == level:
            return place
        if place and place.parent and atlas.place(place.parent).by == level:
            return atlas.place(place.parent)
        if place and place.by == board.grouping.key:
            return _leading(board, place.code)
    return _leading(board, board.places[0].code)


def _leading(board: Board, region: str) -> Place:
    """Return the area of a region with the greatest value."""
    inside = board.areas[region]
    return max(inside, key=lambda one: one.value.value or float("-inf")).place


def profiles(board: Board) -> list[Any]:
    """Tell a place in all chosen indicators."""
    atlas, lang = board.atlas, board.view.lang
    place = subject(board)
    region = atlas.gazetteer.region_of(place.code, board.grouping.key)
    peers = [atlas.place(code) for code in region.codes] if region else []
    keys = dict.fromkeys([board.view.indicator, *chosen(atlas, board.view)])
    bars = profile(atlas, place, keys, board.year, peers, board.view.allow)
    name = region.name(lang) if region else ""
    title = say(
        lang, "profile.title", "{place} inside {region}", place=place.name(lang), region=name
    )
    return [
        html.H3(title, id="profile-title"),
        _others(board, place, peers),
        _table(board, bars, place),
        html.P(_key(lang), className="fine profile-key"),
        *counties(board, place),
        *alike(board, place),
    ]


def _others(board: Board, place: Place, peers: list[Place]) -> html.P:
    """Lead to the other places of the region, and to the other regions."""
    lang, view = board.view.lang, board.view
    inside = [
        html.B(one.short(lang), className="now")
        if one == place
        else ask(board.lead, one.short(lang), replace(view, pin=one.code))
        for one in peers
    ]
    regions = [
        ask(board.lead, one.short(lang), replace(view, pin=_leading(board, one.code).code))
        for one in board.places
        if place.code not in one.codes
    ]
    words = say(lang, "profile.others", "Other regions:")
    return html.P(
        [*_spaced(inside), html.Span(words, className="label"), *_spaced(regions)],
        className="profile-ways",
    )


def _spaced(items: list[Any]) -> list[Any]:
    return [part for item in items for part in (item, " ")]


def _table(board: Board, bars: tuple[Bar, ...], place: Place) -> html.Div:
    lang = board.view.lang
    heads = [
        say(lang, "catalogue.indicator", "Indicator"),
        say(lang, "profile.spread", "Lowest to highest"),
        say(lang, "column.value.plain", "Value"),
        say(lang, "profile.rank", "Rank: region, province"),
        say(lang, "profile.gap", "Gap to the leader"),
        say(lang, "profile.closing", "What would close it"),
    ]
    rows = [_bar(board, bar, place) for bar in bars]
    return scrolling(say(lang, "profile", "Profile"), heads, rows, "profile")


def _bar(board: Board, bar: Bar, place: Place) -> html.Tr:
    lang = board.view.lang
    unit = board.atlas.unit(bar.indicator, lang)
    return html.Tr(
        [
            html.Th([bar.indicator.name(lang), html.Small(unit)], scope="row"),
            html.Td(_track(board, bar)),
            html.Td([_value(board, bar, bar.value), *marks(bar.value, lang)]),
            html.Td(_ranks(bar), className="ranked"),
            html.Td(_gap(board, bar, place)),
            html.Td(_closing(board, bar)),
        ]
    )


def _value(board: Board, bar: Bar, value: Value) -> Any:
    lang = board.view.lang
    if value.value is None:
        word = (
            say(lang, "withheld", "withheld") if value.withheld else say(lang, "none", "no value")
        )
        return html.Span(word, className="none")
    text = number(value.value, bar.indicator.decimals)
    return traced(board.view, bar.indicator.key, value.codes, value.year, text)


def _track(board: Board, bar: Bar) -> html.Div:
    """Draw the spread of the province, of the region, the province's value and the own."""
    if bar.wide is None:
        return html.Div(className="track empty")
    low, high = bar.wide
    width = high - low or 1.0

    def at(value: float) -> str:
        return f"{(value - low) / width * 100:.1f}%"

    marks = [html.I(className="wide")]
    if bar.near:
        left, right = bar.near
        style = {"left": at(left), "width": f"{(right - left) / width * 100:.1f}%"}
        marks.append(html.I(className="near", style=style))
    total = bar.indicator.measure == "column" and bar.indicator.additive
    same = comparable(bar.value, bar.province)
    if bar.province.value is not None and same and not total and low <= bar.province.value <= high:
        marks.append(html.I(className="all", style={"left": at(bar.province.value)}))
    if bar.value.value is not None:
        marks.append(html.I(className="own", style={"left": at(bar.value.value)}))
    decimals = bar.indicator.decimals
    told = say(
        board.view.lang,
        "profile.track",
        "from {low} to {high} in the province",
        low=number(low, decimals),
        high=number(high, decimals),
    )
    return html.Div(marks, className="track", role="img", **attributes(aria_label=told), title=told)


def _ranks(bar: Bar) -> str:
    words = [f"{one[0]}/{one[1]}" if one else "–" for one in (bar.rank_near, bar.rank)]
    return " · ".join(words)


def _gap(board: Board, bar: Bar, place: Place) -> Any:
    """Write the distance to the leader of the region; it leads to the leader's value."""
    lang = board.view.lang
    if bar.leader is None or bar.gap is None:
        return ""
    leader, value = bar.leader
    if leader == place:
        return html.B(say(lang, "profile.leads", "leads its region"))
    text = f"{number(bar.gap, bar.indicator.decimals)} ({leader.short(lang)})"
    return traced(board.view, bar.indicator.key, value.codes, value.year, text)


def _closing(board: Board, bar: Bar) -> Any:
    lang, closing = board.view.lang, bar.closing
    if closing is None:
        return ""
    column = board.atlas.indicators[closing.column]
    text = say(
        lang,
        "profile.close",
        "{column} {amount} {unit} ({percent} %)",
        column=column.name(lang),
        amount=f"{'+' if closing.amount > 0 else ''}{number(closing.amount, column.decimals)}",
        unit=board.atlas.unit(column, lang),
        percent=f"{'+' if closing.amount > 0 else ''}{number(closing.percent or 0, 1)}",
    )
    return traced(board.view, bar.indicator.key, bar.value.codes, board.year, text)


def _key(lang: str) -> str:
    return say(
        lang,
        "profile.key",
        "Pale bar: all cities of the province; dark bar: cities of the region; line: the province;"
        " dot: the place. What would close a gap: everything else as it is; the least that it takes"
        " where the part is in the whole as well.",
    )
