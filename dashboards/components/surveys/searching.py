"""Where and what to look for in the register."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.choices import chosen_from, labelled, one_of
from dashboards.ids import Id
from dashboards.markup import Element
from geo import Scene, captions, say
from geo.surveys import platforms


def searching(scene: Scene) -> list[html.Div]:
    """Choose words, the place and the level of the areas that counts are told for."""
    atlas, view = scene.atlas, scene.view
    lang = view.lang
    find, within = say(lang, "control.find", "Words in it"), say(lang, "control.within", "Inside")
    kind = say(lang, "platforms.type", "Type")
    levels = {by: captions.level_of(atlas, by, lang) for by in atlas.levels}
    field = Element(
        "input",
        {
            "id": Id.FIND,
            "type": "search",
            "value": view.find,
            "maxlength": "40",
            "placeholder": say(lang, "control.find.hint", "name, batch, source …"),
            "aria-label": find,
            "autocomplete": "off",
        },
    )
    clear = html.Button(
        say(lang, "control.clear", "Take all filters back"),
        id="clear",
        type="button",
        className="own-way",
        **attributes(data_clear="find,within,platform,kinds,sectors,batches,tiers,designated"),
    )
    parts: list[Any] = [field, clear]
    return [
        labelled(find, parts),
        labelled(within, chosen_from("within", _places(scene), view.within, within)),
        labelled(kind, chosen_from("platform", _types(scene), view.platform, kind)),
        labelled(say(lang, "control.by", "Level"), one_of("by", levels, view.by, "segmented")),
    ]


def _types(scene: Scene) -> dict[str, str]:
    """Name the types of platform of which any site is listed."""
    lang = scene.view.lang
    listed = {site.platform for site in scene.atlas.register.sites.values()}
    types = {one.key: one.name(lang) for one in platforms(scene.atlas) if one.key in listed}
    return {"": say(lang, "platforms.all", "all types"), **types}


def _places(scene: Scene) -> dict[str, str]:
    """Name the province, its regions, and the cities of each."""
    atlas, lang = scene.atlas, scene.view.lang
    found = {"": atlas.province.name(lang)}
    for key in atlas.groupings:
        for region in atlas.inside(key, ""):
            found[region.code] = region.name(lang)
    level = atlas.measures.parts_of_province[0]
    return found | {place.code: place.name(lang) for place in atlas.inside(level, "")}
