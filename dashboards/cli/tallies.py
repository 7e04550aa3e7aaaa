"""Millions of establishments counted by place, and the account of every row."""

import hashlib
import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from dashboards.cli import arguments
from dashboards.cli.bars import bar
from dashboards.cli.console import INVALID, MISUNDERSTOOD, HaltError, Manner, quoted
from dashboards.cli.files import apart, destination, put, shown
from dashboards.cli.tables import aligned, as_json, show, write
from geo import Atlas
from geo.caches import Kept
from geo.captions import level as level_name
from geo.places import fold
from geo.tallies import (
    FINEST,
    SYSTEMS,
    WORDS,
    Crowding,
    Question,
    QuestionError,
    Register,
    Result,
    Run,
    clusters,
    crowded,
    draft,
    kind_of,
    located,
    outlines_of,
    register_of,
    sectors_of,
    write as written,
)
from geo.text import listed, number, say
from geo.workbooks import TableError

_CELL = re.compile(r"h3:([0-9]{1,2})")
_MEGABYTE = 2**20
_HEAD = 2**20


def run(manner: Manner, points: str, by: str, out: str, **choices: Any) -> None:
    """Count a register, and write table and account."""
    lang = manner.lang
    try:
        _run(manner, points, by, out, choices)
    except QuestionError as error:
        raise HaltError(MISUNDERSTOOD, error.said.say(lang)) from error
    except TableError as error:
        raise HaltError(INVALID, error.sentence.say(lang)) from error


def _run(manner: Manner, points: str, by: str, out: str, choices: Mapping[str, Any]) -> None:
    lang = manner.lang
    arguments.folder(manner)
    kind, (path, beside, aside) = kind_of(Path(out).suffix), _targets(points, out, choices, lang)
    crowding = _crowding(choices, lang) if aside else None
    workers, size = (_whole(choices[name], name, lang) for name in ("workers", "part"))
    atlas = arguments.opened(manner)
    level, question = _question(atlas, by, choices, lang)
    question = replace(question, square=crowding.square if crowding else 0.0)
    with _reading(points, lang):
        register = register_of(Path(points), size * _MEGABYTE)
        question = replace(question, columns=_columns(register, question, choices, lang))
        order = _order(Path(points), question, atlas, register)
        work = Run(
            register,
            question,
            outlines_of(atlas),
            Kept(path.with_name(f".{path.name}.parts"), order),
        )
        with bar(say(lang, "tally.bar", "Parts")) as tick:
            scheduler = choices["scheduler"]
            piece = work.there(scheduler, tick) if scheduler else work.here(workers, tick)
    partial = bool(choices["allow"])
    result = Result(atlas, register, question, level, partial, piece, lang)
    facts = {"file": points, **result.facts()}
    put(path, written(result, kind), lang)
    if aside and crowding:
        facts["proposed"] = _propose(result, crowding, aside)
    put(beside, as_json(facts), lang)
    work.kept.forget()
    for said in result.cautions():
        click.echo(said, err=True)
    if manner.json:
        show(facts)
    else:
        write(_lines(result, out, facts))


def _targets(
    points: str, out: str, choices: Mapping[str, Any], lang: str
) -> tuple[Path, Path, Path | None]:
    """Return where table, account and proposals go: none over another, nor over the register."""
    path, propose = destination(out, lang), choices["propose"]
    beside = destination(str(path.with_suffix(".account.json")), lang)
    aside = destination(propose, lang) if propose else None
    if aside and aside.suffix.lower() != ".csv":
        said = "--propose is {value}; the list is a CSV, so end its name in .csv"
        raise HaltError(MISUNDERSTOOD, say(lang, "tally.list", said, value=shown(propose)))
    with _reading(points, lang):
        apart([one for one in (Path(points), path, beside, aside) if one], lang)
    return path, beside, aside


