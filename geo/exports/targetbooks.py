"""All targets of the documents as files: a row a target, what is known since, the verdict."""

from collections.abc import Callable, Mapping, Sequence

from geo.exports.albums import ALBUMS, album_of_reach, write_album
from geo.exports.books import Book
from geo.exports.columns import Column
from geo.exports.csvs import write_csv
from geo.exports.notes import about, codebook
from geo.exports.tables import Table, table_of_inputs
from geo.exports.workbooks import write_workbook
from geo.goals import due_of
from geo.plan import Fact
from geo.schemas import Cell
from geo.targets import Reach, Score, scoreboard
from geo.text import say, sentence
from geo.traces import Input, exact, input_of
from geo.vocabulary import RULES, STATES, STATUSES, VINTAGES


def _csv(reach: Reach) -> bytes:
    return write_csv(table_of_targets(reach))


def _workbook(reach: Reach) -> bytes:
    return write_workbook(_book(reach))


def _album(kind: str) -> Callable[[Reach], bytes]:
    return lambda reach: write_album(album_of_reach(reach), kind)


TARGETS: Mapping[str, Callable[[Reach], bytes]] = {
    "csv": _csv,
    "xlsx": _workbook,
    **{kind: _album(kind) for kind in ALBUMS},
}
"""The formats that the targets are written in."""

COLUMNS = (
    Column("target", sentence("out.target", "Key"), sentence("out.target.is", "Key of it.")),
    Column("name_zh", sentence("out.name", "Name"),
           sentence("out.target_zh.is", "Its name in Chinese."), lang="zh", wide=34),
    Column("name_en", sentence("out.name", "Name"),
           sentence("out.target_en.is", "Its name in English."), lang="en", wide=34),
    Column("number", sentence("out.target.number", "No."),
           sentence("out.target.number.is", "Number in the plan's table."), kind="whole"),
    Column("unit", sentence("column.unit", "Unit"),
           sentence("out.target.unit.is", "In which the figures of the documents compare.")),
    Column("start_year", sentence("out.start_year", "Baseline year"),
           sentence("out.start_year.is", "Year that the document starts from."), kind="whole"),
    Column("start", sentence("out.start", "Baseline"),
           sentence("out.start.is", "Value there; blank: not published."), kind="number"),
    Column("expected_year", sentence("out.expected_year", "Expected for"),
           sentence("out.expected_year.is", "Year that the document expected a value of."),
           kind="whole"),
    Column("expected", sentence("out.expected", "Expected"),
           sentence("out.expected.is", "What it expected; blank: not published."), kind="number"),
    Column("due", sentence("out.due", "Due"), sentence("out.due.is", "Year of the target."),
           kind="whole"),
    Column("value", sentence("out.aim", "Target"), sentence("out.aim.is", "Its value."),
           kind="number"),
    Column("qualifier", sentence("out.qualifier", "Qualifier"),
           sentence("out.qualifier.is", "The word that stands beside it.")),
    Column("rule", sentence("out.met_rule", "Rule"),
           sentence("out.met_rule.is", "When it counts as met."),
           words=lambda _, key, lang: RULES[key].say(lang), wide=34),
    Column("threshold", sentence("out.threshold", "Met from"),
           sentence("out.threshold.is", "Value from which on it counts as met."), kind="number"),
    Column("newest_year", sentence("out.newest_year", "Newest year"),
           sentence("out.newest_year.is", "Year of the value held against it."), kind="whole"),
    Column("newest", sentence("out.newest", "Newest value"),
           sentence("out.newest.is", "That value; blank: none is known since the start."),
           kind="number"),
    Column("status", sentence("out.status", "Status"),
           sentence("out.newest_status.is", "Status of that value."),
           words=lambda _, key, lang: STATUSES[key].say(lang)),
    Column("vintage", sentence("trace.vintage", "Vintage"),
           sentence("out.newest_vintage.is", "Its census vintage."),
           words=lambda _, key, lang: VINTAGES[key].say(lang)),
    Column("required_pace", sentence("out.required", "Pace required"),
           sentence("out.required.is", "From the start, a year: percent, or points of percent."),
           kind="number"),
    Column("actual_pace", sentence("out.actual", "Actual pace"),
           sentence("out.actual.is", "Of the newest years that compare."), kind="number"),
    Column("needed_pace", sentence("out.needed", "Pace needed"),
           sentence("out.needed.is", "From the newest value on."), kind="number"),
    Column("state", sentence("out.state", "Standing"),
           sentence("out.state.is", "Where it stands."),
           words=lambda _, key, lang: STATES[key].say(lang)),
    Column("flags", sentence("out.flags", "Note well"),
           sentence("out.target_flags.is", "series_break: value and start do not compare.")),
    Column("document", sentence("out.document", "Document"),
           sentence("out.document.is", "Key of the document.")),
    Column("section", sentence("out.section", "Section"),
           sentence("out.section.is", "Where it is written.")),
    Column("line", sentence("out.line", "Line"),
           sentence("out.line.is", "Line of the text that was read.")),
    Column("source_title", sentence("trace.title", "Publication"),
           sentence("out.newest_source.is", "Of the newest value; a computed one has several."),
           wide=44),
    Column("source_url", sentence("trace.url", "Address"),
           sentence("out.newest_url.is", "Of that publication."), wide=50),
)  # fmt: skip
"""One row is a target."""


