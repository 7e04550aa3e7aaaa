"""Whether the register follows the plan: listed sites of the sectors that regions focus on."""

from typing import Any

from dash import html

from dashboards.components.scrolling import scrolling
from geo import Scene, say
from geo.comparisons import Follow, follows
from geo.text import number


def following(scene: Scene) -> list[Any]:
    """Hold the listed sites of each region's focus sectors against all that are listed."""
    atlas, lang = scene.atlas, scene.view.lang
    found = follows(atlas, next(iter(atlas.groupings.values()))) if atlas.groupings else ()
    if not found:
        text = say(lang, "focus.none", "The documents give no sectors to these regions.")
        return [html.P(text, className="note")]
    heads = [
        say(lang, "following.region", "Region"),
        say(lang, "following.sector", "Its focus sector"),
        say(lang, "following.here", "Listed there"),
        say(lang, "following.all", "Listed in all"),
        say(lang, "following.share", "Share there, share in all"),
        say(lang, "following.told", "So far as the list goes"),
    ]
    rows = [_row(one, lang) for one in found]
    more = sum((one.quotient or 0) > 1 for one in found)
    lead = say(
        lang,
        "following.lead",
        "{more} of {of} focus sectors have a greater share among the listed sites of their region"
        " than among all listed ones. The list is partial and was not drawn by chance: this is a"
        " hint, not a finding.",
        more=more,
        of=len(found),
    )
    label = say(lang, "following.title", "Does the register follow the plan?")
    return [html.P(lead), scrolling(label, heads, rows, "following")]


def _row(one: Follow, lang: str) -> html.Tr:
    shares = [f"{number(part / whole * 100, 0)}%" if whole else "–" for part, whole in (
        (one.here, one.of_region), (one.everywhere, one.of_all),
    )]  # fmt: skip
    return html.Tr(
        [
            html.Th(one.region.short(lang), scope="row"),
            html.Td(one.sector.name(lang)),
            html.Td(str(one.here)),
            html.Td(str(one.everywhere)),
            html.Td(", ".join(shares)),
            html.Td(_told(one, lang)),
        ]
    )


def _told(one: Follow, lang: str) -> str:
    if one.quotient is None or not one.here:
        return say(lang, "following.none", "none listed there; whether there are any is not known")
    times = number(one.quotient, 1)
    if one.quotient > 1:
        return say(lang, "following.more", "more than its share ({times} times)", times=times)
    return say(lang, "following.less", "not more than its share ({times} times)", times=times)
