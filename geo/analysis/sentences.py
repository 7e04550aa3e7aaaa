"""Sentences: what a study says, in one plain sentence that claims nothing that may be chance."""

from collections.abc import Callable, Mapping

from geo.analysis.cautions import warned
from geo.analysis.labels import told
from geo.analysis.measures import MEASURES
from geo.analysis.permutations import LEVEL
from geo.analysis.results import Study
from geo.analysis.subjects import name_of, what, whole_of
from geo.analysis.verdicts import of_borders, of_pairs
from geo.text import listed, number, say


def sentence(study: Study, lang: str) -> str:
    """Say what was found, with how many areas, and how sure it is."""
    said = [_LEADS[study.measure](study, lang)]
    if "few" in study.cautions:
        said.append(warned("few", study.sample, None, lang))
    return (" " if lang == "en" else "").join(said)


def formula(measure: str, lang: str) -> str:
    """Say how a measure is computed."""
    return MEASURES[measure].formula.say(lang)


def unit(study: Study, lang: str) -> str:
    """Return the unit of a study's value; most have none."""
    if study.measure == "shift_share":
        return study.sample.atlas.unit(study.sample.indicator, lang)
    return ""


def _whole(study: Study, lang: str) -> str:
    """Say whether like lies beside like, if it is more than chance."""
    value, expected = study.value or 0.0, study.expected or 0.0
    alike = value > expected if study.measure == "moran" else value < expected
    blanks = {
        "what": what(study, lang),
        "symbol": "I" if study.measure == "moran" else "C",
        "value": number(value, 3),
        "expected": number(expected, 3),
        "p": number(study.p or 0.0, 4),
        "times": f"{study.permutations:,}",
    }
    if study.p is None or study.p > LEVEL:
        text = (
            "{what}: no spatial pattern can be told from chance ({symbol} = {value}, {expected}"
            " without a pattern; one-sided p = {p}, {times} permutations)."
        )
        return say(lang, "study.said.none", text, **blanks)
    if alike:
        text = (
            "{what}: neighbours are alike, more than chance would have it ({symbol} = {value},"
            " {expected} without a pattern; one-sided p = {p}, {times} permutations)."
        )
        return say(lang, "study.said.alike", text, **blanks)
    text = (
        "{what}: neighbours differ, more than chance would have it ({symbol} = {value}, {expected}"
        " without a pattern; one-sided p = {p}, {times} permutations)."
    )
    return say(lang, "study.said.unlike", text, **blanks)


def _locals(study: Study, lang: str) -> str:
    """Say which areas stand out, of each kind."""
    names = dict(zip(study.sample.codes, study.sample.names(lang), strict=True))
    kinds = ("HH", "LL", "HL", "LH") if study.measure == "lisa" else ("hot", "cold")
    found = {kind: [names[row.code] for row in study.rows if row.label == kind] for kind in kinds}
    blanks = {
        "what": what(study, lang),
        "count": sum(map(len, found.values())),
        "times": f"{study.permutations:,}",
    }
    if not blanks["count"]:
        text = (
            "{what}: no area stands out from chance, many areas being tested at a time"
            " ({times} permutations, false-discovery rate 5 %)."
        )
        return say(lang, "study.said.nobody", text, **blanks)
    groups = [
        say(lang, "study.said.kind", "{kind} ({count}): {names}", kind=told(kind.lower(), lang),
            count=len(some), names=listed(lang, some))
        for kind, some in found.items()
        if some
    ]  # fmt: skip
    text = (
        "{what}: {count} areas stand out from chance ({times} permutations, false-discovery rate"
        " 5 %): {groups}."
    )
    return say(lang, "study.said.locals", text, groups="; ".join(groups) if lang == "en"
               else "；".join(groups), **blanks)  # fmt: skip


def _inequality(study: Study, lang: str) -> str:
    """Say how large an index of inequality is, and by residents."""
    blanks = {"what": what(study, lang), "value": number(study.value or 0.0, 3),
              "name": MEASURES[study.measure].name(lang)}  # fmt: skip
    people = study.parts.get("by_people")
    if people is None:
        text = "{what}: {name} {value}; 0 where all have the same."
        return say(lang, "study.said.index", text, **blanks)
    text = "{what}: {name} {value}, weighted by residents {people}; 0 where all have the same."
    return say(lang, "study.said.index.people", text, people=number(people, 3), **blanks)


def _theil(study: Study, lang: str) -> str:
    """Say how much of the inequality lies between the regions."""
    if not study.value or "between" not in study.parts:
        return _inequality(study, lang)
    drawn = study.sample
    key = drawn.view.grouping or next(iter(drawn.atlas.groupings))
    share = study.parts["between"] / study.value * 100
    return say(
        lang,
        "study.said.theil",
        "{what}: Theil index {value}, of which {between} % lies between the regions of {grouping}"
        " and {within} % within them.",
        what=what(study, lang),
        value=number(study.value, 4),
        between=number(share, 1),
        within=number(100 - share, 1),
        grouping=drawn.atlas.groupings[key].name(lang),
    )


def _gathered(study: Study, lang: str) -> str:
    first = max(study.rows, key=lambda row: row.statistic or 0.0)
    return say(
        lang,
        "study.said.herfindahl",
        "{what}: Herfindahl index {value}, {even} where all have the same; as concentrated as"
        " {effective} equal areas; {first} has most, {share} %.",
        what=what(study, lang),
        value=number(study.value or 0.0, 4),
        even=number(study.expected or 0.0, 4),
        effective=number(study.parts["effective"], 1),
        first=name_of(study, first, lang),
        share=number((first.statistic or 0.0) * 100, 1),
    )


