"""The years: which have values, how many, and where the series breaks."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from geo import Scene, captions, say
from geo.atlas import LATEST


def timeline(scene: Scene) -> list[html.Button]:
    """List the years of the panel; those without a value cannot be chosen and say why."""
    atlas, view = scene.atlas, scene.view
    lang = view.lang
    have = atlas.coverage(scene.indicator, view.by)
    counted = view.by if scene.indicator.additive else captions.base_level(scene)
    of = len(atlas.inside(counted, ""))
    breaks = _breaks(scene)
    years = [_year(scene, year, have.get(year), of, breaks.get(year, "")) for year in atlas.period]
    if view.page == "circles":  # a comparison is of one year
        return years
    latest = html.Button(
        say(lang, "year.latest.short", "latest"),
        type="button",
        className="year latest",
        title=say(lang, "year.latest.hint", "The newest value of each place; years are mixed."),
        **_chooses(LATEST, view.year == LATEST, not have),
    )
    return [*years, latest]


def _year(scene: Scene, year: int, have: int | None, of: int, broken: str) -> html.Button:
    lang = scene.view.lang
    if have is None:
        hint = say(lang, "year.nothing", "{year}: nothing was found at this level", year=year)
    elif have == 0:
        hint = say(lang, "year.withheld", "{year}: a rule withholds all values", year=year)
    else:
        hint = say(
            lang, "year.have", "{year}: {have} of {of} have a value", year=year, have=have, of=of
        )
    height = 0 if not have else max(12, round(have / of * 100))
    looks = ["year", "broken" if broken else "", "full" if have == of else ""]
    return html.Button(
        [
            html.Span(html.I(style={"height": f"{height}%"}), className="have"),
            html.Span(str(year)),
        ],
        type="button",
        className=" ".join(look for look in looks if look),
        title="\n".join(text for text in (hint, broken) if text),
        **_chooses(str(year), scene.view.year == str(year), have is None),
    )


def _chooses(year: str, pressed: bool, empty: bool) -> Any:
    return attributes(
        data_choose="year",
        data_value=year,
        aria_pressed="true" if pressed else "false",
        aria_disabled="true" if empty else "false",
    )


def _breaks(scene: Scene) -> dict[int, str]:
    """Find the years at which the series begins anew, and say why."""
    atlas, lang = scene.atlas, scene.view.lang
    level = captions.base_level(scene)
    found: dict[int, str] = {}
    columns = scene.indicator.numerator.columns
    for column in columns:
        for year, changed in atlas.measures.changes(column, level).items():
            found[year] = say(
                lang,
                "year.break",
                "Series break: {count} areas change census vintage",
                count=changed,
            )
    for one in atlas.measures.breaks:
        if one.column in columns and one.level == level:
            found[one.to_year] = one.reason(lang)
    return found
