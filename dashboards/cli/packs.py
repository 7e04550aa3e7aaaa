"""A briefing pack in one command, and beside it the workbook with all that it shows."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboards.cli import arguments
from dashboards.cli.bars import bar
from dashboards.cli.console import MISUNDERSTOOD, HaltError, Manner
from dashboards.cli.exports import wished
from dashboards.cli.files import destination, put, shown
from dashboards.cli.tables import write
from geo import Atlas
from geo.packs import (
    PACKS,
    Binder,
    Kept,
    Order,
    OrderError,
    binder,
    digest,
    leaves,
    write_pack,
    write_pack_workbook,
)
from geo.text import listed, say

_ALL = "all"


def run(manner: Manner, by: str, indicators: tuple[str, ...], out: str, **choices: Any) -> None:
    """Write a pack."""
    lang = manner.lang
    arguments.folder(manner)
    kind, path = _kind(out, lang), destination(out, lang)
    book = path.with_suffix(".xlsx")
    beside = kind != "zip"
    if beside:
        destination(str(book), lang)
    atlas = arguments.opened(manner)
    asked = _bound(atlas, _order(atlas, by, indicators, choices, lang))
    kept = Kept(path.with_name(f".{path.name}.parts"), digest(asked, kind))
    put(path, _written(asked, kind, kept, lang), lang)
    if beside:
        put(book, write_pack_workbook(asked), lang)
    kept.forget()
    _tell(asked, [out, str(Path(out).with_suffix(".xlsx"))] if beside else [out], path)


def _tell(asked: Binder, names: list[str], path: Path) -> None:
    lang, pages = asked.lang, leaves(asked)
    line = say(
        lang,
        "cli.pack.done",
        "{files}: {places} chapters, {maps} maps, {size} bytes",
        files=listed(lang, names),
        places=len(asked.places),
        maps=sum("/map/" in one.key for one in pages),
        size=path.stat().st_size,
    )
    write([line])


def _kind(out: str, lang: str) -> str:
    kind = Path(out).suffix.removeprefix(".").lower()
    if kind in PACKS:
        return kind
    text = "FILE {value} ends in no format of a pack; end it in {names}"
    names = listed(lang, [f".{one}" for one in PACKS])
    raise HaltError(
        MISUNDERSTOOD, say(lang, "cli.pack.format", text, value=shown(out), names=names)
    )


def _order(
    atlas: Atlas, by: str, indicators: tuple[str, ...], choices: Mapping[str, Any], lang: str
) -> Order:
    """Read the order; every word of it is one that the atlas knows."""
    level = arguments.level(atlas, by, lang)
    words = [one.strip() for text in indicators for one in text.split(",") if one.strip()]
    if words == [_ALL]:
        keys = list(atlas.indicators)
    else:
        keys = [arguments.indicator(atlas, one, lang).key for one in words]
    wishes = {name: choices[name] for name in ("note", "review", "hide", "waive", "site")}
    return Order(
        by=level,
        indicators=tuple(dict.fromkeys(keys)),
        year=arguments.plain(choices["year"] or ""),
        lang=lang,
        theme="dark" if choices["dark"] else "",
        title=" ".join((choices["title"] or "").split()),
        wish=wished(wishes, lang).wish,
    )


def _bound(atlas: Atlas, order: Order) -> Binder:
    try:
        return binder(atlas, order)
    except OrderError as error:
        raise HaltError(MISUNDERSTOOD, error.said.say(order.lang)) from error


def _written(asked: Binder, kind: str, kept: Kept, lang: str) -> bytes:
    """Write the pack, with a bar where somebody looks on."""
    with bar(say(lang, "cli.pack.bar", "Pages")) as tick:
        return write_pack(asked, kind, kept, tick)
