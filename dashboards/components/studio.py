"""The studio: what a presenter may wish of a file, beside a preview of it."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.markup import Element
from geo import say
from geo.exports import EXPORTS
from geo.exports.layouts import LAYOUTS
from geo.exports.wishes import LONGEST, PARTS

_FLOWING = "text/html"
"""A file of this kind is as large as its window."""

_DRAWN = sorted(
    (one for one in EXPORTS.values() if one.draw), key=lambda one: one.media == _FLOWING
)
"""The formats whose files are looked at, those of a fixed size first."""


def opener(lang: str) -> html.Button:
    """Open the studio; ``assets/studio.js`` does, also by the key that stands beside."""
    keys = say(lang, "studio.keys", "Key E; Shift+E saves at once as last time")
    return html.Button(
        [say(lang, "studio.open", "Export"), html.Kbd("E", **attributes(aria_hidden="true"))],
        id="studio-open",
        type="button",
        className="button primary",
        title=keys,
        **attributes(
            aria_keyshortcuts="E Shift+E",
            aria_haspopup="dialog",
            data_lost=say(lang, "studio.lost", "No answer came from the atlas. Try again."),
        ),
    )


def studio(lang: str, review: str) -> list[Any]:
    """Build what is inside of the dialog.

    Parameters
    ----------
    lang : str
    review : str
        Approval number that stands there unless the reader writes another.
    """
    frame: Any = Element(
        "iframe",
        {"id": "studio-page", "name": "studio-page", "sandbox": "allow-scripts", "hidden": True},
        [],
    )
    picture: Any = Element("img", {"id": "studio-picture", "alt": ""})
    preview = html.Div(
        [picture, frame],
        id="studio-preview",
        className="studio-preview",
        role="region",
        tabIndex=0,
        **attributes(aria_label=say(lang, "studio.preview", "Preview")),
    )
    form: Any = Element(
        "form",
        {"id": "studio-form", "class": "studio-frame", "autocomplete": "off", **_words(lang)},
        [_head(lang), preview, html.Div(_choices(lang, review), className="studio-choices"),
         _foot(lang)],
    )  # fmt: skip
    return [form]


def _head(lang: str) -> html.Div:
    shut = say(lang, "card.close", "Close")
    return html.Div(
        [
            html.H2(say(lang, "studio.title", "Export"), id="studio-title"),
            html.Span(id="studio-size", className="fine"),
            html.Button(
                "✕", type="button", className="close", **attributes(data_close="1", aria_label=shut)
            ),
        ],
        className="studio-head",
    )


def _choices(lang: str, review: str) -> list[Any]:
    title = say(lang, "studio.own.title", "Title of your own")
    note = say(lang, "studio.own.note", "Note of your own")
    hint = say(lang, "studio.own.note.hint", "One sentence, printed with the notes")
    number = say(lang, "studio.review", "Review number of the map")
    sketch = say(lang, "studio.review.hint", "None: the map is marked a sketch")
    return [
        _formats(lang),
        *_size(lang),
        _field("title", title, "", ""),
        _field("note", note, "", hint),
        _field("review", number, review, sketch),
        _parts(lang),
        html.Section(
            [
                html.H3(
                    say(lang, "studio.lint", "Before publication"), id="studio-lint", tabIndex=-1
                ),
                html.Div(id="studio-findings", **attributes(aria_live="polite")),
            ],
            className="studio-lint",
        ),
        _command(lang),
    ]


def _formats(lang: str) -> html.Fieldset:
    """Choose the format."""
    buttons: list[html.Label] = []
    for one in _DRAWN:
        flowing = {"data-flowing": "1"} if one.media == _FLOWING else {}
        told = {"type": "radio", "name": "kind", "value": one.key, "checked": one.key == "png"}
        button: Any = Element("input", {**told, "data-label": one.label.say(lang), **flowing})
        buttons.append(html.Label([button, html.Span(one.key.upper())], title=one.label.say(lang)))
    legend = html.Legend(say(lang, "studio.format", "Format"), className="label")
    kinds = html.Div(buttons, className="studio-kinds")
    return html.Fieldset([legend, kinds])


def _size(lang: str) -> list[Any]:
    """Choose the size: one that is ready, or the reader's own; and whether colours are printed."""
    own = say(lang, "picture.own", "Own size")
    options = [
        html.Option(f"{one.label.say(lang)} · {one.pixels[0]} × {one.pixels[1]}", value=key)
        for key, one in LAYOUTS.items()
    ]
    options.append(html.Option(own, value="own"))
    grey: Any = Element("input", {"type": "checkbox", "name": "grey"})
    text = say(lang, "studio.grey", "For a printer without colours")
    part: Any = Element("input", {"type": "checkbox", "name": "part", "value": "ranking"})
    other = say(lang, "studio.ranking", "The ranking in place of the map")
    box: Any = Element(
        "input", {"type": "text", "name": "own", "aria-label": own, "hidden": True,
                  "placeholder": "1920x1080px, 297x210mm@300"},
    )  # fmt: skip
    label = html.Span(say(lang, "studio.size", "Size"), className="label")
    return [
        html.Div([html.Label([label, html.Select(options, **attributes(name="size"))]), box]),
        html.Label([grey, html.Span(text)], className="studio-box"),
        html.Label([part, html.Span(other)], className="studio-box"),
    ]