def _question(atlas: Atlas, by: str, choices: Mapping[str, Any], lang: str) -> tuple[str, Question]:
    """Read what is to be counted; where it stands in the file is found there."""
    level, place, resolution = _place(atlas, by, lang)
    systems: dict[str, tuple[str, ...]] = {
        key: (told.say("zh"), told.say("en")) for key, (told, _) in SYSTEMS.items()
    }
    systems["wgs84"] = (*systems["wgs84"], "CGCS2000")
    what = say(lang, "tally.system", "system of positions")
    system = arguments.pick(choices["system"].lower(), systems, what, lang)
    sectors = sectors_of(atlas)
    if choices["allow"]:
        _ = [_word(one, ("partial",), lang) for one in choices["allow"]]
    return level, Question(
        columns=(),
        system=system,
        place=place,
        resolution=resolution,
        also=tuple(dict.fromkeys(_word(one, WORDS, lang) for one in choices["also"])),
        only=tuple(_only(one, dict(sectors), lang) for one in choices["only"]),
        sectors=sectors,
    )


def _place(atlas: Atlas, by: str, lang: str) -> tuple[str, str, int]:
    """Read by what is counted: level, kind of place, and the resolution of cells."""
    asked = arguments.plain(by).lower()
    cell = _CELL.fullmatch(asked)
    if cell and int(cell[1]) <= FINEST:
        return "h3", "cell", int(cell[1])
    sector = {"sector": (say("zh", "control.sectors", "Sector"),)}
    levels = {one: (level_name(one, "zh"), level_name(one, "en")) for one in atlas.levels}
    options = {**levels, **sector, f"h3:0–{FINEST}": ()}
    found = arguments.pick(by, options, say(lang, "cli.level", "level"), lang)
    return found, "sector" if found == "sector" else "area", 0


def _word(text: str, known: tuple[str, ...], lang: str) -> str:
    what = say(lang, "tally.word", "word for this option")
    return arguments.pick(text, dict.fromkeys(known, ()), what, lang)


def _only(text: str, sectors: Mapping[str, str], lang: str) -> tuple[str, str]:
    """Read which rows are counted: ``sector=logistics``."""
    role, parted, word = text.partition("=")
    if not parted or not word.strip():
        said = "{value} is not ROLE=WORD, such as sector=… or year=2024"
        raise HaltError(MISUNDERSTOOD, say(lang, "tally.only", said, value=quoted(text)))
    role, word = _word(role, WORDS, lang), arguments.plain(word)
    return role, sectors.get(fold(word), word) if role == "sector" else word


def _columns(
    register: Register, question: Question, choices: Mapping[str, Any], lang: str
) -> tuple[tuple[str, str], ...]:
    """Find the columns; those that the reader names come first."""
    told = _told(choices["column"], lang)
    asked = (*question.also, question.place, *(role for role, _ in question.only))
    wanted = ("lon", "lat", *(role for role in asked if role in WORDS))
    return located(register.heads, told, wanted)


def _told(texts: tuple[str, ...], lang: str) -> dict[str, str]:
    """Read which column is what: ``营业收入=value``; each is said once."""
    found: dict[str, str] = {}
    for text in texts:
        name, _, role = (part.strip() for part in text.rpartition("="))
        if not name or found.setdefault(name, role) != role:
            said = "--column {value} is not NAME=ROLE, or its column has another role before it"
            raise HaltError(MISUNDERSTOOD, say(lang, "tally.told", said, value=quoted(text)))
    return found


def _crowding(choices: Mapping[str, Any], lang: str) -> Crowding:
    radius, least = (_whole(choices[name], name, lang) for name in ("radius", "least"))
    return Crowding(radius, least)


def _whole(text: str, name: str, lang: str) -> int:
    """Read a whole number above zero."""
    given = arguments.plain(text)
    if re.fullmatch("[0-9]{1,6}", given) and int(given) > 0:
        return int(given)
    said = "--{name} is {value}; write a whole number from 1 to 999999"
    raise HaltError(MISUNDERSTOOD, say(lang, "tally.whole", said, name=name, value=quoted(text)))


