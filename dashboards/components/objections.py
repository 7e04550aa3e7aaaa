"""What an editor would object to, a thing at a time: how grave, what, why, and what to do."""

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboards.components.attributes import attributes
from dashboards.markup import Element
from geo import say
from geo.lints import RULES, Finding
from geo.objections import SEVERITIES
from geo.text import listed


def objections(found: Sequence[Finding], lang: str) -> list[Any]:
    """List what was found; each rule can be let stand by a box."""
    if not found:
        count = len(RULES)
        none = say(lang, "cli.lint.none", "{count} rules, no objection", count=count)
        return [html.P(none, className="studio-clear")]
    rules = dict.fromkeys(one.rule for one in found)
    return [html.Ul([_one([x for x in found if x.rule == key], lang) for key in rules])]


def summary(found: Sequence[Finding], lang: str) -> str:
    """Count what was found by how grave it is, and what of it is let stand."""
    rules = dict.fromkeys(one.rule for one in found)
    grave = [RULES[key].severity for key in rules]
    counts = [f"{SEVERITIES[key].say(lang)} {grave.count(key)}" for key in SEVERITIES]
    told = listed(lang, [text for key, text in zip(SEVERITIES, counts, strict=True)
                         if key in grave])  # fmt: skip
    if not found:
        return say(lang, "studio.clear", "no objection")
    waived = len({one.rule for one in found if one.waived})
    if not waived:
        return told
    return say(lang, "studio.waived", "{told}; {count} let stand", told=told, count=waived)


def _one(found: Sequence[Finding], lang: str) -> html.Li:
    """Tell what one rule found."""
    rule, waived = RULES[found[0].rule], found[0].waived
    box: Any = Element(
        "input", {"type": "checkbox", "name": "waive", "value": rule.key, "checked": waived}
    )
    let = say(lang, "studio.waive", "Let it stand; the file says so")
    grave = html.Span(SEVERITIES[rule.severity].say(lang), className=f"grave {rule.severity}")
    why, mend = say(lang, "studio.why", "Why"), say(lang, "studio.mend", "Mend")
    return html.Li(
        [
            html.H4([grave, rule.title.say(lang)]),
            *(html.P(one.what.say(lang)) for one in found),
            html.Dl(
                [
                    html.Dt(why),
                    html.Dd(rule.reason.say(lang)),
                    html.Dt(mend),
                    html.Dd(rule.mend.say(lang)),
                ]
            ),
            html.Label(
                [box, html.Span(let)],
                className="studio-box",
                **attributes(title=rule.title.say(lang)),
            ),
        ],
        className="waived" if waived else None,
        **attributes(data_rule=rule.key),
    )
