"""Read shapes and tables as declared; the only module that opens data files.

A data folder holds ``boundaries/`` and ``data/``, each with a Data Package descriptor. All of it
is read and checked against its schemas, or nothing is.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import cast

import geopandas as gpd
import numpy as np
import pyarrow as pa
import shapely

from geo.errors import Problem, SourceError
from geo.schemas import (
    Json,
    Row,
    Schema,
    SchemaError,
    Table,
    check_references,
    line_of,
    read_table,
)
from geo.seals import Seal, broken

__all__ = ["Json", "Row", "Sources", "read", "shipped"]

_CRS = "EPSG:4326"
_DESCRIPTOR = "datapackage.json"

_STATED: Mapping[str, Mapping[str, type]] = {
    "boundaries": {
        "version": str,
        "credit": dict,
        "boundary_year": int,
        "province": str,
        "levels": list,
        "frame": list,
        "print_crs": str,
    },
    "data": {"version": str, "title": dict, "default": dict, "checks": list},
}
"""What each descriptor must say beside its resources, and as what."""

_UNREADABLE = (pa.ArrowException, shapely.errors.ShapelyError, ValueError, OSError, KeyError)


@dataclass(frozen=True, slots=True)
class Sources:
    """A data folder, read and valid by its schemas.

    Attributes
    ----------
    shapes : mapping of level to GeoDataFrame
        Index ``code``, EPSG:4326.
    tables : mapping of resource name to rows
        Row ``i`` stands on line ``i + 2`` of its file; a missing value is ``None``.
    boundaries, data : mapping
        The two descriptors.
    version : str
        Twelve hex digits; changes with any byte of any listed file.
    """

    shapes: Mapping[str, gpd.GeoDataFrame]
    tables: Mapping[str, tuple[Row, ...]]
    boundaries: Json
    data: Json
    version: str

    def file(self, name: str) -> str:
        """Return the path of a resource below the folder, or its name where it has none."""
        for folder, package in (("boundaries", self.boundaries), ("data", self.data)):
            for resource in package["resources"]:
                if resource["name"] == name:
                    return f"{folder}/{resource['path']}"
        return name


def shipped() -> Path:
    """Return the folder with the product's own data.

    A wheel carries it inside the package; in a checkout it is the root of the repository.
    """
    package = Path(str(resources.files("geo")))
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent


def read(folder: Path, *, sealed: bool = True) -> Sources:
    """Read a data folder.

    Parameters
    ----------
    folder : Path
    sealed : bool
        Whether a file must be the one that its descriptor seals; only who seals it anew says no.

    Raises
    ------
    SourceError
        With every problem found, in the order of files and rows.
    """
    problems: list[Problem] = []
    packages = {name: _descriptor(folder, name, problems) for name in _STATED}
    _refuse(problems, ())
    listed = [found for name in packages for found in _resources(name, packages[name], problems)]
    _refuse(problems, ())
    contents = _contents(folder, [each.file for each in listed], problems)
    seals = {each.file: each.seal for each in listed if sealed}
    problems.extend(broken(seals, contents))
    tables = {each.name: _table(each, contents) for each in listed if not each.is_shape}
    problems.extend(problem for table in tables.values() for problem in table.problems)
    problems.extend(check_references(tables))
    shapes = _shapes(contents, [each for each in listed if each.is_shape], problems)
    _refuse(problems, [each.file for each in listed])
    return Sources(
        {level: frame.set_index("code") for level, frame in shapes.items()},
        {name: table.rows for name, table in tables.items()},
        packages["boundaries"],
        packages["data"],
        _version([packages[name]["version"] for name in packages], contents),
    )


@dataclass(frozen=True, slots=True)
class _Resource:
    name: str
    file: str
    schema: Schema
    seal: Seal

    @property
    def is_shape(self) -> bool:
        return self.file.endswith(".parquet")


def _refuse(problems: Iterable[Problem], files: Sequence[str]) -> None:
    """Raise what was found, if anything, in the order of files and rows."""
    place = {file: number for number, file in enumerate(files)}
    found = sorted(problems, key=lambda problem: (place.get(problem.file, -1), problem.row or 0))
    if found:
        raise SourceError(tuple(found))


def _descriptor(folder: Path, name: str, problems: list[Problem]) -> Json:
    file = f"{name}/{_DESCRIPTOR}"
    try:
        package = json.loads((folder / file).read_bytes())
    except OSError as error:
        problems.append(Problem(file, None, f"cannot be read: {error.strerror}"))
        return {}
    except json.JSONDecodeError as error:
        problems.append(Problem(file, error.lineno, f"is not JSON: {error.msg}"))
        return {}
    except UnicodeDecodeError:
        problems.append(Problem(file, None, "is not UTF-8 text"))
        return {}
    if not isinstance(package, dict):
        problems.append(Problem(file, None, "is not a JSON object"))
        return {}
    stated = cast("Json", package)
    for key, kind in {**_STATED[name], "resources": list}.items():
        if not isinstance(stated.get(key), kind):
            problems.append(Problem(file, None, f"{key!r} is missing or is not a {kind.__name__}"))
    return stated


def _resources(folder: str, package: Json, problems: list[Problem]) -> Iterator[_Resource]:
    seen: set[str] = set()
    for declared in package["resources"]:
        try:
            name, path = str(declared["name"]), str(declared["path"])
            schema, seal = Schema.of(declared["schema"]), Seal.of(declared)
        except (KeyError, TypeError, SchemaError) as error:
            reason = f"resource {len(seen) + 1} cannot be understood: {error}"
            problems.append(Problem(f"{folder}/{_DESCRIPTOR}", None, reason))
            continue
        if name in seen or PurePosixPath(path).is_absolute() or ".." in PurePosixPath(path).parts:
            reason = f"resource {name!r} is listed twice, or {path!r} leaves the folder"
            problems.append(Problem(f"{folder}/{_DESCRIPTOR}", None, reason))
        seen.add(name)
        yield _Resource(name, f"{folder}/{path}", schema, seal)


def _contents(folder: Path, files: Iterable[str], problems: list[Problem]) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    for file in files:
        try:
            contents[file] = (folder / file).read_bytes()
        except OSError as error:
            problems.append(Problem(file, None, f"cannot be read: {error.strerror}"))
        except ValueError as error:  # a name that no file can have
            problems.append(Problem(file, None, f"cannot be read: {error}"))
    return contents


def _table(resource: _Resource, contents: Mapping[str, bytes]) -> Table:
    file, schema = resource.file, resource.schema
    content = contents.get(file)
    if content is None:
        return Table(file, schema)
    lines: list[list[str]] = []
    try:
        # Spreadsheets put a byte order mark before the header.
        for line in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True):
            lines.append(line)  # noqa: PERF402  (the lines before a fault tell where it is)
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        return Table(file, schema, (), (Problem(file, row, "is not UTF-8 text"),))
    except csv.Error as error:
        return Table(file, schema, (), (Problem(file, len(lines) + 1, f"is not CSV: {error}"),))
    return read_table(file, schema, lines)


def _shapes(
    contents: Mapping[str, bytes], listed: Iterable[_Resource], problems: list[Problem]
) -> dict[str, gpd.GeoDataFrame]:
    shapes: dict[str, gpd.GeoDataFrame] = {}
    codes: set[str] = set()
    for resource in listed:
        if resource.file not in contents:  # told already
            continue
        try:
            content = io.BytesIO(contents[resource.file])
            frame = gpd.read_parquet(content)  # pyright: ignore[reportArgumentType]  (stubs: paths)
        except _UNREADABLE as error:
            reason = f"is not GeoParquet: {str(error).partition(chr(10))[0]}"
            problems.append(Problem(resource.file, None, reason))
            continue
        shapes[resource.name] = frame
        found = list(_frame_problems(resource, frame))
        codes.update(map(str, frame.get("code", ())))
        problems.extend(found or _orphans(resource.file, frame, codes))
    return shapes


def _frame_problems(resource: _Resource, frame: gpd.GeoDataFrame) -> Iterator[Problem]:
    file, names = resource.file, list(resource.schema.names)
    if list(frame.columns) != [*names, "geometry"]:
        reason = f"columns are {', '.join(frame.columns)}; expected {', '.join(names)}, geometry"
        yield Problem(file, None, reason)
        return
    crs = "no CRS" if frame.crs is None else frame.crs.to_string()
    if crs != _CRS:
        yield Problem(file, None, f"states {crs}, expected {_CRS}")
    cells = frame[names].astype(object)
    text: list[list[str]] = cells.where(cells.notna(), "").astype(str).to_numpy().tolist()
    yield from read_table(file, resource.schema, [names, *text]).problems
    outlines = frame.geometry.to_numpy()
    sound = shapely.is_valid(outlines) & ~shapely.is_empty(outlines)
    for number in np.flatnonzero(~sound):
        code = frame["code"].iloc[number]
        yield Problem(file, line_of(int(number)), f"the outline of {code} is empty or not valid")


def _orphans(file: str, frame: gpd.GeoDataFrame, codes: set[str]) -> Iterator[Problem]:
    """Find parents that are no area of this level or one read before it."""
    for number, parent in enumerate(frame["parent"]):
        if isinstance(parent, str) and parent and parent not in codes:
            yield Problem(file, line_of(number), f"parent {parent!r} is not an area")


def _version(stated: Iterable[str], contents: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256(" ".join(stated).encode())
    for file, content in contents.items():
        digest.update(file.encode())
        digest.update(content)
    return digest.hexdigest()[:12]
