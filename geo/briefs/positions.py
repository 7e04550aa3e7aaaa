"""Where a place stands: size and rank, structure, what is inside, what to read with care."""

from collections.abc import Iterable

from geo.briefs.writers import Writer, joined, name, word
from geo.comparisons.standings import measured
from geo.indicators import Indicator
from geo.lines import rank_of
from geo.places import Place
from geo.targets import course
from geo.terms import GROWTH
from geo.text import Sentence, sentence
from geo.vocabulary import STATUSES, VINTAGES


def size(w: Writer, main: Indicator) -> Iterable[Sentence]:
    """Tell how large it is, where it ranks, how it grew."""
    value = w.newest(main)
    if value is None:
        yield sentence("brief.nothing", "No value of {name} is known.", name=name(main))
        return
    words = [word(STATUSES[value.status])]
    words += [word(VINTAGES[value.vintage])] if value.vintage else []
    yield sentence(
        "brief.value",
        "{name} in {year}: {value} {unit} ({standing}).",
        name=name(main),
        year=value.year,
        value=w.cite(main, value),
        unit=w.unit(main),
        standing=joined(words),
    )
    yield from _ranked(w, main)
    yield from _grown(w, main)


def _ranked(w: Writer, main: Indicator) -> Iterable[Sentence]:
    """Rank it in the newest year that all of its like have."""
    year = w.atlas.newest(main, w.place.by)
    found = rank_of(w.atlas, main, w.place, int(year or 0))
    share = w.atlas.terms.of(main, "share")
    if found is None or share is None:
        return
    part = measured(w.atlas, share, w.place, int(year))
    if part.value is None:
        return
    blanks = {"year": year, "rank": found[0], "of": found[1], "share": w.cite(share, part)}
    if found[1] < len(w.atlas.inside(w.place.by, "")):
        yield sentence(
            "brief.rank_sparse",
            "In {year} it ranks {rank} of the {of} that have a value, with {share} % of the"
            " province.",
            **blanks,
        )
        return
    yield sentence(
        "brief.rank",
        "In {year}, the newest year that all have, it ranks {rank} of {of}, with {share} % of"
        " the province.",
        **blanks,
    )


def _grown(w: Writer, main: Indicator) -> Iterable[Sentence]:
    """Tell the pace of the newest years that compare, and growth on the year before."""
    found = course(w.atlas, main, w.place)
    growth = w.atlas.terms.of(main, GROWTH)
    if growth is not None and found.newest is not None:
        last = measured(w.atlas, growth, w.place, found.newest.year)
        if last.value is not None:
            yield sentence(
                "brief.growth",
                "Nominal growth on the year before, {year}: {value} %.",
                year=last.year,
                value=w.cite(growth, last),
            )
    for one in found.paces()[-2:]:
        own = w.since(main, one)
        if own is not None:
            yield sentence(
                "brief.pace",
                "Comparable years {start} to {end}: {pace} % a year, nominal.",
                start=one.start,
                end=one.end,
                pace=own,
            )


def shape(w: Writer, main: Indicator) -> Iterable[Sentence]:
    """Tell the ratios of which it is the upper part, beside the province."""
    whole = w.atlas.place(w.atlas.province.code)
    ratios = [w.atlas.indicators[key] for key in w.atlas.card]
    for one in ratios:
        if one.measure != "ratio" or one.numerator != main.numerator:
            continue
        value = w.newest(one)
        if value is None:
            continue
        beside = measured(w.atlas, one, whole, value.year)
        if w.place == whole or beside.value is None:
            yield sentence(
                "brief.ratio",
                "{name} in {year}: {value} {unit}.",
                name=name(one),
                year=value.year,
                value=w.cite(one, value),
                unit=w.unit(one),
            )
            continue
        yield sentence(
            "brief.ratio_beside",
            "{name} in {year}: {value} {unit}; the province {whole} {unit}.",
            name=name(one),
            year=value.year,
            value=w.cite(one, value),
            unit=w.unit(one),
            whole=w.cite(one, beside, whole),
        )


def inside(w: Writer, main: Indicator) -> Iterable[Sentence]:
    """Tell the parts of a region or province; of a city, its place in its region."""
    home = next(iter(w.atlas.groupings), "")
    region = w.atlas.gazetteer.region_of(w.place.code, home) if home else None
    level = w.atlas.measures.parts_of_province[0]
    if w.place.by == level and region is not None:
        yield from _peers(w, main, region, level)
        return
    by = home if w.place.code == w.atlas.province.code and home else level
    places = w.atlas.inside(by, w.place.code)
    year = int(w.atlas.newest(main, by) or 0)
    ordered = w.ordered(main, places, year)
    for one, value in ordered[:5]:
        yield sentence(
            "brief.part",
            "{name}, {year}: {value} {unit}.",
            name=name(one),
            year=year,
            value=w.cite(main, value, one),
            unit=w.unit(main),
        )


def _peers(w: Writer, main: Indicator, region: Place, level: str) -> Iterable[Sentence]:
    """Tell the rank of a city in its region, and how far the first is."""
    year = int(w.atlas.newest(main, level) or 0)
    places = w.atlas.inside(level, region.code)
    ordered = w.ordered(main, places, year)
    names = [one.code for one, _ in ordered]
    if w.place.code not in names or len(ordered) < 2:
        return
    at = names.index(w.place.code)
    first, best = ordered[0] if at else ordered[1]
    blanks = {
        "region": name(region),
        "rank": at + 1,
        "of": len(ordered),
        "year": year,
        "first": name(first),
        "value": w.cite(main, best, first),
        "unit": w.unit(main),
    }
    if at:
        yield sentence(
            "brief.peer",
            "In {region} it ranks {rank} of {of} in {year}; first is {first} with {value} {unit}.",
            **blanks,
        )
        return
    del blanks["rank"]
    yield sentence(
        "brief.peer_first",
        "In {region} it is first of {of} in {year}, before {first} with {value} {unit}.",
        **blanks,
    )


def care(w: Writer, main: Indicator) -> Iterable[Sentence]:
    """Tell the breaks of the main series, and secondary sources."""
    found = course(w.atlas, main, w.place)
    for point in found.points:
        yield from point.breaks
    if any("unverified" in point.value.flags for point in found.points):
        yield sentence(
            "flag.unverified", "From a secondary source that has not been verified (grade C)."
        )
