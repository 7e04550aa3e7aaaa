"""Drafts: clusters as rows of a list of sites, which somebody has to review before it is one."""

import numpy as np

from geo.atlas import Atlas
from geo.exports.columns import Column
from geo.exports.csvs import write_csv
from geo.exports.tables import Row, Table
from geo.tallies.grids import OUTSIDE, Grid
from geo.tallies.proposals import Cluster
from geo.tallies.results import codes_of, outlines_of, sector_name
from geo.text import say, sentence

_KEYS = (
    "name", "kind", "sector", "city", "county", "lon", "lat", "units", "accuracy_m", "note",
)  # fmt: skip


def draft(atlas: Atlas, found: list[Cluster], note: str, lang: str) -> bytes:
    """Write clusters as a list of sites in CSV, as the import of own lists reads it.

    The kind is none of the register's, so the import asks which it is: nothing proposed becomes a
    site by itself.

    Parameters
    ----------
    atlas : Atlas
    found : list of Cluster
    note : str
        How they were found, in every row.
    lang : str
    """
    label = sentence("tally.draft", "Sites proposed for review")
    grid, codes = Grid.of(outlines_of(atlas)), codes_of(atlas)
    lon, lat = (np.array([getattr(one, at) for one in found], dtype=float) for at in ("lon", "lat"))
    seen: dict[tuple[int, str], int] = {}
    rows: list[Row] = []
    for one, at in zip(found, grid.locate(lon, lat).tolist(), strict=True):
        number = seen[at, one.sector] = seen.get((at, one.sector), 0) + 1
        code = "" if at == OUTSIDE else codes[at]
        rows.append({**_row(atlas, one, code, number, lang), "note": note})
    return write_csv(Table(tuple(Column(key, label, label) for key in _KEYS), tuple(rows)))


def _row(atlas: Atlas, one: Cluster, code: str, number: int, lang: str) -> Row:
    county = atlas.place(code) if code else None
    city = atlas.place(county.parent) if county else None
    return {
        "name": say(
            lang,
            "tally.draft.name",
            "{county} {sector} cluster {number}",
            county=county.name(lang) if county else "",
            sector=sector_name(atlas, one.sector, lang),
            number=number,
        ).strip(),
        "kind": say(lang, "tally.draft.kind", "proposed for review"),
        "sector": one.sector or None,
        "city": city.name(lang) if city else None,
        "county": county.name(lang) if county else None,
        "lon": round(one.lon, 6),
        "lat": round(one.lat, 6),
        "units": one.count,
        "accuracy_m": round(one.reach),
    }
