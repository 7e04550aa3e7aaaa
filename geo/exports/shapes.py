"""Shapes with a trace in every row: GeoPackage and GeoParquet, both in WGS84 (EPSG:4326)."""

import io
import json
import tempfile
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely import coverage_union_all
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas
from geo.exports.books import Book
from geo.exports.tables import Table
from geo.hindrances import HinderedError
from geo.places import Place
from geo.text import sentence

CRS = "EPSG:4326"

_CHANGED = "2000-01-01T00:00:00Z"
"""Every GeoPackage says that it was changed then: the same scene gives the same bytes."""

_TYPES = {"text": "string", "rows": "string", "whole": "Int64", "number": "Float64"}
_KEY = b"siquan"
"""Under this key a GeoParquet file holds its description, as JSON."""

Layers = Mapping[str, pd.DataFrame]
"""Layers by name; those without outlines are tables."""


def framed(table: Table) -> pd.DataFrame:
    """Return a table as a frame; what is missing is missing, whatever its column holds."""
    return pd.DataFrame(
        {
            one.key: pd.Series([row[one.key] for row in table.rows], dtype=_TYPES[one.kind])
            for one in table.columns
        }
    )


def outlined(atlas: Atlas, table: Table, places: Sequence[Sequence[Place]]) -> gpd.GeoDataFrame:
    """Return a table with the outline of each row's places.

    Parameters
    ----------
    places : sequence of sequences of Place
        As many as there are rows; several of one level are one shape, none is no shape.
    """
    known: dict[tuple[str, ...], BaseGeometry | None] = {(): None}
    keys = [tuple(place.code for place in row) for row in places]
    for key, row in zip(keys, places, strict=True):
        if key not in known:
            known[key] = coverage_union_all(atlas.outlines[row[0].by].loc[list(key)].to_numpy())
    shapes = gpd.GeoSeries(pd.Series([known[key] for key in keys], dtype=object), crs=CRS)
    return gpd.GeoDataFrame(framed(table), geometry=shapes)


def write_gpkg(book: Book, layers: Layers, about: Mapping[str, Any]) -> bytes:
    """Write layers as a GeoPackage, with the book's sources and notes as tables beside them.

    Parameters
    ----------
    about : mapping
        Written as metadata of the whole, texts as they are and all else as JSON.

    Raises
    ------
    HinderedError
        Where no disk has room for it.
    """
    from pyogrio import set_gdal_config_options, write_dataframe  # noqa: PLC0415  (slow)

    notes = pd.DataFrame(list(book.notes), columns=["label", "text"])
    told = {key: x if isinstance(x, str) else _json(x) for key, x in about.items()}
    set_gdal_config_options({"OGR_CURRENT_DATE": _CHANGED})
    with _room() as folder:
        path = folder / "siquan.gpkg"
        for name, frame in {**layers, "sources": framed(book.sources), "notes": notes}.items():
            shapes = isinstance(frame, gpd.GeoDataFrame)
            write_dataframe(
                frame,
                path,
                layer=name,
                driver="GPKG",
                append=path.exists(),
                geometry_type="MultiPolygon" if shapes else None,
                promote_to_multi=shapes,
                dataset_metadata=None if path.exists() else told,
                layer_options={"IDENTIFIER": name, "DESCRIPTION": book.title},
            )
        return path.read_bytes()


@contextmanager
def _room() -> Generator[Path]:
    """Lend a folder to write a GeoPackage in, which its library does nowhere but on a disk.

    Raises
    ------
    HinderedError
        Where no disk has the room.
    """
    from pyogrio.errors import DataLayerError, DataSourceError  # noqa: PLC0415  (slow)

    try:
        with tempfile.TemporaryDirectory() as name:
            yield Path(name)
    except (OSError, DataLayerError, DataSourceError) as error:
        text = (
            "The machine has no room for the temporary file that a {format} needs; make room, or"
            " name another folder by TMPDIR. The other formats work as ever."
        )
        raise HinderedError(sentence("hindered.file", text, format="GeoPackage")) from error


def write_parquet(frame: gpd.GeoDataFrame, about: Mapping[str, Any]) -> bytes:
    """Write a frame as GeoParquet; its description stands in the metadata of the file."""
    import pyarrow.parquet as pq  # noqa: PLC0415  (slow)

    plain, content = io.BytesIO(), io.BytesIO()
    frame.to_parquet(plain, index=False)
    table = pq.read_table(plain)
    table = table.replace_schema_metadata({**table.schema.metadata, _KEY: _json(about).encode()})
    # Outlines repeat themselves: a dictionary that holds them all keeps the file small.
    pq.write_table(table, content, compression="zstd", dictionary_pagesize_limit=1 << 26)
    return content.getvalue()


def _json(facts: object) -> str:
    return json.dumps(facts, ensure_ascii=False, allow_nan=False)
