"""Where a place is going: targets, its own or as a reference, and what the plan gives it."""

from collections.abc import Iterable

from geo.aims import Pace
from geo.briefs.parts import Linked
from geo.briefs.writers import Writer, address, name, word
from geo.indicators import Indicator
from geo.targets import COUNTS, TABLE, Score, course, legs
from geo.text import Sentence, named, number, sentence
from geo.vocabulary import STATES


def targets(w: Writer, main: Indicator, found: Iterable[Score]) -> Iterable[Sentence]:
    """Tell the province's standing; of a part of it, that the documents set it none."""
    scores = list(found)
    if w.place.code != w.atlas.province.code:
        yield sentence(
            "brief.no_targets",
            "The documents set no target for {place}; what follows is the province's, as a"
            " reference.",
            place=name(w.place),
        )
        yield from _reference(w, main, scores)
        return
    table = [one for one in scores if one.group == TABLE]
    for state, told in STATES.items():
        count = sum(one.status == state for one in table)
        if count:
            yield sentence(
                "brief.state",
                "Of {of} indicators of the plan's table, {state}: {count}.",
                of=len(table),
                state=word(told),
                count=Linked(str(count), "/targets#board", _board()),
            )
    yield from _followed(w, scores)


def _board() -> Sentence:
    return sentence("brief.origin.board", "Scoreboard of the targets, by the rules in the address")


def _followed(w: Writer, scores: Iterable[Score]) -> Iterable[Sentence]:
    """Tell every target whose values are known."""
    for one in scores:
        track = one.track
        if track is None or track.decided is None:
            continue
        blanks = {
            "name": named(one.target.name_zh, one.target.name_en),
            "due": track.aim.year,
            **w.aimed(one),
            "value": w.cite(track.course.indicator, track.decided),
            "unit": w.unit(track.course.indicator),
            "year": track.decided.year,
            "state": word(STATES[one.status]),
        }
        if track.broken:
            yield sentence(
                "brief.target_broken",
                "{name}, target for {due} {before}{target}{after}: {value} {unit} in {year},"
                " {state}, after a break of the series.",
                **blanks,
            )
            continue
        yield sentence(
            "brief.target",
            "{name}, target for {due} {before}{target}{after}: {value} {unit} in {year}, {state}.",
            **blanks,
        )


def _reference(w: Writer, main: Indicator, scores: Iterable[Score]) -> Iterable[Sentence]:
    """Hold a part of the province beside what the targets ask of the whole."""
    for one in scores:
        if one.group == COUNTS and one.track is None:
            continue
        if one.goal.column == main.key:
            yield from _paced(w, main, one)
        elif one.goal.column in w.atlas.indicators:
            ratio = w.atlas.indicators[one.goal.column]
            value = w.newest(ratio) if ratio.measure == "ratio" else None
            if value is not None:
                yield sentence(
                    "brief.level",
                    "{name}: {value} {unit} in {year}; the province's target for {due} is"
                    " {before}{target}{after}.",
                    name=name(ratio),
                    value=w.cite(ratio, value),
                    unit=w.unit(ratio),
                    year=value.year,
                    due=one.goal.aim(one.target, 0).year,
                    **w.aimed(one),
                )


def _paced(w: Writer, main: Indicator, one: Score) -> Iterable[Sentence]:
    """Hold its growth since the start beside the pace that the target asks."""
    required = one.goal.required(one.target)
    found = course(w.atlas, main, w.place)
    asked = required or next((x.pace for x in legs(one) if x.basis == "newest"), None)
    begun = one.goal.baseline.year if one.goal.baseline else ""
    since = found.since(int(begun)) if begun.isdigit() else found
    own = since.paces()
    cited = w.since(main, own[0]) if own else None
    if asked is None or cited is None:
        return
    yield sentence(
        "brief.paced",
        "{name}: {own} % a year, nominal, from {start} to {end}; the target for {due} asks"
        " {asked} % a year of the province.",
        name=name(main),
        own=cited,
        start=own[0].start,
        end=own[0].end,
        due=asked.end,
        asked=Linked(number(asked.amount, 1), address(one), _pace(w, one, asked)),
    )


def _pace(w: Writer, one: Score, asked: Pace) -> Sentence:
    return sentence(
        "brief.origin.pace",
        "Pace that leads to the target, {start} to {end}: {where}",
        start=asked.start,
        end=asked.end,
        where=w.where(one),
    )


def sites(w: Writer) -> Iterable[Sentence]:
    """Count the listed sites, and name the sectors that the plan gives its region."""
    whole = w.place.code == w.atlas.province.code
    found = w.atlas.register.select(codes=() if whole else w.place.codes)
    address_ = "/sites" if whole else f"/sites?within={w.place.code}"
    register = sentence("brief.origin.register", "Register of sites, which is listed in part")
    yield sentence(
        "brief.listed",
        "Sites listed here: {count}; the register is partial, so this is no total.",
        count=Linked(str(len(found)), address_, register),
    )
    for one in w.atlas.plan:
        words = {lang: one.words("focus_sectors", lang) for lang in ("zh", "en")}
        if whole or not one.concerns(w.place) or not words["zh"]:
            continue
        yield sentence(
            "brief.focus",
            "The plan's focus for {region}: {sectors} ({section}, line {line}).",
            region=named(one.name_zh, one.name_en),
            sectors=named("、".join(words["zh"]), ", ".join(words["en"])),
            section=one.section,
            line=one.line,
        )
