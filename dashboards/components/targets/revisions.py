"""What the revision after a census does to a verdict, said plainly."""

from dash import html

from geo import say
from geo.exports.targetwords import amount, span, speed, times
from geo.targets import Reach, Revision, Track, revision
from geo.text import listed, number


def revised(reach: Reach, one: Track | None) -> list[html.Div]:
    """Say plainly what the revision after a census does to the verdict."""
    found = revision(reach.atlas, one) if one else None
    if found is None or one is None:
        return []
    lang = reach.view.lang
    said = [_before(reach, found), *_after(reach, found)]
    title = say(lang, "revision.title", "▲ The series breaks between target and value")
    inside = [html.Strong(title), html.Ul([html.Li(each) for each in said])]
    return [html.Div(inside, className="revision derived")]


def _before(reach: Reach, found: Revision) -> str:
    lang, unit = reach.view.lang, reach.atlas.unit(reach.plain, reach.view.lang)
    return say(
        lang,
        "revision.before",
        "Before the break, {year} stood at {value} {unit}: {attained} % of the target.",
        year=found.before.year,
        value=amount(round(found.before.value or 0, 2)),
        unit=times(unit),
        attained=number(found.attained or 0, 1),
    )


def _after(reach: Reach, found: Revision) -> list[str]:
    lang = reach.view.lang
    said: list[str] = []
    if found.wanted:
        text = say(
            lang,
            "revision.wanted",
            "Without a revision it would have been met with {pace} from then on.",
            pace=speed(found.wanted, lang),
        )
        said.append(text)
    if found.since:
        text = say(
            lang, "revision.since", "What is published since: {span}.", span=span(found.since, lang)
        )
        said.append(text)
    shifts = [
        say(
            lang,
            "revision.shift",
            "{name} {year}: {before} → {after} ({percent} %)",
            name=one.indicator.name(lang),
            year=one.year,
            before=amount(one.before),
            after=amount(one.after),
            percent=f"{'+' if one.percent > 0 else ''}{number(one.percent, 1)}",
        )
        for one in found.shifts
    ]
    if shifts:
        told = listed(lang, shifts)
        said.append(say(lang, "revision.shifts", "The revision itself: {shifts}.", shifts=told))
    return said
