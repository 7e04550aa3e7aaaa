"""The bar below the map: back, on, every step, and what the speaker has at hand."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.components.presents.packs import opener
from dashboards.components.presents.slides import Slide
from geo import say
from geo.atlas import MINE


def steps(slide: Slide) -> list[Any]:
    """Lead through the steps: plain links, which work without scripts too."""
    lang = slide.view.lang
    back, on = say(lang, "present.back", "Back"), say(lang, "present.on", "Next")
    dots = [
        html.Li(
            html.A(
                str(number),
                href=slide.address(number),
                title=one.say("title", lang),
                className="dot",
                **attributes(
                    data_step=str(number),
                    aria_label=say(
                        lang,
                        "present.step",
                        "Step {number}: {title}",
                        number=number,
                        title=one.say("title", lang),
                    ),
                    **({"aria_current": "step"} if number == slide.number else {}),
                ),
            )
        )
        for number, one in enumerate(slide.steps, 1)
    ]
    return [
        _turn(slide, slide.number - 1, f"‹ {back}"),
        html.Ol(dots, className="dots"),
        _turn(slide, slide.number + 1, f"{on} ›"),
        clock(slide),
    ]


def _turn(slide: Slide, number: int, text: str) -> html.A | html.Span:
    if not 1 <= number <= len(slide.steps):
        return html.Span(text, className="turn", **attributes(aria_disabled="true"))
    return html.A(
        text, href=slide.address(number), className="turn", **attributes(data_step=str(number))
    )


def clock(slide: Slide) -> html.Span:
    """Tell how long the step is shown, and how long it is meant to be; a script counts."""
    seconds = slide.step.seconds if slide.step else 0
    label = say(slide.view.lang, "present.clock", "Time of this step, and what it is meant to take")
    return html.Span(
        "",
        className="clock scripted",
        role="timer",
        **attributes(data_seconds=str(seconds), aria_label=label),
    )


def chosen(slide: Slide) -> list[html.A]:
    """Choose the story: those of the data, and the reader's own; and the way into the atlas."""
    lang = slide.view.lang
    names = {key: one.title(lang) for key, one in slide.known.items()}
    names[MINE] = say(lang, "present.mine", "My story")
    links = [
        html.A(
            name,
            href=slide.address(1, key),
            className="story",
            **attributes(**({"aria_current": "true"} if key == slide.key else {})),
        )
        for key, name in names.items()
    ]
    leave = say(lang, "present.leave", "Open in the atlas (Esc)")
    return [*links, html.A(leave, href=slide.origin, id="leave")]


def tools(lang: str) -> html.Div:
    """Offer what needs a script: notes, full screen, the editor, a pack."""
    words = {
        "notes-open": (say(lang, "present.notes", "Notes"), "N"),
        "full": (say(lang, "present.full", "Full screen"), "F"),
        "edit": (say(lang, "present.edit", "Edit my story"), ""),
    }
    buttons = [
        html.Button(
            [text, *([" ", html.Kbd(key)] if key else [])],
            id=id_,
            type="button",
            **attributes(**({"aria_pressed": "false"} if id_ == "notes-open" else {})),
        )
        for id_, (text, key) in words.items()
    ]
    return html.Div([*buttons, opener(lang)], className="tools scripted")
