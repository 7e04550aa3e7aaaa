"""A view as a file: its address is read strictly, and the file is written whole or not at all."""

import os
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from dashboards.cli import arguments
from dashboards.cli.console import MISUNDERSTOOD, REFUSED, HaltError, Manner, known, near, quoted
from dashboards.cli.files import destination, put, shown
from dashboards.cli.tables import write
from dashboards.settings import Settings
from geo import Atlas, View, compose
from geo.analysis import Inquiry, inquire
from geo.atlas import PAGES
from geo.briefs import compose_brief, subject
from geo.captions import refused
from geo.comparisons import compose_board
from geo.exports import BOARDS, BRIEFS, EXPORTS, LISTS, STUDIES, TARGETS, table_of_targets
from geo.exports.albums import ALBUMS, Album, album_of_board, album_of_reach, write_album
from geo.exports.formats import Export
from geo.exports.parts import Wish
from geo.exports.pictures import KINDS
from geo.exports.sheets import Sheet
from geo.exports.wishes import Asked, WishError, asked
from geo.own import OWN
from geo.targets import compose_reach
from geo.text import listed, say
from geo.views import taken

_Write = Callable[[Any], bytes]
_FORMATS = tuple(dict.fromkeys((*EXPORTS, *BRIEFS)))
"""What some page is written in."""
_SHAPING = {"--size", "--grey", "--part"}
"""What only pictures have, and neither slides nor pages."""
_NAMED = ("indicator", "by", "within", "year")
"""The choices that may also go by a name."""
_PICTURED = ("", "circles", "targets")
"""The pages that are drawn."""


def run(manner: Manner, query: str, file: str, wishes: Mapping[str, Any]) -> None:
    """Write a view to a file."""
    lang = manner.lang
    arguments.folder(manner)
    kind, path = _format(file, lang), destination(file, lang)
    wish = wished(wishes, lang)
    atlas = arguments.opened(manner)
    view = asked_view(atlas, query, lang)
    _drawn(view, kind, wishes)
    content, count = _content(atlas, view, kind, wish)
    put(path, content, lang)
    line = say(
        lang,
        "cli.export.done",
        "{file}: {name}, {count} rows, {size} bytes",
        file=file,
        name=EXPORTS[kind].label.say(lang) if kind in EXPORTS else kind.upper(),
        count=count,
        size=len(content),
    )
    write([line])


def wished(wishes: Mapping[str, Any], lang: str) -> Asked:
    """Read what a presenter asks for; what is not said comes from the environment."""
    settings = Settings.read(os.environ)
    told = {name: str(value) for name, value in wishes.items() if value}
    told["grey"] = "1" if wishes.get("grey") else ""
    told.setdefault("review", settings.review_number)
    try:
        return asked(told, told.pop("site", settings.site))
    except WishError as error:
        raise HaltError(MISUNDERSTOOD, error.said.say(lang)) from error


def _drawn(view: View, kind: str, wishes: Mapping[str, Any]) -> None:
    """Refuse words for a picture where none is drawn, rather than pass over them."""
    told = [f"--{name}" for name, value in wishes.items() if value]
    able = [f".{key}" for key, one in EXPORTS.items() if one.draw]
    if view.page:
        able = [f".{key}" for key in ALBUMS]
    if _SHAPING & set(told):
        able = [f".{key}" for key in KINDS]
    pages = ("",) if "--part" in told else _PICTURED
    if told and (f".{kind}" not in able or view.page not in pages):
        text = "{names} is for a picture of the map; end FILE in {able}, or leave it out"
        names, there = (listed(view.lang, each) for each in (told, able))
        raise HaltError(
            MISUNDERSTOOD, say(view.lang, "cli.export.wish", text, names=names, able=there)
        )


def _content(atlas: Atlas, view: View, kind: str, wishes: Asked) -> tuple[bytes, int]:
    """Write what the page of a view shows, and say how many rows that is."""
    scene = compose(atlas, view)
    match view.page:
        case "circles":
            board = compose_board(atlas, view)
            count = sum(len(row.entries) for row in board.rows)
            albums = dict.fromkeys(ALBUMS, _album(album_of_board, kind, wishes))
            return _one_of({**BOARDS, **albums}, view, kind)(board), count
        case "sites":
            return _one_of(LISTS, view, kind)(scene), len(scene.sites)
        case "analysis":
            return _studied(inquire(atlas, view), kind)
        case "targets":
            return _followed(atlas, view, kind, wishes)
        case _:
            if scene.refusal:
                raise HaltError(REFUSED, f"not_additive: {refused(scene)}")
            formats = {key: _writer(one, wishes) for key, one in EXPORTS.items()}
            return _one_of(formats, view, kind)(scene), len(scene.lines)


def _studied(inquiry: Inquiry, kind: str) -> tuple[bytes, int]:
    """Write a study, and say how many areas it speaks of."""
    if inquiry.study is None:
        raise HaltError(REFUSED, inquiry.refused(inquiry.view.lang))
    return _one_of(STUDIES, inquiry.view, kind)(inquiry), len(inquiry.study.rows)


