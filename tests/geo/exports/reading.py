"""Read exported files as a stranger would, with other programs than those that wrote them."""

import csv
import io
import json
import zipfile

import geopandas as gpd
import pyarrow.parquet as pq
import pyogrio
from python_calamine import CalamineWorkbook


def csv_rows(content):
    """Read CSV: a mark, a header, and rows of the same length as dicts of text."""
    assert content.startswith(b"\xef\xbb\xbf")
    header, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    assert len(set(header)) == len(header)
    assert {len(line) for line in lines} <= {len(header)}
    return [dict(zip(header, line, strict=True)) for line in lines]


def sheets(content):
    """Read a workbook: the rows of every sheet by its name, as dicts by the header."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    found = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    return {
        name: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
        for name, rows in found.items()
    }


def parts(content):
    """Return the files inside a workbook, as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def layers(content, folder):
    """Read a GeoPackage: every layer by its name, and the metadata of the whole."""
    path = folder / "read.gpkg"
    path.write_bytes(content)
    names = [name for name, _ in pyogrio.list_layers(path)]
    told = pyogrio.read_info(path, layer=names[0])["dataset_metadata"]
    return {name: gpd.read_file(path, layer=name) for name in names}, told


def parquet(content):
    """Read GeoParquet: the frame, and its description."""
    described = json.loads(pq.read_schema(io.BytesIO(content)).metadata[b"siquan"])
    return gpd.read_parquet(io.BytesIO(content)), described
