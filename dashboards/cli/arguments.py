"""What the words of a command line stand for; the address is lenient, this is not."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from dashboards.cli.console import INVALID, MISUNDERSTOOD, HaltError, Manner, known, near, quoted
from geo import LANGUAGES, Atlas, SourceError, UnknownKeyError, open_atlas
from geo.atlas import LATEST
from geo.captions import level as level_name
from geo.forecasts import METHODS
from geo.indicators import Indicator
from geo.places import Place, fold
from geo.text import listed, say
from geo.vocabulary import ALLOWANCES

_HALF_WIDTH = {0xFF01 + step: 0x21 + step for step in range(94)} | {0x3000: 0x20}
_IN_NAMES = frozenset(" -–—'’·()（）%,，、:_")


def plain(text: str) -> str:
    """Read full-width letters and digits as what they are; leave blanks at the ends out."""
    return text.translate(_HALF_WIDTH).strip()


def folder(manner: Manner) -> Path | None:
    """Return the data folder that was named; ``None`` for the product's own."""
    if manner.lang not in LANGUAGES:
        raise HaltError(
            MISUNDERSTOOD,
            f"no language named {quoted(manner.lang)}; known: {', '.join(LANGUAGES)}",
        )
    if manner.data is None:
        return None
    found = Path(manner.data)
    if not manner.data or not _is_folder(found):
        raise HaltError(
            MISUNDERSTOOD,
            say(
                manner.lang,
                "cli.folder",
                "{value} is not a folder; --data wants one with boundaries/ and data/ in it",
                value=quoted(manner.data),
            ),
        )
    return found


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # such as a name that is too long
        return False


def opened(manner: Manner) -> Atlas:
    """Open the atlas that was named."""
    try:
        return open_atlas(folder(manner))
    except SourceError as error:
        raise HaltError(INVALID, str(error)) from error


def pick(text: str, options: Mapping[str, Iterable[str]], what: str, lang: str) -> str:
    """Return the key that a text names.

    Parameters
    ----------
    text : str
        A key, or exactly one of its names.
    options : mapping of key to names
    what : str
        What is chosen, in words.
    lang : str
    """
    asked = plain(text)
    if asked in options:
        return asked
    sought = fold(asked) if _is_name(asked) else ""
    called = {key: {fold(name) for name in names} for key, names in options.items()}
    found = [key for key, names in called.items() if sought and sought in names]
    if len(found) == 1:
        return found[0]
    words = {word: key for key, names in options.items() for word in (*names, key)}
    close = list(dict.fromkeys(words[word] for word in near(asked, words)))
    raise HaltError(
        MISUNDERSTOOD,
        say(
            lang,
            "cli.unknown",
            "no {what} named {value}; {known}",
            what=what,
            value=quoted(text),
            known=known(lang, close, listed(lang, list(options))),
        ),
    )


def _is_name(text: str) -> bool:
    return all(c.isalnum() or c in _IN_NAMES or unicodedata.combining(c) for c in text)


def indicator(atlas: Atlas, text: str, lang: str) -> Indicator:
    """Return the indicator that a key or exact name stands for."""
    options = {key: (one.name_zh, one.name_en) for key, one in atlas.indicators.items()}
    return atlas.indicators[pick(text, options, say(lang, "cli.indicator", "indicator"), lang)]


def method(text: str, lang: str) -> str:
    """Return the method of forecasting that a key or name stands for."""
    options = {key: (one.name.say("zh"), one.name.say("en")) for key, one in METHODS.items()}
    return pick(text, options, say(lang, "cli.method", "method of forecasting"), lang)


def place(atlas: Atlas, text: str, lang: str) -> Place:
    """Return the place that a code, key or unambiguous name stands for."""
    asked = plain(text)
    try:
        if _is_name(asked) and not (fold(asked).isdigit() and asked not in atlas.gazetteer.places):
            return atlas.find(asked)
    except UnknownKeyError:
        sought = fold(asked)
        several = [one for one in atlas.gazetteer.places.values() if sought in one.names]
        if len(several) > 1:
            raise HaltError(
                MISUNDERSTOOD,
                say(
                    lang,
                    "cli.ambiguous",
                    "{value} stands for more than one place; give a code: {names}",
                    value=quoted(text),
                    names=listed(lang, [_labelled(one, lang) for one in several]),
                ),
            ) from None
    words = {
        word: one
        for one in atlas.gazetteer.places.values()
        for word in (one.code, one.name_zh, one.name_en, one.short_zh, one.short_en)
    }
    close = list(dict.fromkeys(_labelled(words[word], lang) for word in near(asked, words)))
    raise HaltError(
        MISUNDERSTOOD,
        say(
            lang,
            "cli.unknown.place",
            "no place answers to {value}; give a code, a region's key or a name: {names}",
            value=quoted(text),
            names=listed(lang, close or [_labelled(one, lang) for one in _examples(atlas)]),
        ),
    )


