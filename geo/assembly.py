"""Open a data folder: checked from end to end, put together, or refused with every reason."""

from collections.abc import Mapping
from pathlib import Path

from geo.atlas import Atlas
from geo.checks import check
from geo.errors import Problem, SourceError
from geo.indicators import FormulaError, indicators
from geo.measures import Measures
from geo.observations import panel
from geo.places import Gazetteer
from geo.plan import portraits
from geo.plots import Ground
from geo.regions import Area, Grouping, areas_of, groupings
from geo.registry import Registry
from geo.sites import register
from geo.sources import Row, Sources, read, shipped
from geo.stories import misread
from geo.territories import territories
from geo.values import breaks


def open_atlas(folder: Path | str | None = None) -> Atlas:
    """Open a data folder, checked from end to end.

    Parameters
    ----------
    folder : path, optional
        A folder with ``boundaries/`` and ``data/``; the product's own by default.

    Raises
    ------
    SourceError
        Where anything in it is not valid: every problem with file, row and reason. Nothing is
        loaded by half.
    """
    sources = read(Path(folder) if folder else shipped())
    if problems := check(sources):
        raise SourceError(problems)
    try:
        atlas = _assemble(sources)
        atlas.view()
    except KeyError as missing:
        reason = f"lacks what the atlas needs: {missing}"
        raise SourceError((Problem("data/datapackage.json", None, reason),)) from missing
    except FormulaError as wrong:
        raise SourceError((Problem("data/indicators.csv", None, str(wrong)),)) from wrong
    if problems := misread(atlas, sources.file("stories")):
        raise SourceError(problems)
    return atlas


def _assemble(sources: Sources) -> Atlas:
    tables, shapes = sources.tables, sources.shapes
    areas = areas_of(shapes)
    province = areas[str(sources.boundaries["province"])]
    grouped, ground = _grouped(tables), _ground(tables, areas)
    parts = tuple(code for code, area in areas.items() if area.parent == province.code)
    return Atlas(
        version=sources.version,
        credit=sources.boundaries["credit"],
        province=province,
        areas=areas,
        shapes=shapes,
        groupings=grouped,
        indicators=indicators(tables["indicators"]),
        units=_names(tables["units"]),
        themes=_names(tables["themes"]),
        publishers=_names(tables.get("publishers", ()), "publisher"),
        measures=Measures(
            ground=ground,
            province=province.code,
            parts_of_province=(areas[parts[0]].level, parts),
            breaks=breaks(tables["breaks"]),
        ),
        register=register(tables["sites"], tables["registers"], tables["sectors"]),
        gazetteer=Gazetteer.of(areas, grouped, province.code, ground.territories.names),
        marks=_marks(tables["marks"]),
        gaps={(str(row["indicator"]), int(row["year"] or 0)): row for row in tables["gaps"]},
        start=sources.data["default"],
        card=tuple(sources.data.get("card", ())),
        compared=tuple(sources.data.get("compared", ())),
        alike=tuple(sources.data.get("alike", ())),
        people=str(sources.data.get("people", "")),
        industries=tuple(sources.data.get("industries", ())),
        plan=portraits(tables.get("circles", ()), tables.get("documents", ()), tables["sectors"]),
        tables=tables,
        limits=sources.boundaries.get("limits", {}),
        print_crs=str(sources.boundaries["print_crs"]),
        frame=tuple(map(float, sources.boundaries["frame"])),
        boundary_year=int(sources.boundaries["boundary_year"]),
    )


def _grouped(tables: Mapping[str, tuple[Row, ...]]) -> Registry[Grouping]:
    named = [str(row["grouping"]) for row in tables["groupings"]]
    members = {name: tables[f"grouping_{name}"] for name in named}
    return groupings(tables["groupings"], tables["regions"], members)


def _ground(tables: Mapping[str, tuple[Row, ...]], areas: Registry[Area]) -> Ground:
    land = territories(tables["code_changes"], areas)
    seen = panel(
        [*tables["city_panel"], *tables["county_panel"]],
        [*tables["city_conflicts"], *tables["county_conflicts"]],
        land.levels({code: area.level for code, area in areas.items()}),
    )
    return Ground(seen, land)


def _names(rows: tuple[Row, ...], key: str = "key") -> Mapping[str, tuple[str, str]]:
    return {str(row[key]): (str(row["name_zh"]), str(row["name_en"])) for row in rows}


def _marks(rows: tuple[Row, ...]) -> Mapping[str, Mapping[str, tuple[float, float]]]:
    marks: dict[str, dict[str, tuple[float, float]]] = {}
    for row in rows:
        where = (float(row["lon"] or 0), float(row["lat"] or 0))
        marks.setdefault(str(row["mark"]), {})[str(row["code"])] = where
    return marks
