"""One value: the question, and the rules that keep the answer back."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

from dashboards.cli import arguments
from dashboards.cli.answers import Answer
from dashboards.cli.console import REFUSED, HaltError, Manner, quoted
from dashboards.cli.tables import show, write
from geo import Atlas, RefusedError, compose
from geo.atlas import LATEST
from geo.captions import refused
from geo.indicators import Indicator
from geo.places import Place, fold
from geo.values import Value


def run(manner: Manner, indicator: str, code: str, year: str | None, allow: Iterable[str]) -> None:
    """Print one value."""
    atlas, lang = arguments.opened(manner), manner.lang
    measured = arguments.indicator(atlas, indicator, lang)
    place = arguments.place(atlas, code, lang)
    known = arguments.years(atlas, measured, place.by)
    when = LATEST if year is None else arguments.year(year, measured, place.by, known, lang)
    allowed = arguments.allowances(allow, lang)
    chosen = known[::-1] if when == LATEST else (int(when),)
    try:
        answer = _first(atlas, measured, place, chosen, allowed)
    except RefusedError as error:
        reason = _reason(atlas, measured, place.by, lang)
        raise HaltError(REFUSED, f"{error.rule}: {reason}") from error
    answer = replace(answer, former=_former(atlas, place, code))
    answer.refuse(lang)
    if manner.json:
        show(answer.facts(lang))
    else:
        write(answer.lines(lang, newest=when == LATEST))


def _reason(atlas: Atlas, indicator: Indicator, by: str, lang: str) -> str:
    """Say in the words of the map why a region has no value."""
    asked = {"indicator": indicator.key, "by": by, "lang": lang}
    return refused(compose(atlas, atlas.view(f"?{urlencode(asked)}")))


def _former(atlas: Atlas, place: Place, text: str) -> str:
    """Quote a name that the place, or a part of it, had before and has no more."""
    asked, area = fold(text), atlas.areas.get(place.code)
    today = {place.code, place.name_zh, place.name_en, place.short_zh, place.short_en}
    if area is None or asked in map(fold, today) or fold(area.pinyin).startswith(asked):
        return ""
    return quoted(text)


def _first(
    atlas: Atlas, indicator: Indicator, place: Place, years: tuple[int, ...], allow: tuple[str, ...]
) -> Answer:
    """Answer for the first of the years with a value; else the first that a rule withholds."""
    found: list[Answer] = []
    for year in years:
        value = _measure(atlas, indicator, place, year, allow)
        found.append(Answer(atlas, indicator, place, year, value))
        if value.value is not None:
            return found[-1]
    nothing = Answer(atlas, indicator, place, 0, Value.missing(place.codes, 0, "not_published"))
    return next((one for one in found if one.rules), next(iter(found), nothing))


def _measure(
    atlas: Atlas, indicator: Indicator, place: Place, year: int, allow: tuple[str, ...]
) -> Value:
    """Measure any place, the province by its own rule."""
    if place.code == atlas.province.code:
        return atlas.measures.provincial(indicator, year, allow)
    return atlas.measures.value(indicator, place.level, place.codes, year, allow)
