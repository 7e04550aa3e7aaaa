"""Where the listed sites of each sector lie: centre, spread, and whether they keep together."""

from typing import Any

from dashboards.cli.tables import aligned, credited, show, write
from geo import Atlas
from geo.analysis.sitings import Siting, sitings
from geo.sites import Site
from geo.text import number, say
from geo.traces import cited
from geo.vocabulary import FLAGS


def tell(atlas: Atlas, found: tuple[Site, ...], complete: bool, lang: str, as_json: bool) -> None:
    """Print the pattern of some sites."""
    told = sitings(atlas, found)
    notes = [] if complete else [FLAGS["register_partial"].say(lang)]
    if as_json:
        show(
            {
                "count": len(found),
                "flags": [] if complete else ["register_partial"],
                "rows": [_facts(atlas, one, lang) for one in told],
                "notes": notes,
                "version": atlas.version,
            }
        )
        return
    sources = dict.fromkeys(source for one in told for source in one.sources)
    write(
        [
            *(one.told(lang, _name(atlas, one, lang)) for one in told),
            "",
            *aligned([_heading(lang), *(_row(atlas, one, lang) for one in told)], set(range(1, 9))),
            "",
            *notes,
            *(f"{say(lang, 'site.source', 'Source')}: {credited(one)}" for one in sources),
            say(lang, "version", "Data {version}", version=atlas.version),
        ]
    )


def _name(atlas: Atlas, one: Siting, lang: str) -> str:
    known = atlas.register.sectors
    return one.sector if lang == "zh" or one.sector not in known else known[one.sector][1]


def _facts(atlas: Atlas, one: Siting, lang: str) -> dict[str, Any]:
    oval, near = one.ellipse, one.nearness
    return {
        "sector": atlas.register.sector_key(one.sector) or None,
        "name": _name(atlas, one, lang),
        "count": len(one.sites),
        "unplaced": one.unplaced,
        "accuracy_m": one.accuracy,
        "centre": one.centre and {"lon": one.centre[0], "lat": one.centre[1]},
        "ellipse": oval
        and {"long_m": oval.long, "short_m": oval.short, "bearing_deg": oval.bearing},
        "nearest_m": near and near.mean,
        "ratio": near and near.ratio,
        "p": near and near.p,
        "q": one.q,
        "permutations": near and near.permutations,
        "blurred": one.blurred,
        "sentence": one.told(lang, _name(atlas, one, lang)),
        "sources": [cited(source) for source in one.sources],
    }


def _heading(lang: str) -> list[str]:
    return [
        say(lang, "control.sectors", "Sector"),
        "n",
        say(lang, "siting.lon", "centre, longitude"),
        say(lang, "siting.lat", "latitude"),
        say(lang, "siting.long", "long half-axis (km)"),
        say(lang, "siting.short", "short (km)"),
        say(lang, "siting.bearing", "bearing (°)"),
        say(lang, "siting.ratio", "ratio"),
        "q",
    ]


def _row(atlas: Atlas, one: Siting, lang: str) -> list[str]:
    oval, near = one.ellipse, None if one.blurred else one.nearness
    return [
        _name(atlas, one, lang),
        str(len(one.sites)),
        *([number(x, 3) for x in one.centre] if one.centre else ["", ""]),
        *(
            [number(oval.long / 1000, 1), number(oval.short / 1000, 1), number(oval.bearing, 0)]
            if oval
            else ["", "", ""]
        ),
        *([number(near.ratio, 2), number(one.q or 0.0, 3)] if near else ["", ""]),
    ]
