"""The formats that a scene, and everything, can be written in."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import geopandas as gpd

from geo.atlas import Atlas
from geo.errors import UnknownKeyError
from geo.exports.books import book_of, tables_of
from geo.exports.csvs import write_csv
from geo.exports.descriptions import all_metadata, scene_metadata
from geo.exports.features import write_geojson
from geo.exports.layouts import WIDE, Layout
from geo.exports.pages import write_page
from geo.exports.pictures import write_picture
from geo.exports.shapes import framed, outlined, write_gpkg, write_parquet
from geo.exports.sheets import Sheet
from geo.exports.slides import write_slides
from geo.exports.tables import table_of, table_of_places
from geo.exports.workbooks import write_workbook
from geo.registry import Registry
from geo.scenes import Scene
from geo.text import Sentence, sentence

_UNSAFE = re.compile(r"[^A-Za-z0-9._]+")


@dataclass(frozen=True, slots=True)
class Export:
    """A format.

    Attributes
    ----------
    key : str
        Suffix of its files.
    label : Sentence
        What it is called.
    media : str
        Its media type.
    write : callable
        Writes a scene.
    write_all : callable or None
        Writes everything that was published, for a language; ``None`` where it cannot hold that.
    draw : callable or None
        Writes a sheet as its presenter wishes, in a layout; ``None`` where there is no picture.
    """

    key: str
    label: Sentence
    media: str
    write: Callable[[Scene], bytes]
    write_all: Callable[[Atlas, str], bytes] | None = None
    draw: Callable[[Sheet, Layout], bytes] | None = None


def filename(scene: Scene, suffix: str) -> str:
    """Propose a name in plain letters: what, by which level, where, when."""
    view = scene.view
    words = [view.indicator, view.by, view.within or scene.atlas.province.code, view.year]
    return "-".join(_UNSAFE.sub("_", word) for word in words if word) + f".{suffix}"


def filename_of_all(atlas: Atlas, suffix: str) -> str:
    """Propose a name for everything: which data, which version."""
    return f"siquan-{atlas.version}.{suffix}"


def _csv(scene: Scene) -> bytes:
    return write_csv(table_of(scene))


def _workbook(scene: Scene) -> bytes:
    return write_workbook(book_of(scene))


def _gpkg(scene: Scene) -> bytes:
    book = book_of(scene)
    regions = outlined(scene.atlas, book.data, [line.places for line in scene.lines])
    return write_gpkg(book, {"regions": regions}, scene_metadata(scene, book))


def _parquet(scene: Scene) -> bytes:
    book = book_of(scene)
    regions = outlined(scene.atlas, book.data, [line.places for line in scene.lines])
    return write_parquet(regions, scene_metadata(scene, book))


def _drawn(key: str, label: Sentence, media: str, draw: Callable[[Sheet, Layout], bytes]) -> Export:
    """Return a format whose files are looked at; unasked, it has the first layout."""
    return Export(key, label, media, lambda scene: draw(Sheet(scene), WIDE), draw=draw)


def _page(sheet: Sheet, layout: Layout) -> bytes:
    """Write a sheet as a page, which is as large as its window."""
    del layout
    return write_page(sheet).encode()


def _picture(kind: str) -> Callable[[Sheet, Layout], bytes]:
    return lambda sheet, layout: write_picture(sheet, kind, layout)


def _slides(sheet: Sheet, layout: Layout) -> bytes:
    """Write a sheet as slides, which are all of one size."""
    del layout
    return write_slides([sheet])


def _all_csv(atlas: Atlas, lang: str) -> bytes:
    return write_csv(tables_of(atlas, lang).data)


def _all_workbook(atlas: Atlas, lang: str) -> bytes:
    return write_workbook(tables_of(atlas, lang))


def _all_gpkg(atlas: Atlas, lang: str) -> bytes:
    """Write the outlines of every level, and all published values as a table beside them."""
    book = tables_of(atlas, lang)
    shapes = {f"areas_{by}": _areas(atlas, by) for by in atlas.outlines}
    return write_gpkg(book, {**shapes, "observations": framed(book.data)}, all_metadata(book))


def _areas(atlas: Atlas, by: str) -> gpd.GeoDataFrame:
    """Outline the places of a level or grouping."""
    places = atlas.inside(by, "")
    table = table_of_places(atlas, places)
    return outlined(atlas, table, [(place,) for place in places])


def _all_parquet(atlas: Atlas, lang: str) -> bytes:
    """Write all published values, each with the outline of the land that it is of.

    One file holds one table, so the values carry their outlines. A value of older boundaries has
    the union of today's areas that it fits, and no outline where none does.
    """
    book = tables_of(atlas, lang)
    codes = [str(row["areas_today"] or "").split("+") for row in book.data.rows]
    places = [tuple(atlas.place(code) for code in row if code) for row in codes]
    return write_parquet(outlined(atlas, book.data, places), all_metadata(book))


EXPORTS = Registry(
    "format",
    [
        Export("csv", sentence("export.csv", "CSV table"), "text/csv", _csv, _all_csv),
        Export(
            "xlsx",
            sentence("export.xlsx", "Excel workbook"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _workbook,
            _all_workbook,
        ),
        Export(
            "gpkg",
            sentence("export.gpkg", "GeoPackage"),
            "application/geopackage+sqlite3",
            _gpkg,
            _all_gpkg,
        ),
        Export(
            "parquet",
            sentence("export.parquet", "GeoParquet"),
            "application/vnd.apache.parquet",
            _parquet,
            _all_parquet,
        ),
        Export(
            "geojson",
            sentence("export.geojson", "GeoJSON"),
            "application/geo+json",
            write_geojson,
        ),
        _drawn(
            "html",
            sentence("export.html", "Web page, one file that opens without a net"),
            "text/html",
            _page,
        ),
        _drawn("png", sentence("picture.png", "PNG picture"), "image/png", _picture("png")),
        _drawn("svg", sentence("picture.svg", "SVG drawing"), "image/svg+xml", _picture("svg")),
        _drawn("pdf", sentence("picture.pdf", "PDF file"), "application/pdf", _picture("pdf")),
        _drawn(
            "pptx",
            sentence("export.pptx", "PowerPoint slides"),
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            _slides,
        ),
    ],
)
"""Every format; one more is one entry more."""


def write_all(atlas: Atlas, key: str, lang: str = "zh") -> bytes:
    """Write everything that was published in one format.

    Raises
    ------
    UnknownKeyError
        Where there is no such format, or it cannot hold everything.
    """
    write = EXPORTS[key].write_all
    if write is None:
        able = tuple(name for name, one in EXPORTS.items() if one.write_all)
        raise UnknownKeyError("format", key, able)
    return write(atlas, lang)