@contextmanager
def _reading(points: str, lang: str) -> Generator[None]:
    """Say in one sentence which file cannot be read or written."""
    try:
        yield
    except (OSError, ValueError) as error:
        if isinstance(error, TableError | QuestionError):
            raise
        strange = error if isinstance(error, OSError) else OSError(str(error))
        file, reason = str(strange.filename or points), strange.strerror or str(error)
        code = MISUNDERSTOOD if isinstance(error, FileNotFoundError) else INVALID
        if Path(file).name == Path(points).name:
            text = "{value} cannot be read ({reason}); give a CSV or Parquet file"
            said = say(lang, "tally.file", text, value=shown(file), reason=reason)
        else:
            text = "{value} cannot be written ({reason}); name another folder with --out"
            said = say(lang, "tally.beside", text, value=shown(file), reason=reason)
        raise HaltError(code, said) from error


def _order(points: Path, question: Question, atlas: Atlas, register: Register) -> str:
    """Name all that the counts depend on; of a file its size, its time and how it begins."""
    about = points.stat()
    with points.open("rb") as handle:
        begin = hashlib.sha256(handle.read(_HEAD)).hexdigest()
    told = (
        register, about.st_size, about.st_mtime_ns, begin, question, atlas.version,
        version("siquan"),
    )  # fmt: skip
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _propose(result: Result, crowding: Crowding, path: Path) -> int:
    """Write the clusters as sites for review, and return how many there are."""
    lang, squares = result.lang, result.piece.squares
    found = [] if squares is None else list(clusters(squares, crowding))
    note = say(
        lang,
        "tally.draft.note",
        "DBSCAN: at least {least} establishments within {radius} m; not reviewed.",
        least=crowding.least,
        radius=number(crowding.radius, 0),
    )
    if squares is not None and crowded(squares):
        more = "Only the fullest squares of {edge} m were looked at."
        edge = number(crowding.edge, 0)
        note = f"{note} {say(lang, 'tally.draft.most', more, edge=edge)}"
    put(path, draft(result.atlas, found, note, lang), lang)
    return len(found)


def _lines(result: Result, out: str, facts: Mapping[str, Any]) -> list[str]:
    lang = result.lang
    ended = [[what, number(count, 0), where] for what, count, where in result.ended()]
    lines = [*aligned(ended, {1}), ""]
    lines += _strange(result)
    if result.withheld:
        lines.append(
            say(
                lang,
                "tally.withheld",
                "{count} places have rows without a value and so no sum; --allow partial tells"
                " what the others come to.",
                count=number(result.withheld, 0),
            )
        )
    if "proposed" in facts:
        lines.append(
            say(
                lang,
                "tally.proposed",
                "{count} clusters are proposed as sites, for review; none is in the register.",
                count=facts["proposed"],
            )
        )
    columns = [f"{role} ← {quoted(name)}" for role, name in result.question.columns]
    return [
        *lines,
        say(lang, "tally.read", "Columns: {columns}", columns=listed(lang, columns)),
        say(lang, "tally.taken", "Positions: {system}", system=result.system()),
        say(lang, "tally.done", "{file}: {places} places", file=out, places=facts["places"]),
        say(lang, "version", "Data {version}", version=result.atlas.version),
    ]


def _strange(result: Result) -> list[str]:
    """Say which values are no numbers, and which words that were asked for no row has."""
    lang, account = result.lang, result.piece.account
    told: list[str] = []
    if account.unvalued:
        text = "{count} of them have a value that is no number and is in no sum: {where}."
        count, where = number(account.unvalued, 0), result.where("unvalued")
        told.append(say(lang, "tally.unvalued", text, count=count, where=where))
    text = "No row is {word}: --only wants the register's own word."
    missed = [word for word, count in account.wanted.items() if not count]
    return told + [say(lang, "tally.unmatched", text, word=quoted(word)) for word in missed]
