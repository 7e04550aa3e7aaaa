"""GeoJSON: the lines of a scene on their outlines, in WGS84, with what has to be said of them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from shapely import get_parts, orient_polygons, total_bounds
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geo.exports.notes import address
from geo.exports.shapes import outlined
from geo.exports.sheets import Sheet
from geo.exports.tables import table_of
from geo.scenes import Scene


def write_geojson(scene: Scene) -> bytes:
    """Write the lines of a scene as a collection of features (RFC 7946).

    Each has the columns of every export as its properties, ``null`` where nothing is known, and
    its code as ``id``. Outer rings run counterclockwise. Title, unit, source, notes, credit, data
    version and address stand beside the features, as foreign members.
    """
    table, sheet = table_of(scene), Sheet(scene)
    frame = outlined(scene.atlas, table, [line.places for line in scene.lines])
    shapes = [orient_polygons(one) for one in frame.geometry]
    features = [
        {"type": "Feature", "id": row["code"], "properties": dict(row), "geometry": _geometry(one)}
        for row, one in zip(table.rows, shapes, strict=True)
    ]
    collection = {
        "type": "FeatureCollection",
        **_about(sheet),
        **_extent(shapes),
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False).encode()


def _about(sheet: Sheet) -> Mapping[str, Any]:
    """Say what the features are, and what must be known before they are believed."""
    return {
        "title": sheet.title,
        "unit": sheet.unit,
        "source": sheet.source,
        "notes": list(sheet.notes),
        "credit": sheet.credit,
        "version": sheet.scene.atlas.version,
        "address": address(sheet.scene),
    }


def _extent(shapes: Sequence[BaseGeometry]) -> Mapping[str, Any]:
    """Return west, south, east and north of all; nothing where there is nothing."""
    return {"bbox": [float(one) for one in total_bounds(shapes)]} if shapes else {}


def _geometry(shape: BaseGeometry) -> Mapping[str, Any]:
    """Return a geometry as JSON has it; what has one part only is a polygon."""
    parts = get_parts(shape)
    return mapping(parts[0] if len(parts) == 1 else shape)
