"""Tallies: the tables of a pack."""

from collections import Counter

from geo import captions
from geo.comparisons import likeness
from geo.exports.boardtables import amount, mark, told_marks
from geo.exports.publications import publications as listed_publications
from geo.exports.tableaux import Grid, Words
from geo.exports.tables import traces_of
from geo.lines import Line
from geo.measures import Value
from geo.packs.orders import Binder
from geo.packs.pages import Page
from geo.places import Place
from geo.scenes import Scene
from geo.text import listed, number, say
from geo.traces import sources
from geo.vocabulary import FLAGS, STATUSES, VINTAGES

_NONE = "–"


def position(binder: Binder, place: Place) -> Page:
    """Tell what a place has in every indicator, and where it stands with that."""
    lang, rows, values = binder.lang, list[tuple[str, ...]](), list[Value]()
    for key in binder.order.indicators:
        scene, line = binder.scene(key, place.by), binder.line(key, place)
        if line is not None and _told(line):
            rows.append((scene.indicator.name(lang), *_standing(scene, line)))
            values.append(line.value)
    head = (
        say(lang, "out.indicator", "Indicator"),
        say(lang, "out.value", "Value"),
        say(lang, "out.unit", "Unit"),
        say(lang, "out.rank", "Rank"),
        say(lang, "pack.province", "Province"),
        say(lang, "out.year", "Year"),
        say(lang, "slides.standing", "Status and vintage"),
        say(lang, "out.grade", "Grade"),
    )
    name = say(lang, "pack.position", "{place}: position", place=place.short(lang))
    left = len(binder.order.indicators) - len(rows)
    text = "Left out, without a value here: {count}."
    gone = [say(lang, "pack.position.left", text, count=left)] if left else []
    return Grid(name, head, tuple(rows), (*told_marks(values, lang), *gone, _behind(lang)))


def _told(line: Line) -> bool:
    """Whether there is a value, or one that a rule keeps back."""
    return line.value.value is not None or line.value.withheld


def _behind(lang: str) -> str:
    return say(lang, "pack.traced", "Every number with its publication: see the page Sources and"
               " the workbook.")  # fmt: skip


def _standing(scene: Scene, line: Line) -> tuple[str, ...]:
    lang, value = scene.view.lang, line.value
    ranked = sum(one.rank is not None for one in scene.lines)
    words = (
        STATUSES[value.status].say(lang) if value.status else "",
        VINTAGES[value.vintage].say(lang) if value.vintage else "",
    )
    return (
        amount(scene.indicator, value, lang) + mark(value),
        captions.unit(scene),
        f"{line.rank}/{ranked}" if line.rank else _NONE,
        _whole(scene),
        str(value.year or _NONE),
        " · ".join(one for one in words if one),
        value.grade or _NONE,
    )


def _whole(scene: Scene) -> str:
    """Write what the province has."""
    value, lang = scene.province, scene.view.lang
    return _NONE if value.value is None else amount(scene.indicator, value, lang) + mark(value)


def compared(binder: Binder) -> Page:
    """Hold all places side by side, an indicator a row."""
    lang, places, atlas = binder.lang, binder.places, binder.atlas
    rows, values = list[tuple[str, ...]](), list[Value]()
    for key in binder.order.indicators:
        scene = binder.scene(key, binder.order.by)
        found = [binder.line(key, place) for place in places]
        known = [one.value for one in found if one and _told(one)]
        if known:
            cells = [_cell(scene, one) for one in found]
            name = f"{scene.indicator.name(lang)} ({captions.unit(scene)})"
            rows.append((name, captions.year(scene), *cells, _whole(scene)))
            values += [*known, scene.province]
    head = (
        say(lang, "out.indicator", "Indicator"),
        say(lang, "out.year", "Year"),
        *(place.short(lang) for place in places),
        atlas.place(atlas.province.code).short(lang),
    )
    title = say(lang, "pack.compared", "All indicators side by side")
    return Grid(title, head, tuple(rows), (*told_marks(values, lang), _behind(lang)))


def _cell(scene: Scene, line: Line | None) -> str:
    if line is None or not _told(line):
        return _NONE
    return amount(scene.indicator, line.value, scene.view.lang) + mark(line.value)


def alike(binder: Binder, place: Place) -> Page:
    """Name the places most alike, with the values that this is computed from."""
    lang, atlas = binder.lang, binder.atlas
    name = say(lang, "pack.peers", "{place}: most alike", place=place.short(lang))
    found = likeness(atlas, place, atlas.alike)
    if found is None:
        text = "No indicator is known of all places of this level, so none can be called alike."
        return Words(name, (say(lang, "pack.peers.none", text),))
    head = (
        say(lang, "column.name", "Name"),
        say(lang, "peers.distance", "Distance"),
        *(
            f"{one.name(lang)} ({atlas.unit(one, lang)}, {year})"
            for one, year in zip(found.indicators, found.years, strict=True)
        ),
    )
    rows = tuple(
        (
            peer.place.short(lang),
            number(peer.distance, 2),
            *(
                amount(one, value, lang) + mark(value)
                for one, value in zip(found.indicators, peer.values, strict=True)
            ),
        )
        for peer in (found.own, *found.others)
    )
    text = (
        "Each indicator less its mean and over its standard deviation of all places; the distance"
        " is Euclidean, over the root of their number."
    )
    values = [value for peer in (found.own, *found.others) for value in peer.values]
    how = say(lang, "pack.peers.how", text)
    return Grid(name, head, rows, (how, *told_marks(values, lang), _behind(lang)))


def listed_sites(binder: Binder, place: Place) -> Page:
    """List the sites of a place, each with the publication that names it."""
    lang, atlas = binder.lang, binder.atlas
    register = atlas.register
    found = register.select((), (), (), place.codes)
    counts = Counter(site.kind for site in found)
    words = [f"{register.kinds[kind].name(lang)} {count}" for kind, count in counts.most_common()]
    text = "{place}: sites listed here, {count}"
    name = say(lang, "pack.sites", text, place=place.short(lang), count=len(found))
    note = FLAGS["register_partial"].say(lang)
    if not found:
        return Words(name, (note,))
    head = (
        say(lang, "out.name", "Name"),
        say(lang, "out.kind", "Kind"),
        say(lang, "control.batches", "Batch"),
        say(lang, "out.city", "City"),
        say(lang, "docx.source", "Source"),
    )
    rows = tuple(
        (
            site.name(lang),
            register.kinds[site.kind].name(lang),
            site.batch or _NONE,
            atlas.place(site.city).short(lang) if site.city else _NONE,
            f"{site.source.title} {site.source.year or ''}".strip(),
        )
        for site in found
    )
    return Grid(name, head, rows, (listed(lang, words), note))


def publications(binder: Binder) -> Page:
    """List the publications behind all values, those behind the most first."""
    found = [
        source
        for key in binder.order.indicators
        for by in filter(None, (binder.level(key), binder.order.by))
        for one in traces_of(binder.scene(key, by))
        for source in sources(one)
    ]
    return listed_publications(found, binder.lang)