def _field(name: str, label: str, value: str, hint: str) -> html.Label:
    told = {"type": "text", "name": name, "value": value, "placeholder": hint, "maxlength": LONGEST}
    return html.Label([html.Span(label, className="label"), _input(told)])


def _input(told: Mapping[str, Any]) -> Any:
    return Element("input", told)


def _parts(lang: str) -> html.Fieldset:
    """Choose what is shown."""
    boxes = [
        html.Label(
            [
                _input({"type": "checkbox", "name": "show", "value": key, "checked": True}),
                html.Span(one.label.say(lang)),
            ],
            className="studio-box",
        )
        for key, one in PARTS.items()
    ]
    legend = html.Legend(say(lang, "studio.show", "Shown"), className="label")
    return html.Fieldset([legend, html.Div(boxes, className="studio-parts")])


def _command(lang: str) -> html.Details:
    """Offer the command that writes the same file."""
    copy = say(lang, "studio.command.copy", "Copy the command")
    return html.Details(
        [
            html.Summary(say(lang, "studio.command", "The same by command line")),
            html.Code(id="studio-command", tabIndex=0),
            html.Button(copy, id="studio-command-copy", type="button", className="button"),
        ],
        className="fold",
    )


def _foot(lang: str) -> html.Div:
    """Put what is done with it below, and how far it is."""
    save, copy = say(lang, "studio.save", "Save file"), say(lang, "studio.copy", "Copy picture")
    stop = say(lang, "studio.cancel", "Cancel")
    return html.Div(
        [
            html.Button(id="studio-check", type="button"),
            html.P(id="studio-told", role="status"),
            html.Button(stop, id="studio-stop", type="button", className="button", hidden=True),
            html.Button(copy, id="studio-copy", type="button", className="button"),
            html.Button(save, id="studio-save", type="submit", className="button primary"),
        ],
        className="studio-foot",
    )


def _words(lang: str) -> dict[str, str]:
    """Return the sentences of the scripts; they fill their ``[blanks]``."""
    words = {
        "flowing": say(lang, "studio.flowing", "A page is as large as its window."),
        "drawing": say(lang, "studio.drawing", "Drawing [name] …"),
        "saved": say(lang, "studio.saved", "[name] is saved: [size]."),
        "copied": say(lang, "studio.copied", "The picture is in the clipboard: [size]."),
        "command": say(lang, "studio.command.copied", "The command is in the clipboard."),
        "stopped": say(lang, "studio.stopped", "Cancelled; nothing was written."),
        "refused": say(
            lang,
            "studio.refused",
            "This browser lets no page into the clipboard here (most do so by https only). Save the"
            " file instead, or copy the preview by its context menu.",
        ),
        "unread": say(
            lang,
            "studio.unread",
            "This browser lets no page into the clipboard here; mark the command and copy it.",
        ),
        "check": say(lang, "studio.check", "Before publication: [count]"),
        "lost": say(lang, "studio.lost", "No answer came from the atlas. Try again."),
        "absent": say(lang, "studio.absent", "This map has none"),
    }
    return {f"data-{name}": text for name, text in words.items()}