def _examples(atlas: Atlas) -> list[Place]:
    """Return the province, its regions and the first of its areas."""
    regions = [one for one in atlas.gazetteer.places.values() if one.by in atlas.groupings]
    return [atlas.place(atlas.province.code), *regions, *atlas.inside(atlas.levels[-1], "")[:1]]


def _labelled(one: Place, lang: str) -> str:
    return f"{one.code} {one.name(lang)}"


def level(atlas: Atlas, text: str, lang: str) -> str:
    """Return the level or grouping that is named."""
    names = {by: (level_name(by, "zh"), level_name(by, "en")) for by in atlas.levels}
    return pick(text, names, say(lang, "cli.level", "level"), lang)


def within(atlas: Atlas, text: str | None, by: str, lang: str) -> Place:
    """Return the place inside which to look; it must hold some of ``by``."""
    whole = atlas.place(atlas.province.code)
    held = whole if text is None else place(atlas, text, lang)
    larger = held == whole or held.code in atlas.allowed["within"]
    if not larger or not atlas.inside(by, held.code):
        raise HaltError(
            MISUNDERSTOOD,
            say(
                lang,
                "cli.within",
                "no {level} lies inside {value} ({name}); choose a larger place or a finer level",
                level=level_name(by, lang),
                value=quoted(text or ""),
                name=held.name(lang),
            ),
        )
    return held


def years(atlas: Atlas, one: Indicator, by: str) -> tuple[int, ...]:
    """Return the years that may be asked of an indicator at a level or grouping."""
    found = set[int]()
    if by == atlas.province.level:
        found.update(atlas.measures.panel.years(one.numerator.columns[0], by))
        by = atlas.measures.parts_of_province[0] if one.additive else ""
    found.update(atlas.coverage(one, by) if by else ())
    return tuple(sorted(year for year in found if year > (one.base_year or 0)))


def year(text: str, one: Indicator, by: str, asked: tuple[int, ...], lang: str) -> str:
    """Return the year that is named, or ``latest``; it must be one of ``asked``."""
    given = plain(text)
    if given == LATEST or (re.fullmatch("[0-9]{4}", given) and int(given) in asked):
        return given
    raise HaltError(
        MISUNDERSTOOD,
        say(
            lang,
            "cli.year",
            "{value} is not a year in which {indicator} is known by {level}; known: {years}",
            value=quoted(text),
            indicator=f"{one.key} ({one.name(lang)})",
            level=level_name(by, lang),
            years=spans(asked, lang),
        ),
    )


def spans(numbers: tuple[int, ...], lang: str) -> str:
    """Write years as ``2015–2017, 2019``."""
    runs: list[list[int]] = []
    for one in numbers:
        if runs and one == runs[-1][-1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    words = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return listed(lang, words) or say(lang, "cli.no_years", "no year at all")


def allowances(texts: Iterable[str], lang: str) -> tuple[str, ...]:
    """Return the labelled exceptions that are asked for."""
    options = dict.fromkeys(ALLOWANCES, ())
    what = say(lang, "cli.exception", "exception")
    return tuple(sorted({pick(text, options, what, lang) for text in texts}))


def kinds(atlas: Atlas, texts: Iterable[str], lang: str) -> tuple[str, ...]:
    """Return the kinds of site that are named."""
    options, what = atlas.register.kind_names, say(lang, "cli.kind", "kind of site")
    return tuple(dict.fromkeys(pick(text, options, what, lang) for text in texts))


def sectors(atlas: Atlas, texts: Iterable[str], lang: str) -> tuple[str, ...]:
    """Return the keys of the sectors that are named."""
    options, what = atlas.register.sector_names, say(lang, "cli.sector", "sector")
    return tuple(dict.fromkeys(pick(text, options, what, lang) for text in texts))