def table_of_targets(reach: Reach) -> Table:
    """Lay out all targets, by the rules that the reader set."""
    return Table(
        COLUMNS,
        tuple(
            _row(one, float(reach.view.tolerance)) for one in scoreboard(reach.atlas, reach.view)
        ),
    )


def _row(one: Score, tolerance: float) -> dict[str, Cell]:
    goal, target, track = one.goal, one.target, one.track
    start = goal.start(target)
    aim = track.aim if track else goal.aim(target, tolerance)
    required = track.required if track else goal.required(target)
    return {
        "target": goal.key,
        "name_zh": target.name_zh,
        "name_en": target.name_en,
        "number": target.number,
        "unit": target.norm_unit,
        "start_year": start[0] if start else None,
        "start": start[1] if start else None,
        "expected_year": _year(goal.expected) if start else None,
        "expected": goal.expected.norm_value if start and goal.expected else None,
        "due": int(due_of(target)),
        "value": target.norm_value,
        "qualifier": target.qualifier or None,
        "rule": aim.rule,
        "threshold": exact(aim.threshold),
        **_newest(one),
        "required_pace": exact(required.amount) if required else None,
        "actual_pace": exact(track.actual.amount) if track and track.actual else None,
        "needed_pace": exact(track.needed.amount) if track and track.needed else None,
        "state": one.status,
        "flags": " | ".join(track.flags) or None if track else None,
        "document": target.document,
        "section": target.section,
        "line": target.line,
    }


def _year(fact: Fact | None) -> int | None:
    return int(fact.year) if fact and fact.year.isdigit() else None


def _newest(one: Score) -> dict[str, Cell]:
    value = one.track.decided if one.track else None
    if value is None:
        keys = ("newest_year", "newest", "status", "vintage", "source_title", "source_url")
        return dict.fromkeys(keys)
    sources = list(dict.fromkeys(put.source for put in value.inputs))
    return {
        "newest_year": value.year,
        "newest": exact(value.value),
        "status": value.status or None,
        "vintage": value.vintage or None,
        "source_title": " | ".join(each.title for each in sources) or None,
        "source_url": " | ".join(each.url for each in sources) or None,
    }


def _book(reach: Reach) -> Book:
    atlas, lang = reach.atlas, reach.view.lang
    data, found = table_of_targets(reach), scoreboard(atlas, reach.view)
    name = say(lang, "out.targets", "Targets of the documents")
    return Book(
        atlas=atlas,
        lang=lang,
        title=name,
        data=data,
        sources=table_of_inputs(atlas, _inputs(reach, found), lang),
        notes=(
            (say(lang, "out.title.of", "Title"), name),
            (say(lang, "trace.url", "Address"), atlas.address(reach.view)),
            *about(atlas, lang),
            *codebook(data.readable(lang), lang),
        ),
    )


def _inputs(reach: Reach, found: Sequence[Score]) -> list[Input]:
    """Return every published value of the tracks."""
    return [
        input_of(reach.atlas, seen)
        for one in found
        if one.track
        for point in one.track.course.points
        for seen in point.value.inputs
    ]
