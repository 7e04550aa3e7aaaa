"""What a careful editor would object to before a view goes out."""

import os
from collections.abc import Iterable, Sequence
from typing import Any

from dashboards.cli import arguments
from dashboards.cli.console import MISUNDERSTOOD, REFUSED, HaltError, Manner, known, near, quoted
from dashboards.cli.exports import asked_view
from dashboards.cli.tables import show, write
from dashboards.settings import Settings
from geo import Atlas, View, compose
from geo.atlas import FOLLOWING
from geo.comparisons import compose_board
from geo.exports.parts import Wish
from geo.exports.sheets import Sheet
from geo.lints import RULES, Finding, lint
from geo.objections import SEVERITIES
from geo.scenes import Scene
from geo.targets import compose_reach
from geo.text import listed, say

_COMPARING = "circles"


def run(manner: Manner, query: str, title: str, note: str, **choices: Any) -> None:
    """Print what there is to object to.

    Raises
    ------
    HaltError
        With code 3 where an error is found that is not waived.
    """
    lang = manner.lang
    arguments.folder(manner)
    waived = _waived(choices["waived"], lang)
    atlas = arguments.opened(manner)
    view = asked_view(atlas, query, lang)
    review = choices["review"]
    if review is None:
        review = Settings.read(os.environ).review_number
    wish = Wish(title=title, note=note, review=review, waived=frozenset(waived))
    sheet = Sheet(_scene(atlas, view), wish)
    found = lint(sheet)
    if manner.json:
        show(_facts(sheet, found))
    else:
        write(_lines(sheet, found))
    errors = [one for one in found if _weight(one) == "error" and not one.waived]
    if errors:
        names = listed(view.lang, list(dict.fromkeys(one.rule for one in errors)))
        text = "{count} error(s) stand against publication: {names}; mend or --waive them"
        sentence = say(view.lang, "cli.lint.refused", text, count=len(errors), names=names)
        raise HaltError(REFUSED, sentence)


def _scene(atlas: Atlas, view: View) -> Scene:
    """Return the map of a view's page: its leading one where there are several."""
    match view.page:
        case page if page == _COMPARING:
            return compose_board(atlas, view).lead
        case page if page == FOLLOWING:
            return compose_reach(atlas, view).scene
        case _:
            return compose(atlas, view)


def _waived(keys: Iterable[str], lang: str) -> list[str]:
    """Return the rules that are waived; each must be one."""
    asked = list(dict.fromkeys(keys))
    for key in asked:
        if key not in RULES:
            told = say(
                lang,
                "cli.unknown",
                "no {what} named {value}; {known}",
                what=say(lang, "cli.lint.rule", "rule"),
                value=quoted(key),
                known=known(lang, near(key, RULES), listed(lang, list(RULES))),
            )
            raise HaltError(MISUNDERSTOOD, told)
    return asked


def _weight(one: Finding) -> str:
    return RULES[one.rule].severity


def _facts(sheet: Sheet, found: Sequence[Finding]) -> dict[str, Any]:
    """Return all that was found, as facts."""
    lang, scene = sheet.lang, sheet.scene
    return {
        "address": scene.atlas.address(scene.view),
        "version": scene.atlas.version,
        "title": sheet.title,
        "rules": len(RULES),
        "counts": {key: sum(_weight(one) == key for one in found) for key in SEVERITIES},
        "waived": sorted(sheet.wish.waived),
        "findings": [
            {
                "rule": one.rule,
                "severity": _weight(one),
                "title": RULES[one.rule].title.say(lang),
                "what": one.what.say(lang),
                "reason": RULES[one.rule].reason.say(lang),
                "mend": RULES[one.rule].mend.say(lang),
                "places": list(one.places),
                "waived": one.waived,
            }
            for one in found
        ],
    }


def _lines(sheet: Sheet, found: Sequence[Finding]) -> list[str]:
    """Write all that was found for a reader, the heaviest first."""
    lang, count = sheet.lang, len(RULES)
    if not found:
        return [sheet.title, say(lang, "cli.lint.none", "{count} rules, no objection", count=count)]
    told = {key: sum(_weight(one) == key for one in found) for key in SEVERITIES}
    words = [f"{SEVERITIES[key].say(lang)} {number}" for key, number in told.items() if number]
    summary = say(
        lang,
        "cli.lint.summary",
        "{count} rules, {found} objection(s): {words}",
        count=count,
        found=len(found),
        words=listed(lang, words),
    )
    return [sheet.title, summary, *(line for one in found for line in _told(one, lang))]


def _told(one: Finding, lang: str) -> list[str]:
    """Write a finding: what it is, why it matters, and what to do."""
    rule = RULES[one.rule]
    let = say(lang, "cli.lint.waived", "waived")
    head = [SEVERITIES[rule.severity].say(lang), rule.title.say(lang), f"[{rule.key}]"]
    return [
        "",
        " ".join([*head, f"({let})"] if one.waived else head),
        f"  {one.what.say(lang)}",
        f"  {say(lang, 'cli.lint.why', 'Why: ')}{rule.reason.say(lang)}",
        f"  {say(lang, 'cli.lint.mend', 'Mend: ')}{rule.mend.say(lang)}",
    ]
