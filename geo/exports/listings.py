"""The register as files: a row a site, each with its source, and what is known of its register."""

from collections.abc import Callable, Mapping

from geo.exports.books import Book, publications
from geo.exports.csvs import write_csv
from geo.exports.notes import about, codebook
from geo.exports.sitebooks import OF_SITES, SITES
from geo.exports.tables import Row, Table
from geo.exports.workbooks import write_workbook
from geo.scenes import Scene
from geo.sites import Site
from geo.text import say
from geo.vocabulary import FLAGS


def _csv(scene: Scene) -> bytes:
    return write_csv(table_of_sites(scene))


def _workbook(scene: Scene) -> bytes:
    return write_workbook(_book(scene))


LISTS: Mapping[str, Callable[[Scene], bytes]] = {"csv": _csv, "xlsx": _workbook}
"""The formats that the register is written in."""


def table_of_sites(scene: Scene) -> Table:
    """Lay out the sites that a scene's filters let through."""
    return Table(SITES, tuple(_row(scene, site) for site in scene.sites))


def _row(scene: Scene, site: Site) -> Row:
    atlas, register = scene.atlas, scene.atlas.register
    named = {key: atlas.areas[key] for key in (site.city, site.county) if key}
    kind = register.kinds[site.kind]
    lon, lat = site.position or (None, None)
    city, county = named.get(site.city), named.get(site.county)
    return {
        "site": site.key,
        "name_zh": site.name_zh,
        "name_en": site.name_en or None,
        "kind": site.kind,
        "kind_zh": kind.name_zh,
        "kind_en": kind.name_en,
        "platform": site.platform or None,
        "designated": site.designated or None,
        "batch": site.batch or None,
        "year": site.year,
        "sector": register.sector_key(site.sector) or None,
        "sector_basis": site.sector_basis or None,
        "city": site.city or None,
        "city_zh": city.name_zh if city else None,
        "county": site.county or None,
        "county_zh": county.name_zh if county else None,
        "lon": lon,
        "lat": lat,
        "accuracy_m": site.accuracy,
        "position_basis": site.position_basis or None,
        "source_title": site.source.title,
        "source_year": site.source.year,
        "source_url": site.source.url or None,
        "note": site.note or None,
        "register_known": kind.known,
        "register_complete": "yes" if kind.complete else "no",
    }


def _book(scene: Scene) -> Book:
    atlas, lang = scene.atlas, scene.view.lang
    data = table_of_sites(scene)
    name = say(lang, "out.sites", "Sites listed here")
    kinds = dict.fromkeys(site.kind for site in scene.sites)
    known = [atlas.register.kinds[key] for key in kinds]
    return Book(
        atlas=atlas,
        lang=lang,
        title=name,
        data=data,
        sources=publications((site.source for site in scene.sites), OF_SITES),
        notes=(
            (say(lang, "out.title.of", "Title"), name),
            (FLAGS["register_partial"].say(lang), ""),
            *((one.name(lang), one.note(lang)) for one in known if one.note(lang)),
            *about(atlas, lang),
            *codebook(data.readable(lang), lang),
        ),
    )
