"""Stories: views in an order, with what is said of each; in the data, or in a file of a reader's.

A story file is JSON, one key a line and always in the same order, so two of them can be compared
line by line.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, cast
from urllib.parse import parse_qsl

from geo.atlas import STEPS, Atlas
from geo.errors import Problem
from geo.schemas import line_of
from geo.sources import Row
from geo.text import say, sentence
from geo.views import View, taken
from geo.workbooks import TableError

MARK, VERSION = "story", 1
LARGEST = 1_000_000
"""Characters of a story file."""
SHOWN = ("", "circles", "sites", "targets")
"""The pages whose views a story shows: those with maps."""

_LONGEST: Mapping[str, int] = {
    "view": 2000,
    "title_zh": 120,
    "title_en": 120,
    "said_zh": 600,
    "said_en": 600,
    "where_zh": 300,
    "where_en": 300,
    "notes_zh": 2000,
    "notes_en": 2000,
}
"""Characters of every text of a step, in the order in which they are written."""
_SECONDS = (1, 3600)
_USUAL = 15


@dataclass(frozen=True, slots=True)
class Step:
    """A view, and what is said of it; a text in one language stands for both.

    Attributes
    ----------
    view : str
        Address of a page with a map: ``/?by=circle``.
    title_zh, title_en : str
    said_zh, said_en : str
        Stands beside the map.
    where_zh, where_en : str
        Where that is written: document, section and line.
    notes_zh, notes_en : str
        For the speaker.
    seconds : int
        How long it is meant to be shown.
    """

    view: str
    title_zh: str = ""
    title_en: str = ""
    said_zh: str = ""
    said_en: str = ""
    where_zh: str = ""
    where_en: str = ""
    notes_zh: str = ""
    notes_en: str = ""
    seconds: int = _USUAL

    def say(self, what: str, lang: str) -> str:
        """Return ``title``, ``said``, ``where`` or ``notes`` in a language, else in the other."""
        zh, en = getattr(self, f"{what}_zh"), getattr(self, f"{what}_en")
        return (zh or en) if lang == "zh" else (en or zh)


@dataclass(frozen=True, slots=True)
class Story:
    """Steps in an order.

    Attributes
    ----------
    title_zh, title_en : str
    steps : tuple of Step
    """

    title_zh: str
    title_en: str
    steps: tuple[Step, ...]

    def title(self, lang: str) -> str:
        """Return its title in a language, else in the other."""
        known = (self.title_zh, self.title_en)
        return next(filter(None, known if lang == "zh" else known[::-1]), "")

    def write(self) -> str:
        """Write the story file, always in the same way."""
        names = [one.name for one in fields(Step)]
        told = {
            "siquan": MARK,
            "version": VERSION,
            "title_zh": self.title_zh,
            "title_en": self.title_en,
            "steps": [{name: getattr(one, name) for name in names} for one in self.steps],
        }
        return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n"

    @classmethod
    def read(cls, content: str) -> "Story":
        """Read a story file.

        Raises
        ------
        TableError
            One sentence that quotes what is wrong with it.
        """
        if len(content) > LARGEST:
            raise _wrong("size", f"{len(content):,}", f"<= {LARGEST:,}")
        try:
            told = json.loads(content)
        except (ValueError, RecursionError):
            raise _wrong("file", content.strip(), "JSON") from None
        return cls.of(told)

    @classmethod
    def of(cls, content: object) -> "Story":
        """Check the content of a story file.

        Raises
        ------
        TableError
        """
        told = _object("file", content)
        if told.get("siquan") != MARK:
            raise _wrong("siquan", told.get("siquan"), MARK)
        if told.get("version") != VERSION or isinstance(told.get("version"), bool):
            raise _wrong("version", told.get("version"), str(VERSION))
        _known("", told, ("siquan", "version", "title_zh", "title_en", "steps"))
        steps = told.get("steps")
        if not isinstance(steps, list):
            raise _wrong("steps", steps, "[…]")
        listed = cast("list[object]", steps)
        if len(listed) > STEPS:
            raise _wrong("steps", len(listed), f"<= {STEPS}")
        zh, en = (_text(name, told.get(name, ""), 120) for name in ("title_zh", "title_en"))
        return cls(zh, en, tuple(_step(f"steps {n}: ", one) for n, one in enumerate(listed, 1)))


def _step(where: str, content: object) -> Step:
    told = _object(where.rstrip(": "), content)
    _known(where, told, tuple(one.name for one in fields(Step)))
    texts = {
        name: _text(f"{where}{name}", told.get(name, ""), long) for name, long in _LONGEST.items()
    }
    path, _, query = texts["view"].partition("?")
    if path not in {f"/{page}" for page in SHOWN} or "#" in query:
        pages = ", ".join(f"/{page}?…" for page in SHOWN)
        raise _wrong(f"{where}view", texts["view"], pages)
    if not texts["title_zh"] and not texts["title_en"]:
        raise _wrong(f"{where}title_zh", "", "…")
    seconds = told.get("seconds", _USUAL)
    whole = isinstance(seconds, int) and not isinstance(seconds, bool)
    if not whole or not _SECONDS[0] <= seconds <= _SECONDS[1]:
        raise _wrong(f"{where}seconds", seconds, f"{_SECONDS[0]}–{_SECONDS[1]}")
    return Step(**texts, seconds=seconds)


def _object(what: str, content: object) -> dict[str, Any]:
    if not isinstance(content, dict):
        raise _wrong(what, content, "{…}")
    return cast("dict[str, Any]", content)


def _known(where: str, told: dict[str, Any], names: tuple[str, ...]) -> None:
    """Refuse a name that is not known: it is a known one that was mistyped."""
    for name in told:
        if name not in names:
            raise _wrong(f"{where}key", name, ", ".join(names))


def _text(what: str, value: object, long: int) -> str:
    if not isinstance(value, str) or len(value) > long:
        raise _wrong(what, value, f"<= {long}")
    try:
        value.encode()
    except UnicodeEncodeError:  # half a character, which no file can hold
        raise _wrong(what, ascii(value), "UTF-8") from None
    return value.strip()


def _wrong(what: str, value: object, expected: str) -> TableError:
    said = sentence(
        "story.wrong",
        "The story cannot be used: {what} is “{value}”, expected {expected}; mend the file and"
        " open it again. What you have here is unchanged.",
        what=what,
        value=str(value)[:40],
        expected=expected,
    )
    return TableError(said)


def stories(atlas: Atlas) -> Mapping[str, Story]:
    """Return the stories that the data bring along, by key, in their order."""
    titles = {str(row["id"]): row for row in atlas.tables.get("documents", ())}
    found: dict[str, list[Row]] = {}
    for row in atlas.tables.get("stories", ()):
        found.setdefault(str(row["story"]), []).append(row)
    return {
        key: Story(
            str(rows[0]["name_zh"]),
            str(rows[0]["name_en"]),
            tuple(_told(row, titles) for row in rows),
        )
        for key, rows in found.items()
    }


def _told(row: Row, titles: Mapping[str, Row]) -> Step:
    texts = {name: str(row.get(name) or "") for name in _LONGEST if not name.startswith("where")}
    document = titles.get(str(row["document"] or ""))
    if document:
        texts |= {f"where_{lang}": _where(row, document, lang) for lang in ("zh", "en")}
    return Step(**texts, seconds=int(row["seconds"] or _USUAL))


def _where(row: Row, document: Row, lang: str) -> str:
    lines = str(row["source_line"] or "").split(";")
    blanks = {
        "document": document[f"title_{lang}"],
        "section": str(row["section"] or "").rstrip("、"),
        "line": ("、" if lang == "zh" else ", ").join(lines),
    }
    if len(lines) > 1:
        return say(lang, "story.where.many", "{document}, {section}, lines {line}", **blanks)
    return say(lang, "story.where", "{document}, {section}, line {line}", **blanks)


def misread(atlas: Atlas, file: str) -> tuple[Problem, ...]:
    """Find the steps of the data whose view is not understood in every choice."""
    return tuple(
        Problem(file, line_of(index), f"view {row['view']!r}: {stray} means nothing here")
        for index, row in enumerate(atlas.tables.get("stories", ()))
        for stray in strays(atlas, str(row["view"]))
    )


def strays(atlas: Atlas, address: str) -> list[str]:
    """Read an address strictly: return what of it is passed over."""
    path, _, query = address.partition("?")
    if path not in {f"/{page}" for page in SHOWN}:
        return [path]
    view = atlas.view(address)
    names = {one.name for one in fields(View) if one.name != "page"}
    asked = parse_qsl(query, keep_blank_values=True)
    return [
        f"{name}={value}"
        for name, value in asked
        if name not in names or not taken(getattr(view, name), value)
    ]
