"""How many sites are listed where, and how many there are to be."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.links import ask
from dashboards.components.scrolling import scrolling
from geo import Scene, say
from geo.places import Place
from geo.sites import Kind
from geo.surveys import Tally, densities, tally, unplaced
from geo.text import number
from geo.vocabulary import FLAGS


def tallies(scene: Scene) -> list[Any]:
    """Count the listed sites by region and city, with the known size of each register beside."""
    atlas, lang = scene.atlas, scene.view.lang
    kinds = [one for one in atlas.register.kinds.values() if _listed(scene, one.key)]
    if not kinds:
        return []
    heads = [
        say(lang, "site.place", "Place"),
        *(one.name(lang) for one in kinds),
        say(lang, "quality.all", "All"),
    ]
    levels = {place.by for place in _places(scene)}
    counted = {one.place: one for by in levels for one in tally(atlas, scene.sites, by)}
    keys = [one.key for one in kinds]
    rows = [_row(scene, counted[place], keys) for place in _places(scene)]
    caption = say(lang, "tallies.caption", "Listed here, by place")
    return [
        scrolling(caption, heads, [*rows, html.Tfoot(_sizes(scene, kinds))], "tallies"),
        *(html.P(text, className="fine") for text in _notes(scene)),
        *_density(scene),
    ]


def _notes(scene: Scene) -> list[str]:
    """Say that the register has gaps, and how many sites stand in no city."""
    lang = scene.view.lang
    level = scene.atlas.measures.parts_of_province[0]
    count = len(unplaced(scene.atlas, scene.sites, level))
    beyond = say(
        lang, "tallies.beyond", "{count} of the whole province stand in no city.", count=count
    )
    return [FLAGS["register_partial"].say(lang), *([beyond] if count else [])]


def _sizes(scene: Scene, kinds: Sequence[Kind]) -> html.Tr:
    """Tell how many there are of each kind, as far as the documents say."""
    lang = scene.view.lang
    return html.Tr(
        [
            html.Th(
                say(lang, "tallies.there", "By the documents: there are, or are to be"), scope="row"
            ),
            *(html.Td(_size(one.known, one.complete, lang)) for one in kinds),
            html.Td(""),
        ]
    )


def _listed(scene: Scene, kind: str) -> bool:
    return any(site.kind == kind for site in scene.sites)


def _places(scene: Scene) -> list[Place]:
    """Return the regions of the first grouping, each followed by its cities."""
    atlas = scene.atlas
    home = next(iter(atlas.groupings), "")
    found: list[Place] = []
    for region in atlas.inside(home, "") if home else ():
        found += [region, *(atlas.place(code) for code in region.codes)]
    return found or list(atlas.inside(atlas.measures.parts_of_province[0], ""))


def _row(scene: Scene, counts: Tally, kinds: list[str]) -> html.Tr:
    lang, view, place = scene.view.lang, scene.view, counts.place
    name = ask(
        scene, place.short(lang), replace(view, within=place.code, pin="", at=()), className="name"
    )
    looks = ["region" if place.by in scene.atlas.groupings else "inner"]
    looks += ["mine"] if view.my == place.code else []
    looks += ["pinned"] if view.within == place.code else []
    return html.Tr(
        [
            html.Th(name, scope="row"),
            *(html.Td(_count(scene, place, kind, counts.counts.get(kind, 0))) for kind in kinds),
            html.Td(html.B(str(counts.total)) if counts.total else _none(scene)),
        ],
        className=" ".join(looks),
    )


def _count(scene: Scene, place: Place, kind: str, count: int) -> Any:
    if not count:
        return _none(scene)
    view = replace(scene.view, within=place.code, kinds=(kind,), pin="", at=())
    return ask(scene, str(count), view)


def _none(scene: Scene) -> html.Span:
    told = say(
        scene.view.lang, "tallies.none", "none listed here; whether there are any is not known"
    )
    return html.Span("–", title=told, className="none", **attributes(aria_label=told))


def _size(known: int | None, complete: bool, lang: str) -> str:
    if known is None:
        return say(lang, "quality.unknown", "not known")
    if complete:
        return str(known)
    return say(lang, "quality.about", "about {count}", count=known)


def _density(scene: Scene) -> list[Any]:
    """Tell sites for a million residents where the register is complete; else why not."""
    lang = scene.view.lang
    found = densities(scene.atlas, scene.sites, scene.atlas.measures.parts_of_province[0])
    title = html.H3(say(lang, "density", "Density"))
    if not found:
        text = say(
            lang,
            "density.none",
            "No density is told: the register of these kinds is not complete, so it would be the"
            " density of what was found. Bring a complete list of your own on the page Data.",
        )
        return [title, html.P(text, className="fine")]
    words = [
        f"{one.place.short(lang)} {number(one.per_million, 2)}"
        for one in sorted(found, key=lambda one: -(one.per_million or 0))
        if one.per_million is not None
    ]
    text = say(
        lang,
        "density.told",
        "Sites for a million residents of {year}: {names}.",
        year=found[0].people.year,
        names="; ".join(words),
    )
    return [title, html.P(text)]
