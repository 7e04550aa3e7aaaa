"""Where the listed sites of each sector lie: in a table, as far as register and positions tell."""

from dataclasses import replace
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.links import ask
from dashboards.components.scrolling import scrolling
from dashboards.components.surveys.reliefs import pictured
from geo import Scene, say
from geo.analysis.distributions import Ground, home
from geo.analysis.sitings import LEAST, Siting
from geo.text import number
from geo.vocabulary import FLAGS


def dispersions(scene: Scene, found: tuple[Siting, ...], on: Ground) -> list[Any]:
    """Draw the sites that are shown, beside what is said of every sector's.

    Parameters
    ----------
    scene : Scene
    found : tuple of Siting
        Of all sectors, whichever is chosen.
    on : Ground
    """
    lang = scene.view.lang
    return [
        html.P(_lead(scene, found), className="sitings-said"),
        html.Div(
            [
                html.Figure(pictured(scene, _chosen(scene, found), on), className="sitings-drawn"),
                html.Div([_table(scene, found), html.P(_how(lang), className="fine")]),
            ],
            className="sitings-stage",
        ),
    ]


def _lead(scene: Scene, found: tuple[Siting, ...]) -> list[Any]:
    """Say that the register is partial, and how exact its positions are."""
    lang, register = scene.view.lang, scene.atlas.register
    kinds = scene.view.kinds or tuple(register.kinds)
    whole = all(register.kinds[kind].complete for kind in kinds)
    exact = sorted(site.accuracy or 0.0 for one in found for site in one.sites)
    if not exact:
        return [say(lang, "dispersions.none", "No site of this choice has a position.")]
    told = say(
        lang,
        "dispersions.lead",
        "{count} listed sites have a position, {unplaced} have none. Half of the positions are"
        " within ±{half} km, the least exact within ±{most} km. Sites that lie closer than their"
        " positions are exact are not said to keep together or apart, nor are those of which chance"
        " would do as much.",
        count=len(exact),
        unplaced=sum(one.unplaced for one in found),
        half=_km(exact[len(exact) // 2]),
        most=_km(exact[-1]),
    )
    gap = "" if lang == "zh" else " "
    return [told] if whole else [html.Strong(FLAGS["register_partial"].say(lang)), gap, told]


def _how(lang: str) -> str:
    return say(
        lang,
        "dispersions.how",
        "Half-axes: of the standard deviational ellipse, one deviation each way. Nearest-neighbour"
        " ratio: the mean distance to the nearest site of the sector over that among as many sites"
        " drawn from all that are listed, 999 times; below 1 is closer. p is one-sided, after"
        " false-discovery control over the sectors. Below {least} sites with a position nothing is"
        " said.",
        least=LEAST,
    )


def _chosen(scene: Scene, found: tuple[Siting, ...]) -> Siting | None:
    """Return the sector that is shown, if it is one."""
    keys = scene.view.sectors
    known = scene.atlas.register.sector_key
    one = next((one for one in found if (known(one.sector),) == keys), None)
    return None if scene.view.tiers else one


def sector_of(scene: Scene, one: Siting) -> str:
    """Name the sector of a siting."""
    known = scene.atlas.register.sectors
    if not one.sector:
        return say(scene.view.lang, "dispersions.unnamed", "sector not told")
    if scene.view.lang == "zh" or one.sector not in known:
        return one.sector
    return known[one.sector][1]


def _table(scene: Scene, found: tuple[Siting, ...]) -> html.Div:
    lang = scene.view.lang
    heads = [
        say(lang, "control.sectors", "Sector"),
        say(lang, "dispersions.verdict", "What can be said"),
        say(lang, "dispersions.placed", "With a position"),
        say(lang, "dispersions.ratio", "Nearest-neighbour ratio"),
        say(lang, "study.q", "p, controlled"),
        say(lang, "dispersions.centre", "Mean centre in"),
        say(lang, "dispersions.axes", "Half-axes (km)"),
    ]
    plain = replace(scene.view, sectors=(), tiers=(), pin="", at=())
    every = say(lang, "dispersions.every", "All sectors together")
    count = sum(len(one.sites) for one in found)
    now = not scene.view.sectors and not scene.view.tiers
    current = attributes(aria_current="true") if now else {}
    cells = [html.Th(ask(scene, every, plain, className="name", **current), scope="row")]
    cells += [html.Td(text) for text in ("–", str(count), "–", "–", "–", "–")]
    first = html.Tr(cells, className="pinned" if now else None)
    shown = _chosen(scene, found)
    rows = [_row(scene, one, one is shown) for one in found]
    label = say(lang, "dispersions.title", "Where the sectors' sites lie")
    return scrolling(label, heads, [first, *rows], "sitings")


def _row(scene: Scene, one: Siting, now: bool) -> html.Tr:
    name, key = sector_of(scene, one), scene.atlas.register.sector_key(one.sector)
    view = replace(scene.view, sectors=(key,), tiers=(), pin="", at=())
    known = one.sector in scene.atlas.register.sectors
    current = attributes(aria_current="true") if now else {}
    link = ask(scene, name, view, className="name", **current) if known else name
    near = None if one.blurred else one.nearness
    cells = [
        brief(one, scene.view.lang),
        str(len(one.sites)),
        number(near.ratio, 2) if near else "–",
        "–" if one.q is None else number(one.q, 3),
        *_shape(scene, one),
    ]
    return html.Tr(
        [html.Th(link, scope="row"), *(html.Td(text) for text in cells)],
        className="pinned" if now else None,
    )


def _shape(scene: Scene, one: Siting) -> tuple[str, str]:
    """Tell the centre and the half-axes; dashes where there are too few."""
    if one.centre is None or one.ellipse is None or len(one.sites) < LEAST:
        return "–", "–"
    lang, (place, inside) = scene.view.lang, home(scene.atlas, one.centre)
    name = place.short(lang)
    where = name if inside else say(lang, "dispersions.beside", "near {place}", place=name)
    sizes = (_axis(size, one.accuracy) for size in (one.ellipse.long, one.ellipse.short))
    return where, " × ".join(sizes)


def _axis(size: float, accuracy: float) -> str:
    """Write a half-axis, never finer than the positions are known."""
    return f"<{_km(accuracy)}" if size < accuracy else number(size / 1000, 0)


def _km(metres: float) -> str:
    """Write metres as kilometres, with a digit where there are few."""
    return number(metres / 1000, 0 if metres >= 10_000 or not metres % 1000 else 1)


def brief(one: Siting, lang: str) -> str:
    """Say in a few words what can be said of a sector's sites."""
    words = {
        "few": say(lang, "dispersions.few", "too few"),
        "many": say(lang, "dispersions.many", "not tested"),
        "alone": say(lang, "dispersions.alone", "no others"),
        "blurred": say(lang, "dispersions.blurred", "positions too inexact"),
        "none": say(lang, "dispersions.chance", "no clear difference"),
        "closer": say(lang, "dispersions.closer", "closer together"),
        "apart": say(lang, "dispersions.apart", "farther apart"),
    }
    return words[one.verdict]
