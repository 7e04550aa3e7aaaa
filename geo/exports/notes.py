"""What has to be known before the numbers of an export are believed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from geo import captions
from geo.atlas import Atlas
from geo.exports.columns import BETWEEN, Column
from geo.indicators import Indicator
from geo.scenes import Scene
from geo.text import number, say
from geo.traces import Trace, how, spelled, trace
from geo.views import View
from geo.vocabulary import FLAGS, GRADES

Note = tuple[str, str]
"""A label and what is said; a heading has nothing more to say."""


def title(scene: Scene) -> str:
    """Name a scene; one without a year by its indicator alone."""
    return captions.title(scene) if scene.view.year else scene.indicator.name(scene.view.lang)


def address(scene: Scene) -> str:
    """Write the address of a scene with all that newer data would choose anew."""
    return address_of(scene.atlas, scene.view)


def address_of(atlas: Atlas, view: View) -> str:
    """Write the address of a view with all that newer data would choose anew."""
    plain = atlas.default(page=view.page).basis
    default = atlas.default(view.indicator, view.by, view.page, view.basis)
    bare = replace(default, indicator="", by="", year="", basis=plain)
    return f"/{view.page}{view.to_query(bare)}"


def compared(scene: Scene) -> dict[str, Trace]:
    """Return what the lines are compared with, by name: the province, the total, the whole."""
    atlas, indicator, lang = scene.atlas, scene.indicator, scene.view.lang
    found = {atlas.province.name(lang): trace(atlas, indicator, scene.province)}
    if scene.total is not None:
        name = say(lang, "cli.total", "{place}, added up", place=scene.within.name(lang))
        found[name] = trace(atlas, indicator, scene.total)
    level, codes = atlas.measures.parts_of_province
    for year in sorted({line.value.year for line in scene.lines if line.share is not None}):
        name = say(lang, "out.whole", "What the shares are of, {year}", year=year)
        found[name] = trace(atlas, indicator, atlas.measures.value(indicator, level, codes, year))
    return found


def notes_of(scene: Scene, beside: Mapping[str, Trace]) -> Iterator[Note]:
    """Say of a scene what it is, what it is compared with, and what must not be overlooked."""
    atlas, lang = scene.atlas, scene.view.lang
    yield say(lang, "out.title.of", "Title"), title(scene)
    yield say(lang, "trace.url", "Address"), address(scene)
    yield from about(atlas, lang)
    yield say(lang, "out.summary", "In short"), captions.source(scene)
    for sentence in (*captions.notes(scene), *captions.gap(scene)):
        yield say(lang, "trace.flag", "Note well"), sentence
    yield say(lang, "out.beside", "Compared with"), ""
    for name, one in beside.items():
        yield name, _amount(one, lang)
    yield from explained(atlas, scene.indicator, lang)


def _amount(one: Trace, lang: str) -> str:
    """Write a value with its unit and how it was made, or why there is none."""
    if one.value.value is None:
        words = [say(lang, "none", "no value"), *(FLAGS[flag].say(lang) for flag in one.flags)]
        return " · ".join(words)
    amount = number(one.value.value, one.indicator.decimals)
    return f"{amount} {one.atlas.unit(one.indicator, lang)} · {how(one, lang)}"


def about(atlas: Atlas, lang: str) -> Iterator[Note]:
    """Say which data these are, and who made the boundaries."""
    yield say(lang, "out.version", "Data version"), atlas.version
    credit = atlas.credit[lang if lang in atlas.credit else "en"]
    yield say(lang, "out.credit", "Boundaries"), credit


def explained(atlas: Atlas, indicator: Indicator, lang: str) -> Iterator[Note]:
    """Say what an indicator is, how it is computed, and what it is for a region."""
    yield indicator.name(lang), ""
    yield say(lang, "trace.definition", "Definition"), indicator.definition(lang)
    yield say(lang, "out.unit", "Unit"), atlas.unit(indicator, lang)
    if indicator.measure != "column":
        yield say(lang, "trace.formula", "Formula"), spelled(atlas, indicator, 0, lang)
    yield say(lang, "out.rule", "For a region"), rule(indicator, lang)


def rule(indicator: Indicator, lang: str) -> str:
    """Say what an indicator is for several areas together."""
    if not indicator.additive:
        text = "There is no value: it cannot be added up, and no weight for it is declared."
        return say(lang, "out.rule.none", text)
    if indicator.measure == "column":
        return say(lang, "out.rule.sum", "The exact sum of its areas, where all have a value.")
    return say(lang, "out.rule.ratio", "A ratio of sums over its areas, never an average.")


def codebook(columns: Iterable[Column], lang: str) -> Iterator[Note]:
    """Say what stands in the columns, what a blank is, and what the grades mean."""
    yield say(lang, "out.columns", "Columns"), ""
    for column in columns:
        yield column.label.say(lang), column.meaning.say(lang)
    yield say(lang, "out.signs", "Signs"), ""
    blank = "A missing or withheld value, never zero; “Note well” says why."
    yield say(lang, "out.blank", "Blank"), say(lang, "out.blank.is", blank)
    yield BETWEEN.strip(), say(lang, "out.between.is", "Stands between several things in one cell.")
    for grade, word in GRADES.items():
        yield say(lang, "out.grade.one", "Grade {grade}", grade=grade), word.say(lang)
