"""The dialog of a briefing pack: what it is to hold, and how far it is."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.markup import Element
from geo import Atlas, captions, say
from geo.comparisons import chosen
from geo.packs import PACKS, years
from geo.text import Sentence, sentence

_LONGEST = 160
"""Letters of a text in an address that every server on the way takes."""
_WORKBOOK = "xlsx"

KINDS: dict[str, Sentence] = {
    "pptx": sentence("pack.pptx", "Slides: places and tables are native shapes, to be worked on"),
    "pdf": sentence("pack.pdf", "Pages to print, to read and to search"),
    "docx": sentence("pack.docx", "A document: native words and tables, maps as pictures"),
    "zip": sentence("pack.zip", "Slides, workbook and every map as a picture in one archive"),
    _WORKBOOK: sentence("pack.xlsx", "A workbook: every value of the pack with its trace"),
}
"""What a pack may be had as, and what that is."""

_DARK = frozenset(PACKS) & {"pptx", "zip"}
"""What slides are in."""


def opener(lang: str) -> html.Button:
    """Open the dialog; ``assets/packs.js`` does."""
    return html.Button(
        say(lang, "pack.open", "Briefing pack"),
        id="pack-open",
        type="button",
        **attributes(
            aria_haspopup="dialog",
            data_lost=say(lang, "studio.lost", "No answer came from the atlas. Try again."),
        ),
    )


def sheet(atlas: Atlas, lang: str, review: str) -> list[Any]:
    """Build what is inside of the dialog.

    Parameters
    ----------
    atlas : Atlas
    lang : str
    review : str
        Approval number that stands there unless the reader writes another.
    """
    choices: Any = Element(
        "fieldset",
        {"id": "pack-choices", "class": "pack-choices",
         "aria-label": say(lang, "pack.choices", "What the pack is to hold")},
        [html.Div(_words(atlas, lang, review), className="pack-words"), _indicators(atlas, lang)],
    )  # fmt: skip
    form: Any = Element(
        "form",
        {"id": "pack-form", "class": "pack-frame", "autocomplete": "off", **_said(lang)},
        [_head(lang), choices, _foot(lang)],
    )
    return [form]


def _head(lang: str) -> html.Div:
    shut = say(lang, "card.close", "Close")
    text = "For each region situation, position, maps, ranking, peers, targets and sites"
    return html.Div(
        [
            html.H2(say(lang, "pack.open", "Briefing pack"), id="pack-title"),
            html.Span(say(lang, "pack.is", text), className="fine"),
            html.Button(
                "✕", type="button", className="close", **attributes(data_close="1", aria_label=shut)
            ),
        ],
        className="pack-head",
    )


def _words(atlas: Atlas, lang: str, review: str) -> list[Any]:
    """Choose all but the indicators."""
    levels = {by: captions.level_of(atlas, by, lang) for by in list(atlas.levels)[:-1]}
    looks = {"": say(lang, "pack.light", "Light"), "dark": say(lang, "pack.dark", "Dark")}
    newest = say(lang, "pack.newest", "Of each the newest")
    span = [str(one) for one in reversed(years(atlas))]
    options = [html.Option(newest, value=""), *(html.Option(one, value=one) for one in span)]
    year = html.Span(say(lang, "control.year", "Year"), className="label")
    kinds = {key: key.upper() for key in KINDS}
    sketch = say(lang, "studio.review.hint", "None: the map is marked a sketch")
    number = say(lang, "studio.review", "Review number of the map")
    note = say(lang, "studio.own.note", "Note of your own")
    hint = say(lang, "pack.note.hint", "On the cover and every map")
    return [
        _one_of("by", say(lang, "pack.by.label", "A chapter for each"), levels),
        html.Div(
            [
                _one_of("kind", say(lang, "studio.format", "Format"), kinds),
                html.P(id="pack-kind", className="fine"),
            ]
        ),
        _one_of("theme", say(lang, "pack.theme.label", "Slides"), looks),
        html.Label([year, html.Select(options, **attributes(name="year"))]),
        _field("title", say(lang, "studio.own.title", "Title of your own"), "", ""),
        _field("note", note, "", hint),
        _field("review", number, review, sketch),
    ]


def _one_of(name: str, label: str, options: dict[str, str]) -> html.Fieldset:
    """Choose one by a button; the first is chosen."""
    first = next(iter(options))
    buttons: list[html.Label] = []
    for value, text in options.items():
        told = {"type": "radio", "name": name, "value": value, "checked": value == first}
        buttons.append(html.Label([_input(told), html.Span(text)]))
    legend = html.Legend(label, className="label")
    return html.Fieldset([legend, html.Div(buttons, className="studio-kinds")])


def _field(name: str, label: str, value: str, hint: str) -> html.Label:
    told = {"type": "text", "name": name, "value": value, "placeholder": hint}
    box = _input({**told, "maxlength": _LONGEST})
    return html.Label([html.Span(label, className="label"), box])


def _input(told: dict[str, Any]) -> Any:
    return Element("input", told)


def _indicators(atlas: Atlas, lang: str) -> html.Section:
    """Choose the indicators, by theme; those that the collection compares are chosen."""
    default = chosen(atlas, atlas.default())
    groups: list[Any] = []
    for theme, names in atlas.themes.items():
        inside = [one for one in atlas.indicators.values() if one.theme == theme]
        boxes = [_box(one.key, one.name(lang), one.key in default) for one in inside]
        legend = html.Legend(names[0 if lang == "zh" else 1], className="label")
        groups.append(html.Fieldset([legend, *boxes]))
    return html.Section(
        [
            html.Div(
                [
                    html.H3(say(lang, "pack.indicators", "Indicators"), id="pack-indicators"),
                    html.Span(id="pack-count", className="fine"),
                    _small("all", say(lang, "pack.all", "All")),
                    _small("usual", say(lang, "pack.usual", "Usual")),
                    _small("none", say(lang, "pack.no", "None")),
                ],
                className="pack-list-head",
            ),
            html.Div(html.Div(groups, className="pack-columns"), className="pack-list"),
        ],
        className="pack-indicators",
        **attributes(aria_labelledby="pack-indicators"),
    )


def _box(key: str, name: str, ticked: bool) -> html.Label:
    told = {"type": "checkbox", "name": "indicators", "value": key, "checked": ticked}
    return html.Label([_input(told), html.Span(name)], className="studio-box")


def _small(value: str, text: str) -> html.Button:
    return html.Button(text, type="button", **attributes(data_tick=value))


def _foot(lang: str) -> html.Div:
    """Say what it will hold and how far it is; make it, stop it, have it."""
    text = (
        "This step shows a table of your own. It stays in your browser: packs hold published values"
        " only."
    )
    bar: Any = Element(
        "progress", {"id": "pack-bar", "hidden": True, "aria-labelledby": "pack-told"}, []
    )
    state = [
        html.P(say(lang, "pack.own.shown", text), id="pack-own", hidden=True),
        html.P(id="pack-plan", **attributes(aria_live="polite")),
        bar,
        html.P(id="pack-told", role="status"),
    ]
    deeds = html.Div(_deeds(lang), className="pack-deeds")
    return html.Div([html.Div(state, className="pack-state"), deeds], className="pack-foot")


def _deeds(lang: str) -> list[Any]:
    book = say(lang, "pack.book", "Its workbook (XLSX)")
    stop, make = say(lang, "studio.cancel", "Cancel"), say(lang, "pack.make", "Make")
    return [
        html.A(book, id="pack-book", href="#", download="", className="button", hidden=True),
        html.Button(stop, id="pack-stop", type="button", className="button", hidden=True),
        html.Button(make, id="pack-make", type="submit", className="button primary"),
    ]


def _said(lang: str) -> dict[str, str]:
    """Return the sentences of the script; it fills their ``[blanks]``."""
    words = {
        "make": say(lang, "pack.make", "Make"),
        "more": say(lang, "pack.more", "Go on"),
        "count": say(lang, "pack.count", "[count] of [all] chosen"),
        "none": say(lang, "pack.choose", "Choose at least one indicator."),
        "step": say(lang, "pack.step", "[at]/[total] [name] …"),
        "binding": say(lang, "pack.binding", "the whole file"),
        "saved": say(lang, "studio.saved", "[name] is saved: [size]."),
        "stopped": say(
            lang,
            "pack.stopped",
            "Stopped at [at]/[total]. What is made is kept; “Go on” takes it up again.",
        ),
        "lost": say(
            lang,
            "pack.lost",
            "No answer came from the atlas. What is made is kept; “Go on” takes it up again.",
        ),
        **{f"kind-{key}": one.say(lang) for key, one in KINDS.items()},
        "dark": ",".join(sorted(_DARK)),
    }
    return {f"data-{name}": text for name, text in words.items()}
