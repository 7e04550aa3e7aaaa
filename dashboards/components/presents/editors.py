"""The editor of the reader's own story; ``assets/editor.js`` fills it from what is kept."""

from collections.abc import Mapping
from typing import Any

from dash import html

from dashboards.markup import Element
from geo import say
from geo.stories import Story


def editor(lang: str, known: Mapping[str, Story]) -> Element:
    """Offer to order, name and remove steps, and to save and open a story file."""
    inside: list[Any] = [
        html.Div(
            [
                html.H2(say(lang, "story.title", "My story"), tabIndex=-1),
                html.Button(say(lang, "card.close", "Close"), id="editor-close", type="button"),
            ],
            className="editor-head",
        ),
        html.P(
            say(
                lang,
                "story.how",
                "“＋” at the head of a map adds what it shows. The story stays in this browser and"
                " in the project file; your own tables are named in it, not carried.",
            ),
            className="fine",
        ),
        html.P(id="editor-told", role="status"),
        html.Ol(id="editor-steps"),
        html.P(_files(lang, known), className="project"),
    ]
    label = {"aria-label": say(lang, "story.title", "My story")}
    return Element("dialog", {"id": "editor", "class": "editor", **label, **_words(lang)}, inside)


def _files(lang: str, known: Mapping[str, Story]) -> list[Any]:
    """Offer to save and open a file, to start anew, and the stories that come along as files."""
    opened: Any = Element("input", {"type": "file", "id": "story-file", "accept": ".json"})
    examples = [
        html.A(
            say(lang, "story.example", "“{title}” as a story file", title=one.title(lang)),
            href=f"/story/{key}.json",
            download=f"{key}.json",
        )
        for key, one in known.items()
    ]
    choose = say(lang, "story.open", "Open a story file")
    return [
        _button("story-save", say(lang, "story.save", "Save as a story file")),
        html.Label([choose, opened], className="button"),
        _button("story-clear", say(lang, "story.clear", "Remove all steps")),
        *examples,
    ]


def _button(id_: str, text: str) -> html.Button:
    return html.Button(text, id=id_, type="button", className="button")


def _words(lang: str) -> dict[str, str]:
    """Return the sentences of the script; it fills their ``[blanks]``."""
    words = {
        "title": say(lang, "story.field.title", "Title"),
        "said": say(lang, "story.field.said", "Beside the map"),
        "notes": say(lang, "story.field.notes", "Notes for the speaker"),
        "seconds": say(lang, "story.field.seconds", "Seconds"),
        "up": say(lang, "story.up", "Step [count]: move up"),
        "down": say(lang, "story.down", "Step [count]: move down"),
        "remove": say(lang, "story.remove", "Step [count]: remove"),
        "own": say(lang, "story.own", "Shows your own table, which the file does not carry."),
        "none": say(lang, "story.none", "There is no step yet."),
        "sure": say(lang, "story.sure", "Remove all [count] steps from this browser?"),
        "opened": say(
            lang,
            "story.opened",
            "“[name]”: [count] steps came after yours; what was here already was not doubled.",
        ),
        "unread": say(
            lang,
            "story.unread",
            "“[name]” could not be read, or no answer came. What you have here is unchanged.",
        ),
        "more": say(
            lang,
            "story.more",
            "With “[name]” the story would have [count] steps, and [most] are the most. What you"
            " have here is unchanged.",
        ),
        "full": say(
            lang,
            "story.full",
            "The browser's storage is full or closed: your story lasts as long as this page.",
        ),
    }
    return {f"data-{name}": text for name, text in words.items()}
