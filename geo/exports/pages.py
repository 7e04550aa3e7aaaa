"""Pages: a scene as one file that opens anywhere, with its map alive and nothing to be fetched."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape

from geo import captions
from geo.exports.libraries import file
from geo.exports.parts import MISSING, Swatch
from geo.exports.sheets import Sheet
from geo.exports.webmaps import WebMap, cores_of, draw, sites_of
from geo.lines import Line
from geo.text import listed, say

_OPEN = 15
"""So many values are listed at once; more of them when asked."""

_GUARD = "default-src 'none'; script-src {}; style-src 'unsafe-inline'; img-src data:"
"""What a browser lets the page ask for: nothing; what it lets it run: the scripts it came with."""
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_PATTERN = (
    '<pattern id="{}" width="6" height="6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate({})"><rect width="6" height="6" fill="{}"/>'
    '<rect width="1.5" height="6" fill="{}"/></pattern>'
)
_GROUNDS = (
    '<svg class="grounds" aria-hidden="true"><defs>'
    + _PATTERN.format("missing", 45, "#f4f6f5", "#cfd6d6")
    + _PATTERN.format("withheld", -45, "#efe5d8", "#b99f7d")
    + "</defs></svg>"
)
"""How places without a value are hatched."""


def write_page(sheet: Sheet) -> str:
    """Write a sheet as an HTML page: map, legend, notes, every value, source and credit.

    It asks for nothing from anywhere, and tells the browser to refuse whatever would. The same
    sheet gives the same page.
    """
    drawn = draw(sheet)
    lang = "zh-CN" if sheet.lang == "zh" else sheet.lang
    page = (
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{escape(sheet.title)}</title>\n{drawn.head}\n<style>{file('page.css')}</style>"
        f"</head>\n<body{_attributes(sheet, drawn)}>{_GROUNDS}\n"
        f"<header><h1>{_headline(sheet)}</h1><p>{escape(sheet.unit)}</p></header>\n"
        f"<main>{drawn.body}</main>\n<aside>{''.join(_beside(sheet))}</aside>\n"
        f"<script>{drawn.script}</script>\n<script>{file('page.js')}</script></body></html>\n"
    )
    guard = _GUARD.format(" ".join(_hash(one) for one in _SCRIPT.findall(page)))
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{guard}">\n{page}'
    )


def _hash(script: str) -> str:
    """Name a script by its content, as a policy does."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def _headline(sheet: Sheet) -> str:
    """Write the title; where it needs a second line, that begins with what is measured."""
    text, name = sheet.title, sheet.scene.indicator.name(sheet.lang)
    if not text.endswith(name) or text == name:
        return escape(text)
    return f"<span>{escape(text.removesuffix(name))}</span><wbr><span>{escape(name)}</span>"


def _attributes(sheet: Sheet, drawn: WebMap) -> str:
    """Tell the script what it has to know: the map, and words that Leaflet says in English."""
    told = {
        "map": drawn.name,
        "areas": drawn.areas,
        "scale": "yes" if sheet.shows("scale") else "",
        "title": sheet.title,
        "nearer": say(sheet.lang, "zoom.in", "Zoom in"),
        "farther": say(sheet.lang, "zoom.out", "Zoom out"),
        "layers": say(sheet.lang, "page.file.layers", "Layers"),
    }
    return "".join(f' data-{name}="{escape(word)}"' for name, word in told.items())


def _beside(sheet: Sheet) -> Iterator[str]:
    """Write what stands beside the map, from what is needed first to what is asked for last."""
    if sheet.shows("legend"):
        yield _legend(sheet)
    if sheet.notes:
        yield _listed("notes", (escape(one) for one in sheet.notes))
    yield _values(sheet)
    if sites_of(sheet):
        yield _sites(sheet)
    yield f"<footer><p>{escape(sheet.source)}</p><p>{escape(sheet.credit)}</p>"
    if sheet.shows("address"):
        label = say(sheet.lang, "trace.url", "Address")
        yield f"<p>{escape(label)} <code>{escape(sheet.address)}</code></p>"
    yield "</footer>"


