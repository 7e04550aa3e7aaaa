"""Tables with a trace in every row: of values that were measured, and of published ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.exports.codebooks import MEASURED, PUBLISHED
from geo.exports.columns import BETWEEN, Column
from geo.places import Place
from geo.scenes import Line, Scene
from geo.schemas import Cell
from geo.text import number, say
from geo.traces import Input, Other, Trace, exact, sources, trace
from geo.vocabulary import STATUSES

Row = Mapping[str, Cell]
"""A cell for every column; what is not known is ``None``."""


@dataclass(frozen=True, slots=True)
class Table:
    """A rectangular table.

    Attributes
    ----------
    columns : tuple of Column
    rows : tuple of Row
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def lines(self) -> Iterator[list[Cell]]:
        """The cells of every row, in the order of the columns."""
        return ([row[column.key] for column in self.columns] for row in self.rows)

    def readable(self, lang: str) -> tuple[Column, ...]:
        """Return the columns that its readers need: in their language, and not all blank.

        Codes and values always are, even where no value is known.
        """
        kept = (one for one in self.columns if not one.bare and one.lang in ("", lang))
        return tuple(
            one
            for one in kept
            if one.key in ("code", "value") or any(row[one.key] is not None for row in self.rows)
        )

    def without(self, *keys: str) -> "Table":
        """Leave columns out."""
        kept = tuple(column for column in self.columns if column.key not in keys)
        return Table(kept, self.rows)


def traces_of(scene: Scene) -> list[Trace]:
    """Return the traces of a scene's lines, in their order."""
    return [trace(scene.atlas, scene.indicator, x.value, x.places) for x in scene.lines]


def table_of(scene: Scene) -> Table:
    """Lay a scene out: one row for each of its lines."""
    found = zip(scene.lines, traces_of(scene), strict=True)
    return Table(MEASURED, tuple(_ranked(line, one) for line, one in found))


def _ranked(line: Line, one: Trace) -> Row:
    return {**measured(one), "rank": line.rank, "share": exact(line.share)}


def measured(one: Trace) -> dict[str, Cell]:
    """Lay a measured value out with its trace; it has no rank and no share by itself."""
    value, indicator, atlas = one.value, one.indicator, one.atlas
    return {
        **_named(atlas, one.places),
        "indicator": indicator.key,
        "indicator_zh": indicator.name_zh,
        "indicator_en": indicator.name_en,
        "year": value.year or None,
        "value": exact(value.value),
        "unit_zh": atlas.unit(indicator, "zh"),
        "unit_en": atlas.unit(indicator, "en"),
        "rank": None,
        "share": None,
        "status": value.status or None,
        "vintage": value.vintage or None,
        "scope": one.scope or None,
        "boundary_year": _joined(str(year) for year in one.boundaries),
        "grade": one.grade or None,
        "have": value.have,
        "of": value.of,
        "flags": _joined(one.flags),
        "made": _joined(one.made),
        "formula": one.formula,
        **_sources(one),
        "inputs": _joined(map(_input, one.of("place"))),
        "inputs_province": _joined(map(_input, one.of("province"))),
    }


def table_of_places(atlas: Atlas, places: Iterable[Place]) -> Table:
    """Lay places out by code, name, level and region, without any value."""
    named = [_named(atlas, (place,)) for place in places]
    columns = tuple(column for column in MEASURED if column.key in named[0])
    return Table(columns, tuple(named))


def _named(atlas: Atlas, places: Sequence[Place]) -> dict[str, Cell]:
    """Name places that share a row, and the region of the first grouping that they are in."""
    home = atlas.gazetteer.region_of(places[0].code, next(iter(atlas.groupings), ""))
    return {
        "code": "+".join(place.code for place in places),
        "name_zh": " + ".join(place.name_zh for place in places),
        "name_en": " + ".join(place.name_en for place in places),
        "level": places[0].by,
        "region": home.code if home else None,
    }


def _sources(one: Trace) -> dict[str, Cell]:
    """Name the publications behind a value, in one order in every cell."""
    found = sources(one)
    return {
        "source_title": _joined(source.title for source in found),
        "source_publisher": _joined(source.publisher for source in found),
        "source_year": _joined(str(source.year or "") for source in found),
        "source_url": _joined(source.url for source in found),
    }


def _joined(texts: Iterable[str]) -> str | None:
    """Put several things into one cell, to be parted again where ``BETWEEN`` stands."""
    told = [text.replace(BETWEEN, " / ") for text in texts]
    return BETWEEN.join(told) if any(told) else None


def _input(put: Input) -> str:
    return f"{put.key}={put.seen.value:.14g}"


def table_of_inputs(atlas: Atlas, found: Iterable[Input], lang: str) -> Table:
    """Lay published values out: one row for each, in the order given."""
    once = {put.key: put for put in found}
    today = {code: one.level for code, one in atlas.areas.items()}
    levels = atlas.measures.ground.territories.levels(today)
    rows = ({**_published(atlas, x, lang), "level": levels.get(x.seen.code)} for x in once.values())
    return Table(PUBLISHED, tuple(rows))


def _published(atlas: Atlas, put: Input, lang: str) -> Row:
    seen, source = put.seen, put.seen.source
    return {
        "key": put.key,
        "code": seen.code,
        "name_zh": put.where[0],
        "name_en": put.where[1],
        "indicator": seen.indicator,
        "indicator_zh": put.column[0],
        "indicator_en": put.column[1],
        "year": seen.year,
        "value": seen.value,
        "unit_zh": put.unit[0],
        "unit_en": put.unit[1],
        "status": seen.status or None,
        "vintage": seen.vintage or None,
        "scope": seen.scope,
        "boundary_year": seen.boundary,
        "areas_today": "+".join(land(atlas, put)) or None,
        "grade": seen.grade or None,
        "source_title": source.title,
        "source_publisher": source.publisher or None,
        "source_year": source.year,
        "source_url": source.url or None,
        "note": seen.note or None,
        "others": _joined(_other(put, other, lang) for other in put.others),
    }


def land(atlas: Atlas, put: Input) -> tuple[str, ...]:
    """Return today's areas on whose land, and no other, a published value stands; maybe none."""
    fit = atlas.measures.ground.territories.fit(put.seen.code, put.seen.boundary)
    known = all(code in atlas.areas for code in fit.new)
    return fit.new if len(fit.old) == 1 and known else ()


def _other(put: Input, other: Other, lang: str) -> str:
    """Write another published value with its difference, its status, its source and the reason."""
    apart = "" if other.difference is None else f"{number(other.difference, 2)} %"
    status = STATUSES[other.status].say(lang) if other.status else ""
    return say(
        lang,
        "out.other",
        "{value} {unit} ({beside}) {why}",
        value=f"{other.value:.14g}",
        unit=put.unit[0 if lang == "zh" else 1],
        beside="; ".join(
            word for word in (apart, status, other.source.title, other.source.url) if word
        ),
        why=other.why(lang),
    )
