"""The columns of the register's files."""

from geo.exports.codebooks import PUBLICATIONS
from geo.exports.columns import Column
from geo.text import sentence

_SOURCES = tuple(one for one in PUBLICATIONS if one.key.startswith("source_"))
_TITLE, _YEAR, _URL = (
    next(one for one in _SOURCES if one.key == key)
    for key in ("source_title", "source_year", "source_url")
)

SITES = (
    Column("site", sentence("out.site", "Number"), sentence("out.site.is", "Number of the site.")),
    Column(
        "name_zh",
        sentence("out.name", "Name"),
        sentence("out.name_zh.is", "Its name in Chinese."),
        wide=34,
    ),
    Column(
        "name_en",
        sentence("out.name.en", "English name"),
        sentence("out.name_en.is", "Its name in English."),
        wide=34,
    ),
    Column(
        "kind", sentence("out.kind", "Kind"), sentence("out.kind.is", "Key of its kind."), bare=True
    ),
    Column(
        "kind_zh",
        sentence("out.kind", "Kind"),
        sentence("out.kind_zh.is", "Its kind in Chinese."),
        lang="zh",
    ),
    Column(
        "kind_en",
        sentence("out.kind", "Kind"),
        sentence("out.kind_en.is", "Its kind in English."),
        lang="en",
    ),
    Column(
        "platform",
        sentence("out.platform", "Type"),
        sentence("out.platform.is", "Key of its type of platform; blank where none fits."),
    ),
    Column(
        "designated",
        sentence("out.designated", "Designated"),
        sentence("out.designated.is", "Who designates sites of its type: state, province or city."),
    ),
    Column(
        "batch",
        sentence("control.batches", "Batch"),
        sentence("out.batch.is", "Round of designation as the source prints it."),
    ),
    Column(
        "year",
        sentence("control.year", "Year"),
        sentence("out.site_year.is", "Year of designation."),
        kind="whole",
    ),
    Column(
        "sector",
        sentence("control.sectors", "Sector"),
        sentence("out.sector.is", "Key of its sector."),
    ),
    Column(
        "sector_basis",
        sentence("out.basis", "Basis"),
        sentence("out.sector_basis.is", "Whether the source states the sector, or it is inferred."),
    ),
    Column("city", sentence("out.city", "City"), sentence("out.city.is", "Code of its city.")),
    Column(
        "city_zh", sentence("out.city", "City"), sentence("out.city_zh.is", "Name of its city.")
    ),
    Column(
        "county",
        sentence("out.county", "County"),
        sentence(
            "out.county.is", "Code of its county; blank where it is a whole city or not known."
        ),
    ),
    Column(
        "county_zh",
        sentence("out.county", "County"),
        sentence("out.county_zh.is", "Name of its county."),
    ),
    Column(
        "lon",
        sentence("out.lon", "Longitude"),
        sentence("out.lon.is", "Degrees, WGS84; blank where not known."),
        kind="number",
    ),
    Column(
        "lat",
        sentence("out.lat", "Latitude"),
        sentence("out.lat.is", "Degrees, WGS84; blank where not known."),
        kind="number",
    ),
    Column(
        "accuracy_m",
        sentence("out.accuracy", "Accuracy (m)"),
        sentence("out.accuracy.is", "Metres within which the true position lies."),
        kind="number",
    ),
    Column(
        "position_basis",
        sentence("out.position_basis", "Position from"),
        sentence("out.position_basis.is", "What the position was taken from."),
        wide=40,
    ),
    Column("source_title", _TITLE.label, _TITLE.meaning, wide=44),
    Column("source_year", _YEAR.label, _YEAR.meaning, kind="whole"),
    Column("source_url", _URL.label, _URL.meaning, wide=50),
    Column(
        "note",
        sentence("out.note", "Note"),
        sentence("out.note.is", "What was noted when it was collected."),
        wide=44,
    ),
    Column(
        "register_known",
        sentence("out.known", "There are"),
        sentence(
            "out.known.is", "How many of its kind there are by the documents; blank: unknown."
        ),
        kind="whole",
    ),
    Column(
        "register_complete",
        sentence("out.complete", "Complete"),
        sentence("out.complete.is", "Whether all of its kind are listed."),
    ),
)
"""One row is a site."""

OF_SITES = (
    *_SOURCES,
    Column(
        "values",
        sentence("out.sites.count", "Sites"),
        sentence("out.sites.count.is", "How many sites were taken from it."),
        kind="whole",
    ),
)
"""One row is a publication that names sites."""
