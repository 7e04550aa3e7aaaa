"""The project file: all that a reader's browser holds, saved and opened as one file."""

from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.markup import Element
from geo import say


def project(lang: str, told: str) -> html.P:
    """Offer to save and to open it; ``assets/project.js`` does both.

    Parameters
    ----------
    lang : str
    told : str
        Id of the element that its answer is written into.
    """
    opened: Any = Element("input", {"type": "file", "id": "project-file", "accept": ".json"})
    return html.P(
        [
            html.Button(
                say(lang, "intake.save", "Save a project file"),
                id="project-save",
                type="button",
                className="button",
            ),
            html.Label([say(lang, "own.open", "Open a project file"), opened], className="button"),
        ],
        className="project",
        **attributes(data_told=told, **_words(lang)),
    )


def _words(lang: str) -> dict[str, str]:
    """Return the sentences of the script; it fills their ``[blanks]``."""
    return {
        "data_project": say(
            lang,
            "intake.project",
            "“[name]” is not a project file of this atlas; choose the file that was saved here.",
        ),
        "data_opened": say(lang, "intake.opened", "[count] tables opened from “[name]”."),
        "data_both": say(
            lang,
            "monitor.opened",
            "From “[name]”: [count] tables, and [more] entries of tasks and projects; of two"
            " entries of one thing, the one changed last counts.",
        ),
        "data_steps": say(
            lang, "story.project", "And [steps] steps of a story, after those that were here."
        ),
        "data_many": say(
            lang,
            "story.more",
            "With “[name]” the story would have [count] steps, and [most] are the most. What you"
            " have here is unchanged.",
        ),
        "data_broken": say(
            lang,
            "monitor.broken",
            "“[name]” was not opened, and nothing was changed: in its tasks, [what] is “[value]”,"
            " expected [expected]. Save the project file anew where it came from.",
        ),
        "data_full": say(
            lang,
            "monitor.full",
            "The browser's storage is full or closed; what you enter lasts as long as this page."
            " Save a project file.",
        ),
    }