def _writer(one: Export, wishes: Asked) -> _Write:
    """Return what writes a scene in a format as its presenter wishes."""
    draw = one.draw
    if draw is None:
        return one.write
    return lambda scene: draw(Sheet(scene, wishes.wish), wishes.layout)


def _album(make: Callable[[Any, Wish], Album], kind: str, wishes: Asked) -> _Write:
    """Return what writes a page in a format that is looked at, as its presenter wishes."""
    return lambda found: write_album(make(found, wishes.wish), kind, wishes.layout)


def _followed(atlas: Atlas, view: View, kind: str, wishes: Asked) -> tuple[bytes, int]:
    """Write the targets; in the formats of a brief, that of the place that is pinned."""
    if kind in TARGETS:
        reach = compose_reach(atlas, view)
        albums = dict.fromkeys(ALBUMS, _album(album_of_reach, kind, wishes))
        return {**TARGETS, **albums}[kind](reach), len(table_of_targets(reach).rows)
    write = _one_of({**TARGETS, **BRIEFS}, view, kind)
    brief = compose_brief(atlas, view, subject(atlas, view))
    return write(brief), len(brief.cited)


def _one_of(formats: Mapping[str, _Write], view: View, kind: str) -> _Write:
    """Return the writer of a format, where the page is written in it."""
    if kind in formats:
        return formats[kind]
    lang = view.lang
    raise HaltError(
        MISUNDERSTOOD,
        say(
            lang,
            "cli.export.page",
            "the page {page} is not written as {format}; end FILE in {names}",
            page=quoted(view.page),
            format=kind,
            names=listed(lang, [f".{key}" for key in formats]),
        ),
    )


def _format(file: str, lang: str) -> str:
    """Return the format that a file's suffix names."""
    suffix = Path(file).suffix.removeprefix(".").lower()
    if suffix in _FORMATS:
        return suffix
    raise HaltError(
        MISUNDERSTOOD,
        say(
            lang,
            "cli.export.format",
            "FILE {value} ends in no format that can be written; end it in {names}",
            value=shown(file),
            names=listed(lang, [f".{key}" for key in _FORMATS]),
        ),
    )


def asked_view(atlas: Atlas, text: str, lang: str) -> View:
    """Read an address; the browser passes over what it does not know, this does not."""
    page, asked = _asked(text, lang)
    asked = {"lang": lang, **asked}
    if asked.get("indicator", "").startswith(f"{OWN}."):
        raise HaltError(MISUNDERSTOOD, _own(asked["indicator"], lang))
    view = atlas.view(f"/{page}?{urlencode(_named(atlas, asked, lang), errors='replace')}")
    for name, value in asked.items():
        if name not in _NAMED and not taken(getattr(view, name), value):
            reason = "the address says {name}={value}, which means nothing here"
            told = say(lang, "cli.export.choice", reason, name=name, value=quoted(value))
            raise HaltError(MISUNDERSTOOD, told)
    return view


def _asked(text: str, lang: str) -> tuple[str, dict[str, str]]:
    """Take an address apart: the page, and the choices by name."""
    try:
        parts = urlsplit(text)
        page = parts.path.strip("/")
    except ValueError:  # such as a bracket that is not closed
        parts, page = urlsplit(""), text
    if page not in PAGES:
        reason = "{value} is not an address of ours; expected one like {example}"
        example = "/?indicator=…&by=…&year=…"
        told = say(lang, "cli.export.address", reason, value=quoted(text), example=example)
        raise HaltError(MISUNDERSTOOD, told)
    asked = dict(parse_qsl(parts.query, keep_blank_values=True))
    names = [one.name for one in fields(View) if one.name != "page"]
    for name in asked:
        if name not in names:
            what = say(lang, "cli.export.name", "choice in the address")
            close = known(lang, near(name, names), listed(lang, names))
            reason = "no {what} named {value}; {known}"
            told = say(lang, "cli.unknown", reason, what=what, value=quoted(name), known=close)
            raise HaltError(MISUNDERSTOOD, told)
    return page, asked


def _named(atlas: Atlas, asked: dict[str, str], lang: str) -> dict[str, str]:
    """Return the choices with keys for what may also go by a name, each checked by itself."""
    start, found = atlas.start, dict(asked)
    one = arguments.indicator(atlas, asked.get("indicator", start["indicator"]), lang)
    by = arguments.level(atlas, asked.get("by", start["by"]), lang)
    found |= {"indicator": one.key, "by": by}
    if asked.get("within"):
        held = arguments.within(atlas, asked["within"], by, lang)
        found["within"] = "" if held.code == atlas.province.code else held.code
    if "year" in asked:
        years = arguments.years(atlas, one, by)
        found["year"] = arguments.year(asked["year"], one, by, years, lang)
    return found


def _own(key: str, lang: str) -> str:
    text = "{value} is a reader's own table, which lies in a browser; export it from the page there"
    return say(lang, "cli.export.own", text, value=quoted(key))
