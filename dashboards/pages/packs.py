"""Briefing packs: what one would hold, its chapters one by one, and its file; plain addresses."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

from flask import Flask, Response, request

from dashboards.answers import Answers
from dashboards.components.presents.packs import KINDS, sheet
from dashboards.markup import markup
from dashboards.pages.demands import demanded
from dashboards.queries import spoken
from dashboards.settings import Settings
from geo import Atlas
from geo.exports import EXPORTS, MEDIA
from geo.exports.wishes import WishError
from geo.packs import (
    PACKS,
    Binder,
    Kept,
    Order,
    OrderError,
    Shelf,
    binder,
    chapter,
    make_chapter,
    maps,
    title,
    toilsome,
    unmapped,
    write_pack,
    write_pack_workbook,
)
from geo.text import listed, say, sentence

_KEPT = 8
"""Packs whose pieces are kept, some 1 to 20 MB each."""
_OPEN = 4
"""Orders whose scenes are kept."""
_ALL = "all"
_LOOKS = {"": "", "light": "", "dark": "dark"}
_WORKBOOK = "xlsx"
_ARCHIVE = "application/zip"


def register(server: Flask, answers: Answers, settings: Settings) -> None:
    """Add the routes of packs."""
    desk = _Desk.of(answers.atlas, settings)

    @server.get("/pack/sheet")
    def pack_sheet() -> Response:  # pyright: ignore[reportUnusedFunction]
        text = markup(sheet(answers.atlas, spoken(), settings.review_number))
        return Response(text, mimetype="text/html", headers={"Cache-Control": "no-cache"})

    @server.get("/pack/plan.json")
    def pack_plan() -> Response:  # pyright: ignore[reportUnusedFunction]
        return _answered(lambda: _json(_plan(*desk.asked(_kind()))))

    @server.get("/pack/part/<key>")
    def pack_part(key: str) -> Response:  # pyright: ignore[reportUnusedFunction]
        return _answered(lambda: _json(_part(desk, key)))

    @server.get("/pack.<kind>")
    def pack_file(kind: str) -> Response:  # pyright: ignore[reportUnusedFunction]
        return _answered(lambda: _file(desk, kind))


@dataclass(frozen=True)
class _Desk:
    """Where packs are made.

    Attributes
    ----------
    atlas : Atlas
    settings : Settings
    opened : callable
        Opens an order; those opened last are remembered.
    shelf : Shelf
    """

    atlas: Atlas
    settings: Settings
    opened: Callable[[Order], Binder]
    shelf: Shelf

    @classmethod
    def of(cls, atlas: Atlas, settings: Settings) -> "_Desk":
        """Set one up."""
        opened = lru_cache(maxsize=_OPEN)(partial(binder, atlas))
        return cls(atlas, settings, opened, Shelf(_KEPT))

    def asked(self, kind: str) -> tuple[Binder, str]:
        """Read the order in the address of the request that is answered now.

        Raises
        ------
        OrderError, WishError
            Where it says what no pack can be.
        """
        if kind not in KINDS:
            said = "no pack is written as “{value}”; there are {known}"
            raise OrderError(sentence("pack.kind", said, value=kind[:40], known=", ".join(KINDS)))
        told = request.args
        wish = demanded(self.settings).asked.wish
        order = Order(
            by=told.get("by") or self.atlas.levels[0],
            indicators=_keys(self.atlas, told.get("indicators", "")),
            year=told.get("year", "").strip(),
            lang=spoken(),
            theme=_look(told.get("theme", "")),
            title=wish.title,
            wish=replace(wish, title=""),
        )
        return self.opened(order), kind

    def kept(self, found: Binder, kind: str) -> Kept:
        """Return where the pieces of a pack lie."""
        return self.shelf.of(found, kind)


def _keys(atlas: Atlas, text: str) -> tuple[str, ...]:
    words = [one.strip() for one in text.split(",") if one.strip()]
    return tuple(dict.fromkeys(atlas.indicators if words == [_ALL] else words))


def _look(text: str) -> str:
    if text in _LOOKS:
        return _LOOKS[text]
    said = "slides are light or dark, not “{value}”"
    raise OrderError(sentence("pack.theme", said, value=text[:40]))


def _kind() -> str:
    return request.args.get("kind") or next(iter(PACKS))


def _plan(found: Binder, kind: str) -> dict[str, Any]:
    """Say what a pack would hold, and which chapters take long to make."""
    lang, places = found.lang, found.places
    text = "{places} chapters, {maps} maps: {names}."
    said = say(
        lang,
        "pack.plan",
        text,
        places=len(places),
        maps=len(maps(found)),
        names=listed(lang, [one.short(lang) for one in places]),
    )
    parts = [
        {"key": one.key, "title": one.title, "maps": len(one.maps)} for one in toilsome(found, kind)
    ]
    return {
        "title": title(found),
        "name": _name(found, kind),
        "places": len(places),
        "maps": len(maps(found)),
        "parts": parts,
        "said": said,
        "left": unmapped(found),
    }


def _name(found: Binder, kind: str) -> str:
    year = f"-{found.order.year}" if found.order.year else ""
    return f"pack-{found.order.by}-{found.atlas.province.code}{year}.{kind}"


def _part(desk: _Desk, key: str) -> dict[str, Any]:
    """Make what takes long in a chapter, and keep it."""
    found, kind = desk.asked(_kind())
    one = chapter(found, key)
    make_chapter(found, kind, one, desk.kept(found, kind))
    return {"key": one.key, "title": one.title}


def _file(desk: _Desk, asked: str) -> Response:
    """Write the file, from what is kept of it, and what is not."""
    found, kind = desk.asked(asked)
    if kind == _WORKBOOK:
        body = write_pack_workbook(found)
    else:
        body = write_pack(found, kind, desk.kept(found, kind), lambda _done, _count: None)
    media = {key: one.media for key, one in EXPORTS.items()} | dict(MEDIA)
    disposition = f'attachment; filename="{_name(found, kind)}"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return Response(body, mimetype=media.get(kind, _ARCHIVE), headers=headers)


def _json(told: dict[str, Any]) -> Response:
    text = json.dumps(told, ensure_ascii=False)
    return Response(text, mimetype="application/json", headers={"Cache-Control": "no-store"})


def _answered(work: Callable[[], Response]) -> Response:
    """Answer, or say in one sentence what is wrong with what was asked."""
    try:
        return work()
    except (OrderError, WishError) as error:
        text = f"{error.said.say(spoken())}\n"
        return Response(text, status=400, mimetype="text/plain")
