"""What the script of the monitored lists says, and the controls that it puts into every row."""

import json
from typing import Any

from dashboards.components.monitors.panels import summed
from dashboards.markup import Element
from geo import LANGUAGES, Atlas, say
from geo.exports.checklists import CHECKLIST, FILLED, PROJECT, heads
from geo.monitors import LONGEST, PROJECTS, TASKS
from geo.text import listed
from geo.vocabulary import PROGRESS


def whose_city(lang: str) -> str:
    """Say that the list is a city's; ``[city]`` is to be filled in."""
    return say(lang, "monitor.city", "This is the list of [city]; every city has its own.")


def whose_province(atlas: Atlas, lang: str) -> str:
    """Say that the list is the province's."""
    return say(
        lang,
        "monitor.province",
        "This is the list of the whole of {province}; choose your city at the head of the page to"
        " keep a list of its own.",
        province=atlas.province.name(lang),
    )


def words(atlas: Atlas, lang: str) -> Any:
    """Return the sentences of the script; it fills their ``[blanks]``."""
    statuses = {
        key: [word.say(lang), key, *(word.say(one) for one in LANGUAGES)]
        for key, word in PROGRESS.items()
    }
    told = {
        "city": whose_city(lang),
        "province": whose_province(atlas, lang),
        "summary": summed(lang),
        "statuses": json.dumps(statuses, ensure_ascii=False),
        "heads": json.dumps(
            {TASKS: heads(CHECKLIST, lang), PROJECTS: heads(PROJECT, lang)}, ensure_ascii=False
        ),
        "expected": listed(lang, [word.say(lang) for word in PROGRESS.values()]),
        **_shown(lang),
        **_brought(lang),
        **_refused(lang),
    }
    return Element(
        "template", {"id": "monitor-words", **{f"data-{key}": text for key, text in told.items()}}
    )


def _shown(lang: str) -> dict[str, str]:
    """Return what is said of the lists themselves."""
    return {
        "shown": say(lang, "monitor.shown", "[shown] of [of] shown"),
        "changed": say(lang, "monitor.changed", "changed [day]"),
        "last": say(lang, "monitor.last", "last changed [day]"),
        "between": say(lang, "monitor.between", "; "),
        "drop": say(lang, "intake.remove", "Remove"),
        "empty": say(lang, "monitor.project.empty", "No project yet."),
        "invested": say(
            lang,
            "monitor.project.sum",
            "investment as given: [sum] 亿元 (100 m yuan), from the projects that state one"
            " ([known])",
        ),
        "clear-tasks": say(
            lang,
            "monitor.clear.tasks",
            "Clear all status, owner, note and date of this list ([count] entries) from this"
            " browser? Other cities keep theirs.",
        ),
        "clear-projects": say(
            lang,
            "monitor.clear.projects",
            "Remove all [count] projects of this list from this browser?",
        ),
        "sure": say(lang, "intake.sure", "Remove “[name]” from this browser?"),
        "full": say(
            lang,
            "monitor.full",
            "The browser's storage is full or closed; what you enter lasts as long as this page."
            " Save a project file.",
        ),
    }


def _brought(lang: str) -> dict[str, str]:
    """Return what is said of a file that was brought in."""
    return {
        "imported": say(
            lang,
            "monitor.imported",
            "[count] rows of “[name]” are now in this list; [replaced] of them replace what was"
            " here. Rows with nothing filled in change nothing.",
        ),
        "blank": say(
            lang, "monitor.blank", "No row of “[name]” has anything filled in; nothing was changed."
        ),
        "ignored": say(lang, "monitor.ignored", "Columns not understood and left out: [heads]."),
        "lost": say(
            lang, "monitor.lost", "No answer came from the server; nothing was changed, try again."
        ),
    }


def _refused(lang: str) -> dict[str, str]:
    """Return what is said of a file that is not understood; then nothing of it is kept."""
    return {
        "large": say(
            lang,
            "monitor.large",
            "“[name]” has [size] MB; up to 2 MB can be read. Nothing was changed.",
        ),
        "unreadable": say(
            lang,
            "monitor.unreadable",
            "“[name]” is not a CSV file; in the spreadsheet, save it as “CSV UTF-8” and bring that"
            " in. Nothing was changed.",
        ),
        "headless": say(
            lang,
            "monitor.headless",
            "“[name]” begins with “[value]”, expected a row with the heads [expected]; start from"
            " the template. Nothing was changed.",
        ),
        "row": say(
            lang,
            "monitor.row",
            "Row [row]: [what] is “[value]”, expected [expected]. Nothing was changed.",
        ),
        "key": say(lang, "monitor.expect.key", "a key of the template, each once"),
        "day": say(lang, "monitor.expect.day", "a day such as 2026-07-15"),
        "long": say(lang, "monitor.expect.long", "at most {most} letters and signs", most=LONGEST),
        "name": say(lang, "monitor.expect.name", "a name"),
        "place": say(lang, "monitor.expect.place", "the code or name of one city or county"),
        "investment": say(lang, "monitor.expect.investment", "a number such as 12.5, in 亿元"),
        "many": say(
            lang,
            "monitor.many",
            "With “[name]” this list would have more than [most] projects; nothing was changed.",
        ),
    }


def entry(lang: str) -> Any:
    """Return the controls of a row, one for each column that a reader fills in."""
    options = [
        Element("option", {"value": key, "selected": key == "no_data"}, word.say(lang))
        for key, word in PROGRESS.items()
    ]
    most = str(LONGEST)
    text = {"maxlength": most, "autocomplete": "off"}
    controls = {
        "status": Element("select", {"data-field": "status"}, options),
        "owner": Element("input", {"data-field": "owner", "type": "text", **text}),
        "note": Element("textarea", {"data-field": "note", "rows": "1", **text}),
        "date": Element("input", {"data-field": "date", "type": "date"}),
    }
    return Element("template", {"id": "monitor-row"}, [controls[one.key] for one in FILLED])
