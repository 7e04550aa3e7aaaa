"""What is said of a publication on the command line, and of the table that was taken from it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from dashboards.cli import arguments
from dashboards.cli.console import INVALID, MISUNDERSTOOD, HaltError, quoted
from geo import Atlas
from geo.matching import Decisions, Names, Report, fit
from geo.text import listed, say
from geo.updates import Column, Publication, columns, vintaged, whole
from geo.vocabulary import GRADES, STATUSES, VINTAGES, Word
from geo.workbooks import LIMITS, read_workbook

_RELEASES = ("preliminary", "final", "revised-after-census")
_SCOPES = ("full", "partial")
_FIRST_YEAR, _LAST_YEAR = 1949, 2100


def given(value: str | None, name: str) -> str:
    """Return an argument, or say that it is missing."""
    if value is None:
        context = click.get_current_context()
        param = next(one for one in context.command.params if one.name == name)
        raise click.MissingParameter(ctx=context, param=param)
    return value


def publication(choices: Mapping[str, Any], lang: str) -> Publication:
    """Read where figures come from; what a row of the panel cannot do without must be said."""
    return Publication(
        title=line(given(choices["title"], "title")),
        publisher=line(given(choices["publisher"], "publisher")),
        year=year(given(choices["published"], "published"), "--published", lang),
        url=line(choices["address"] or ""),
        grade=_word(given(choices["grade"], "grade"), GRADES, "--grade", lang),
        status=_word(
            given(choices["status"], "status"),
            {key: STATUSES[key] for key in _RELEASES},
            "--status",
            lang,
        ),
        scope=arguments.pick(choices["scope"], dict.fromkeys(_SCOPES, ()), "--scope", lang),
        vintage=_word(choices["vintage"], VINTAGES, "--vintage", lang),
    )


def line(text: str) -> str:
    """Write a text on one line, with nothing in it that a table cannot hold."""
    plain = text.encode("utf-8", "replace").decode()
    return "".join(one for one in " ".join(plain.split()) if one.isprintable())


def _word(text: str | None, words: Mapping[str, Word], option: str, lang: str) -> str:
    """Return the key of a word of a closed list; empty where nothing is said."""
    if text is None:
        return ""
    options = {key: (one.say("zh"), one.say("en")) for key, one in words.items()}
    return arguments.pick(text, options, option, lang)


def year(text: str, option: str, lang: str) -> int:
    """Return a year."""
    plain = arguments.plain(text)
    if plain.isascii() and plain.isdecimal() and _FIRST_YEAR <= int(plain[:5]) <= _LAST_YEAR:
        return int(plain)
    raise HaltError(
        MISUNDERSTOOD,
        say(
            lang,
            "cli.whole",
            "{option} {value} is not a whole number from {low} to {high}",
            option=option,
            value=quoted(text),
            low=_FIRST_YEAR,
            high=_LAST_YEAR,
        ),
    )


def report(atlas: Atlas, file: str, choices: Mapping[str, Any], lang: str) -> Report:
    """Read a file and fit it to the areas."""
    try:
        with Path(file).open("rb") as opened:
            content = opened.read(LIMITS.bytes + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise HaltError(
            INVALID,
            say(
                lang,
                "update.unread",
                "{file} cannot be read: {reason}",
                file=quoted(file),
                reason=reason,
            ),
        ) from error
    told = {"sheet": choices["sheet"], "boundaries": choices["boundaries"], "aliases": whole(atlas)}
    names = Names.of(atlas.gazetteer, atlas.measures.ground.territories)
    return fit(read_workbook(Path(file).name, content), names, Decisions.read(told))


def columns_of(
    atlas: Atlas, found: Report, choices: Mapping[str, Any], lang: str
) -> tuple[Column, ...]:
    """Find the indicators in a table, and refuse a table without any."""
    chosen = [_chosen(atlas, text, lang) for text in choices["column"]]
    kept = columns(found, atlas, chosen, choices["unit"] or "")
    if not kept:
        raise HaltError(
            INVALID,
            say(
                lang,
                "update.no_column",
                "No column of {file} is called as an indicator is; say which is which:"
                " --column NAME=INDICATOR, with one of {names}.",
                file=quoted(found.file),
                names=listed(lang, [f"{one.key} {one.name}" for one in found.series]) or "–",
            ),
        )
    if not choices["vintage"] and (several := _vintaged(atlas, kept)):
        raise HaltError(
            MISUNDERSTOOD,
            say(
                lang,
                "update.vintage",
                "{names}: values of several census vintages; say --vintage {known}",
                names=listed(lang, several),
                known="|".join(VINTAGES),
            ),
        )
    return kept


def _vintaged(atlas: Atlas, kept: Iterable[Column]) -> list[str]:
    told = vintaged(atlas)
    return [key for key in dict.fromkeys(one.indicator for one in kept) if key in told]


def _chosen(atlas: Atlas, text: str, lang: str) -> tuple[str, str]:
    """Read ``NAME=INDICATOR``, or ``NAME=`` to leave it out; only what is published can be kept."""
    name, equals, asked = text.rpartition("=")
    if not equals or not name.strip():
        raise HaltError(
            MISUNDERSTOOD,
            say(
                lang,
                "update.equals",
                "--column {value} is not NAME=INDICATOR",
                value=quoted(text),
            ),
        )
    if not asked.strip():
        return name, ""
    one = arguments.indicator(atlas, asked, lang)
    if one.measure != "column":
        raise HaltError(
            MISUNDERSTOOD,
            say(
                lang,
                "update.computed",
                "{indicator} is computed as {formula}; bring what it is computed from",
                indicator=one.key,
                formula=one.formula,
            ),
        )
    return name, one.key
