"""The sites that are listed, and what is known to be missing."""

from collections.abc import Iterable
from typing import Any

from dashboards.cli import arguments, sitings
from dashboards.cli.console import Manner
from dashboards.cli.tables import aligned, show, write
from geo import Atlas
from geo.sites import Site
from geo.text import say
from geo.traces import cited
from geo.vocabulary import FLAGS


def run(
    manner: Manner,
    kinds: Iterable[str],
    sectors: Iterable[str],
    within: str | None,
    pattern: bool,
) -> None:
    """Print the sites that answer every filter, or where those of each sector lie."""
    atlas, lang = arguments.opened(manner), manner.lang
    chosen = arguments.kinds(atlas, kinds, lang)
    named = arguments.sectors(atlas, sectors, lang)
    codes = () if within is None else arguments.place(atlas, within, lang).codes
    found = atlas.register.select(
        chosen, named, codes=() if codes == (atlas.province.code,) else codes
    )
    if pattern:
        sitings.tell(atlas, found, _register(atlas, chosen)["complete"], lang, manner.json)
    elif manner.json:
        show(_facts(atlas, found, chosen, lang))
    else:
        write(_lines(atlas, found, chosen, lang))


def _register(atlas: Atlas, chosen: tuple[str, ...]) -> dict[str, Any]:
    """Say how much of the chosen kinds is listed and known."""
    kinds = chosen or tuple(atlas.register.kinds)
    return {
        "listed": len(atlas.register.select(kinds)),
        "known": atlas.register.known(kinds),
        "complete": all(atlas.register.kinds[kind].complete for kind in kinds),
    }


def _facts(
    atlas: Atlas, found: tuple[Site, ...], chosen: tuple[str, ...], lang: str
) -> dict[str, Any]:
    register = _register(atlas, chosen)
    return {
        "count": len(found),
        "register": register,
        "flags": [] if register["complete"] else ["register_partial"],
        "rows": [_row(atlas, site, lang) for site in found],
    }


def _row(atlas: Atlas, site: Site, lang: str) -> dict[str, Any]:
    position = site.position and {
        "lon": site.position[0],
        "lat": site.position[1],
        "accuracy_m": site.accuracy,
        "basis": site.position_basis or None,
    }
    return {
        "id": site.key,
        "name": site.name(lang),
        "kind": site.kind,
        "batch": site.batch or None,
        "year": site.year,
        "sector": atlas.register.sector_key(site.sector) or None,
        "sector_basis": site.sector_basis or None,
        "city": site.city or None,
        "county": site.county or None,
        "position": position,
        "source": cited(site.source),
        "note": site.note or None,
    }


def _lines(atlas: Atlas, found: tuple[Site, ...], chosen: tuple[str, ...], lang: str) -> list[str]:
    seen = {*chosen, *(site.kind for site in found)}
    noted = [kind for key, kind in atlas.register.kinds.items() if key in seen and kind.note(lang)]
    return [
        *(aligned([_heading(lang), *(_told(atlas, s, lang) for s in found)]) if found else ()),
        *_count(_register(atlas, chosen), len(found), lang),
        *(f"{kind.name(lang)}: {kind.note(lang)}" for kind in noted),
        say(lang, "version", "Data {version}", version=atlas.version),
    ]


def _heading(lang: str) -> list[str]:
    return [
        say(lang, "cli.code", "Code"),
        say(lang, "site.place", "Place"),
        say(lang, "control.kinds", "Kind"),
        say(lang, "control.batches", "Batch"),
        say(lang, "site.year", "Year"),
        say(lang, "control.sectors", "Sector"),
        say(lang, "site.position", "Position"),
        say(lang, "cli.name", "name"),
    ]


def _told(atlas: Atlas, site: Site, lang: str) -> list[str]:
    return [
        site.key,
        atlas.place(site.county or site.city).name(lang),
        atlas.register.kinds[site.kind].name(lang),
        site.batch,
        str(site.year or ""),
        sector(atlas, site, lang),
        _accuracy(site),
        site.name(lang),
    ]


def _count(register: dict[str, Any], count: int, lang: str) -> list[str]:
    """Say how many were found, and that this is what is listed and not what there is."""
    if register["complete"]:
        return [say(lang, "cli.listed.all", "{count} sites.", count=count)]
    known = (
        say(lang, "cli.listed.known", "about {known} are known of", known=register["known"])
        if register["known"] is not None
        else say(lang, "register.unknown", "how many there are is not known")
    )
    told = say(
        lang,
        "cli.listed",
        "{count} listed here, not the total ({listed} of these kinds are listed; {known}).",
        count=count,
        listed=register["listed"],
        known=known,
    )
    return [told, FLAGS["register_partial"].say(lang)]


def sector(atlas: Atlas, site: Site, lang: str) -> str:
    """Name a site's sector."""
    if lang == "zh" or site.sector not in atlas.register.sectors:
        return site.sector
    return atlas.register.sectors[site.sector][1]


def _accuracy(site: Site) -> str:
    return "" if site.position is None else f"±{site.accuracy or 0:,.0f} m"