def _specialised(study: Study, lang: str) -> str:
    known = [row for row in study.rows if row.statistic is not None]
    first = max(known, key=lambda row: row.statistic or 0.0)
    return say(
        lang,
        "study.said.quotient",
        "{what}: {above} areas have more of it, relative to {whole}, than all together (location"
        " quotient above 1), {first} the most, {most}; locational Gini {value}, 0 where it is"
        " spread like its whole.",
        whole=whole_of(study, lang),
        what=what(study, lang),
        above=number(study.parts["above"], 0),
        first=name_of(study, first, lang),
        most=number(first.statistic or 0.0, 2),
        value=number(study.value or 0.0, 3),
    )


def _made_up(study: Study, lang: str) -> str:
    ordered = sorted(study.rows, key=lambda row: row.statistic or 0.0)
    return say(
        lang,
        "study.said.krugman",
        "{what}: the industries of {most} differ most from those of all together (Krugman index"
        " {high} of 2), those of {least} least ({low}).",
        what=what(study, lang),
        most=name_of(study, ordered[-1], lang),
        high=number(ordered[-1].statistic or 0.0, 3),
        least=name_of(study, ordered[0], lang),
        low=number(ordered[0].statistic or 0.0, 3),
    )


def _spread(study: Study, lang: str) -> str:
    first, last = study.parts["first"], study.parts["last"]
    blanks = {"what": what(study, lang), "first": number(first, 3), "last": number(last, 3)}
    if blanks["first"] == blanks["last"]:
        text = "{what}: areas are as far apart as before (σ {first}, then {last})."
        return say(lang, "study.said.sigma.same", text, **blanks)
    if last < first:
        text = "{what}: areas came closer together (σ from {first} to {last})."
        return say(lang, "study.said.sigma.closer", text, **blanks)
    text = "{what}: areas drew apart (σ from {first} to {last})."
    return say(lang, "study.said.sigma.apart", text, **blanks)


def _caught_up(study: Study, lang: str) -> str:
    slope, p = study.value or 0.0, 1.0 if study.p is None else study.p
    blanks = {
        "what": what(study, lang),
        "slope": number(slope, 4),
        "p": number(p, 4),
        "fit": number(study.parts["fit"], 2),
    }
    if p > LEVEL:
        text = (
            "{what}: no link between where areas began and how fast they grew can be told from"
            " chance (b = {slope}, p = {p}, R² = {fit})."
        )
        return say(lang, "study.said.beta.none", text, **blanks)
    if slope > 0:
        text = "{what}: areas ahead grew faster (b = {slope}, p = {p}, R² = {fit})."
        return say(lang, "study.said.beta.ahead", text, **blanks)
    text = "{what}: areas behind grew faster (b = {slope}, p = {p}, R² = {fit})."
    return say(lang, "study.said.beta.behind", text, **blanks)


def _shifted(study: Study, lang: str) -> str:
    ordered = sorted(study.rows, key=lambda row: row.statistic or 0.0)
    return say(
        lang,
        "study.said.shift",
        "{what}: beyond the growth of all and the mix of industries, {first} gained most by its own"
        " strength ({gain} {unit}) and {last} fell back most ({loss} {unit}).",
        what=what(study, lang),
        first=name_of(study, ordered[-1], lang),
        gain=number(ordered[-1].statistic or 0.0, 1),
        last=name_of(study, ordered[0], lang),
        loss=number(ordered[0].statistic or 0.0, 1),
        unit=unit(study, lang),
    )


def _placed(study: Study, lang: str) -> str:
    return say(
        lang,
        "study.said.quadrant",
        "{what}: {leading} areas are specialised and grow faster than all together, {rising} grow"
        " faster without being specialised, {fading} are specialised but grow slower, {lagging}"
        " neither.",
        what=what(study, lang),
        **{key: number(study.parts[key], 0) for key in ("leading", "rising", "fading", "lagging")},
    )


def _fitted(study: Study, lang: str) -> str:
    """Say how alike the two divisions are; it is a question, and no verdict on the regions."""
    return say(
        lang,
        "study.said.fit",
        "{what}: {count} regions of neighbours with like values agree with the official ones by an"
        " adjusted Rand index of {value} (1 the same, 0 as by chance); they part {made} % of the"
        " variance, the official ones {official} %. One indicator does not judge a region.",
        what=what(study, lang),
        count=number(study.parts["regions"], 0),
        value=number(study.value or 0.0, 2),
        made=number(study.parts["explained"], 0),
        official=number(study.parts["official"], 0),
    )


_LEADS: Mapping[str, Callable[[Study, str], str]] = {
    "moran": _whole,
    "geary": _whole,
    "lisa": _locals,
    "getis": _locals,
    "contrast": of_borders,
    "fit": _fitted,
    "bivariate": of_pairs,
    "gini": _inequality,
    "cv": _inequality,
    "theil": _theil,
    "herfindahl": _gathered,
    "quotient": _specialised,
    "locational_gini": _specialised,
    "krugman": _made_up,
    "sigma": _spread,
    "beta": _caught_up,
    "shift_share": _shifted,
    "quadrant": _placed,
}