def _listed(look: str, items: Iterable[str]) -> str:
    return f'<ul class="{look}">{"".join(f"<li>{one}</li>" for one in items)}</ul>'


def _legend(sheet: Sheet) -> str:
    """Explain the colours and the marks."""
    label = say(sheet.lang, "page.file.legend", "Legend")
    unit, count = captions.unit(sheet.scene), say(sheet.lang, "page.file.count", "places")
    keys = list(_keys(sheet))
    return (
        f'<section aria-label="{escape(label)}">'
        f'<p class="heads"><span>{escape(unit)}</span><span>{escape(count)}</span></p>'
        f"{_listed('legend', map(_swatch, sheet.swatches))}"
        f"{_listed('keys', keys) if keys else ''}</section>"
    )


def _swatch(one: Swatch) -> str:
    if one.colour:
        look = f'<i style="background:{one.colour}"></i>'
    else:
        look = f'<i class="{"missing" if one.class_ == MISSING else "withheld"}"></i>'
    return f"{look}<span>{escape(one.text)}</span><small>{one.count}</small>"


def _keys(sheet: Sheet) -> Iterator[str]:
    """Explain what lies over the areas."""
    lang, atlas = sheet.lang, sheet.scene.atlas
    if sheet.regions:
        yield f'<i class="line"></i>{escape(say(lang, "over.circles", "Circle outlines"))}'
    if cores := cores_of(sheet):
        names = listed(lang, [atlas.place(code).short(lang) for code in cores])
        text = say(lang, "legend.cores", "Cores of the plan: {names}", names=names)
        yield f'<i class="core"></i>{escape(text)}'
    kinds = dict.fromkeys(one.kind for one in sites_of(sheet) if one.position)
    for kind in (atlas.register.kinds[key] for key in kinds):
        yield f'<i class="site">{escape(kind.mark(lang))}</i>{escape(kind.name(lang))}'


def _values(sheet: Sheet) -> str:
    """List every value: the largest first, what is missing last; what all share is said once."""
    lang, lines = sheet.lang, sorted(sheet.scene.lines, key=_order)
    label = say(lang, "page.file.values", "All values ({count})", count=len(lines))
    beside = {sheet.facts(line)[1] for line in lines}
    shared = beside.pop() if len(beside) == 1 else ""
    rows = "".join(_row(sheet, line, plain=bool(shared)) for line in lines)
    caption = f"<caption>{escape(shared)}</caption>" if shared else ""
    name, unit = say(lang, "out.name", "Name"), captions.unit(sheet.scene)
    return (
        f"<details{' open' if len(lines) <= _OPEN else ''}><summary>{escape(label)}</summary>"
        f'<table>{caption}<thead><tr><th scope="col">{escape(name)}</th>'
        f'<th scope="col" class="number">{escape(unit)}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></details>"
    )


def _order(line: Line) -> tuple[bool, float]:
    value = line.value.value
    return value is None, -(value or 0)


def _row(sheet: Sheet, line: Line, *, plain: bool) -> str:
    atlas, lang = sheet.scene.atlas, sheet.lang
    name = " + ".join(atlas.place(place.code).name(lang) for place in line.places)
    _, beside = sheet.facts(line)
    amount = captions.amount(sheet.scene, line.value)
    return (
        f'<tr><th scope="row"><button type="button" data-code="{escape(line.places[0].code)}">'
        f"{escape(name)}</button>{'' if plain else f'<small>{escape(beside)}</small>'}</th>"
        f'<td class="number">{escape(amount)}</td></tr>'
    )


def _sites(sheet: Sheet) -> str:
    """List every site with its kind, its year and its publication."""
    lang, found = sheet.lang, sites_of(sheet)
    kinds = sheet.scene.atlas.register.kinds
    label = say(lang, "page.file.sites", "All sites ({count})", count=len(found))
    told = ((one, (kinds[one.kind].name(lang), str(one.year or ""), one.source.title))
            for one in found)  # fmt: skip
    items = (
        f"{escape(one.name(lang))}<small>{escape(' · '.join(filter(None, words)))}</small>"
        for one, words in told
    )
    return f"<details><summary>{escape(label)}</summary>{_listed('sites', items)}</details>"
