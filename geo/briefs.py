"""Briefs: the situation of a place on one page, written from the data alone.

Every sentence is made from values that the atlas has; each number in it says which value it is, so
that it can be traced. What is not known is said to be unknown, or left out; nothing is rounded up
into a judgement.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from geo.aims import Pace
from geo.atlas import Atlas
from geo.comparisons.standings import measured
from geo.goals import due_of
from geo.indicators import Indicator
from geo.lines import rank_of
from geo.measures import Value
from geo.places import Place
from geo.targets import COUNTS, TABLE, Score, course, legs, scoreboard
from geo.terms import GROWTH, SINCE
from geo.text import Name, Sentence, named, number, sentence
from geo.views import View
from geo.vocabulary import STATES, STATUSES, VINTAGES, Word


@dataclass(frozen=True, slots=True)
class Cited:
    """A number of a sentence, and the value that it is.

    Attributes
    ----------
    shown : str
        As it stands in the sentence.
    indicator : Indicator
    codes : tuple of str
        Of the place: a region's key, or an area's code.
    value : Value
    """

    shown: str
    indicator: Indicator
    codes: tuple[str, ...]
    value: Value

    def __str__(self) -> str:
        return self.shown


@dataclass(frozen=True, slots=True)
class Linked:
    """A number of a sentence that is no value of an area, and the address that tells of it.

    Attributes
    ----------
    shown : str
    address : str
        Of a page of the atlas, without a language.
    """

    shown: str
    address: str

    def __str__(self) -> str:
        return self.shown


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph: a heading and its sentences.

    Attributes
    ----------
    key : str
    title : Sentence
    said : tuple of Sentence
        Their blanks hold the numbers, as ``Cited`` and ``Linked``.
    """

    key: str
    title: Sentence
    said: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The situation of a place.

    Attributes
    ----------
    atlas : Atlas
    view : View
    place : Place
    parts : tuple of Part
    """

    atlas: Atlas
    view: View
    place: Place
    parts: tuple[Part, ...]

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Every number of it, in order."""
        said = (one for part in self.parts for one in part.said)
        return tuple(x for one in said for x in one.blanks.values() if isinstance(x, Cited))


def compose_brief(atlas: Atlas, view: View, place: Place) -> Brief:
    """Write the brief of the province, a region, or an area.

    Parameters
    ----------
    atlas : Atlas
    view : View
        The rules that the reader set for targets.
    place : Place
    """
    main = atlas.indicators[atlas.start["indicator"]]
    writer = _Writer(atlas, place)
    found = scoreboard(atlas, view)
    parts = (
        Part("size", sentence("brief.size", "Size and rank"), tuple(writer.size(main))),
        Part("shape", sentence("brief.shape", "Structure"), tuple(writer.shape(main))),
        Part("inside", sentence("brief.inside", "Inside"), tuple(writer.inside(main))),
        Part("targets", sentence("brief.targets", "Targets"), tuple(writer.targets(main, found))),
        Part("sites", sentence("brief.sites", "Sites and plan"), tuple(writer.sites())),
        Part("care", sentence("brief.care", "Read with care"), tuple(writer.care(main))),
    )
    return Brief(atlas, view, place, tuple(part for part in parts if part.said))


def _word(word: Word) -> Sentence:
    return sentence(f"{word.kind}.{word.key}", word.english)


def _printed(one: Score) -> Linked:
    """Write the figure of a target, with the way to where it is written."""
    return Linked(f"{one.target.norm_value or 0:,.10g}", f"/plan?entry={one.goal.key}")


def _address(one: Score) -> str:
    return f"/targets?target={one.goal.key}&due={due_of(one.target)}"


def _joined(words: list[Sentence]) -> Name:
    """Put words side by side in both languages."""
    return named(
        "，".join(one.say("zh") for one in words), "; ".join(one.say("en") for one in words)
    )


def _name(one: Indicator | Place) -> Name:
    return named(one.name_zh, one.name_en)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the sentences of one place."""

    atlas: Atlas
    place: Place

    def newest(self, one: Indicator, place: Place | None = None) -> Value | None:
        """Return the newest value of full scope of a place."""
        return course(self.atlas, one, place or self.place).newest

    def cite(self, one: Indicator, value: Value, place: Place | None = None) -> Cited:
        """Cite a value with the decimals of its indicator."""
        shown = number(value.value or 0, one.decimals)
        return Cited(shown, one, (place or self.place).codes, value)

    def unit(self, one: Indicator) -> Name:
        """Name a unit in both languages."""
        return named(self.atlas.unit(one, "zh"), self.atlas.unit(one, "en"))

    def size(self, main: Indicator) -> Iterable[Sentence]:
        """Tell how large it is, where it ranks, how it grew."""
        value = self.newest(main)
        if value is None:
            yield sentence("brief.nothing", "No value of {name} is known.", name=_name(main))
            return
        words = [_word(STATUSES[value.status])]
        words += [_word(VINTAGES[value.vintage])] if value.vintage else []
        yield sentence(
            "brief.value",
            "{name} in {year}: {value} {unit} ({standing}).",
            name=_name(main),
            year=value.year,
            value=self.cite(main, value),
            unit=self.unit(main),
            standing=_joined(words),
        )
        yield from self._ranked(main)
        yield from self._grown(main)

    def _ranked(self, main: Indicator) -> Iterable[Sentence]:
        """Rank it in the newest year that all of its like have."""
        year = self.atlas.newest(main, self.place.by)
        found = rank_of(self.atlas, main, self.place, int(year or 0))
        share = self.atlas.terms.of(main, "share")
        if found is None or share is None:
            return
        part = measured(self.atlas, share, self.place, int(year))
        if part.value is None:
            return
        blanks = {"year": year, "rank": found[0], "of": found[1], "share": self.cite(share, part)}
        if found[1] < len(self.atlas.inside(self.place.by, "")):
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

    def _grown(self, main: Indicator) -> Iterable[Sentence]:
        """Tell the pace of the newest years that compare, and growth on the year before."""
        found = course(self.atlas, main, self.place)
        growth = self.atlas.terms.of(main, GROWTH)
        if growth is not None and found.newest is not None:
            last = measured(self.atlas, growth, self.place, found.newest.year)
            if last.value is not None:
                yield sentence(
                    "brief.growth",
                    "Nominal growth on the year before, {year}: {value} %.",
                    year=last.year,
                    value=self.cite(growth, last),
                )
        for one in found.paces()[-2:]:
            own = self._since(main, one)
            if own is not None:
                yield sentence(
                    "brief.pace",
                    "Comparable years {start} to {end}: {pace} % a year, nominal.",
                    start=one.start,
                    end=one.end,
                    pace=own,
                )

    def _since(self, main: Indicator, one: Pace) -> Cited | None:
        """Cite the average growth over the years of a pace, as it can be traced."""
        grown = self.atlas.terms.of(main, f"{SINCE}{one.start}")
        value = measured(self.atlas, grown, self.place, one.end) if grown else None
        return self.cite(grown, value) if grown and value and value.value is not None else None

    def shape(self, main: Indicator) -> Iterable[Sentence]:
        """Tell the ratios of which it is the upper part, beside the province."""
        whole = self.atlas.place(self.atlas.province.code)
        ratios = [self.atlas.indicators[key] for key in self.atlas.card]
        for one in ratios:
            if one.measure != "ratio" or one.numerator != main.numerator:
                continue
            value = self.newest(one)
            if value is None:
                continue
            beside = measured(self.atlas, one, whole, value.year)
            if self.place == whole or beside.value is None:
                yield sentence(
                    "brief.ratio",
                    "{name} in {year}: {value} {unit}.",
                    name=_name(one),
                    year=value.year,
                    value=self.cite(one, value),
                    unit=self.unit(one),
                )
                continue
            yield sentence(
                "brief.ratio_beside",
                "{name} in {year}: {value} {unit}; the province {whole} {unit}.",
                name=_name(one),
                year=value.year,
                value=self.cite(one, value),
                unit=self.unit(one),
                whole=self.cite(one, beside, whole),
            )

    def inside(self, main: Indicator) -> Iterable[Sentence]:
        """Tell the parts of a region or province; of a city, its place in its region."""
        home = next(iter(self.atlas.groupings), "")
        region = self.atlas.gazetteer.region_of(self.place.code, home) if home else None
        level = self.atlas.measures.parts_of_province[0]
        if self.place.by == level and region is not None:
            yield from self._peers(main, region, level)
            return
        by = home if self.place.code == self.atlas.province.code and home else level
        places = self.atlas.inside(by, self.place.code)
        year = int(self.atlas.newest(main, by) or 0)
        known = [(one, measured(self.atlas, main, one, year)) for one in places]
        ordered = sorted(
            ((one, value) for one, value in known if value.value is not None),
            key=lambda pair: -(pair[1].value or 0),
        )
        for one, value in ordered[:5]:
            yield sentence(
                "brief.part",
                "{name}, {year}: {value} {unit}.",
                name=_name(one),
                year=year,
                value=self.cite(main, value, one),
                unit=self.unit(main),
            )

    def _peers(self, main: Indicator, region: Place, level: str) -> Iterable[Sentence]:
        """Tell the rank of a city in its region, and how far the first is."""
        year = int(self.atlas.newest(main, level) or 0)
        places = self.atlas.inside(level, region.code)
        known = [(one, measured(self.atlas, main, one, year)) for one in places]
        ordered = sorted(
            ((one, value) for one, value in known if value.value is not None),
            key=lambda pair: -(pair[1].value or 0),
        )
        names = [one.code for one, _ in ordered]
        if self.place.code not in names or len(ordered) < 2:
            return
        at = names.index(self.place.code)
        first, best = ordered[0] if at else ordered[1]
        text, key = (
            ("In {region} it ranks {rank} of {of} in {year}; first is {first} with {value} {unit}.",
             "brief.peer")
            if at
            else ("In {region} it is first of {of} in {year}, before {first} with {value} {unit}.",
                  "brief.peer_first")
        )  # fmt: skip
        yield sentence(
            key,
            text,
            region=_name(region),
            rank=at + 1,
            of=len(ordered),
            year=year,
            first=_name(first),
            value=self.cite(main, best, first),
            unit=self.unit(main),
        )

    def targets(self, main: Indicator, found: Iterable[Score]) -> Iterable[Sentence]:
        """Tell the province's standing; of a part of it, that the documents set it none."""
        scores = list(found)
        if self.place.code != self.atlas.province.code:
            yield sentence(
                "brief.no_targets",
                "The documents set no target for {place}; what follows is the province's, as a"
                " reference.",
                place=_name(self.place),
            )
            yield from self._reference(main, scores)
            return
        table = [one for one in scores if one.group == TABLE]
        for state, word in STATES.items():
            count = sum(one.status == state for one in table)
            if count:
                yield sentence(
                    "brief.state",
                    "Of {of} indicators of the plan's table, {state}: {count}.",
                    of=len(table),
                    state=_word(word),
                    count=Linked(str(count), "/targets#board"),
                )
        yield from self._followed(scores)

    def _followed(self, scores: Iterable[Score]) -> Iterable[Sentence]:
        """Tell every target whose values are known."""
        for one in scores:
            track = one.track
            if track is None or track.decided is None:
                continue
            key, text = (
                "brief.target",
                "{name}, target for {due} {target}: {value} in {year}, {state}.",
            )
            if track.broken:
                key = "brief.target_broken"
                text = (
                    "{name}, target for {due} {target}: {value} in {year}, {state}, after a break"
                    " of the series."
                )
            yield sentence(
                key,
                text,
                name=named(one.target.name_zh, one.target.name_en),
                due=track.aim.year,
                target=_printed(one),
                value=self.cite(track.course.indicator, track.decided),
                year=track.decided.year,
                state=_word(STATES[one.status]),
            )

    def _reference(self, main: Indicator, scores: Iterable[Score]) -> Iterable[Sentence]:
        """Hold a part of the province beside what the targets ask of the whole."""
        for one in scores:
            if one.group == COUNTS and one.track is None:
                continue
            if one.goal.column == main.key:
                yield from self._paced(main, one)
            elif one.goal.column in self.atlas.indicators:
                ratio = self.atlas.indicators[one.goal.column]
                value = self.newest(ratio) if ratio.measure == "ratio" else None
                if value is not None:
                    yield sentence(
                        "brief.level",
                        "{name}: {value} {unit} in {year}; the province's target for {due} is"
                        " {target}.",
                        name=_name(ratio),
                        value=self.cite(ratio, value),
                        unit=self.unit(ratio),
                        year=value.year,
                        due=one.goal.aim(one.target, 0).year,
                        target=_printed(one),
                    )

    def _paced(self, main: Indicator, one: Score) -> Iterable[Sentence]:
        """Hold its growth since the start beside the pace that the target asks."""
        required = one.goal.required(one.target)
        found = course(self.atlas, main, self.place)
        asked = required or next((x.pace for x in legs(one) if x.basis == "newest"), None)
        begun = one.goal.baseline.year if one.goal.baseline else ""
        since = found.since(int(begun)) if begun.isdigit() else found
        own = since.paces()
        cited = self._since(main, own[0]) if own else None
        if asked is None or cited is None:
            return
        yield sentence(
            "brief.paced",
            "{name}: {own} % a year from {start} to {end}; the target for {due} asks {asked} % a"
            " year of the province.",
            name=_name(main),
            own=cited,
            start=own[0].start,
            end=own[0].end,
            due=asked.end,
            asked=Linked(number(asked.amount, 1), _address(one)),
        )

    def sites(self) -> Iterable[Sentence]:
        """Count the listed sites, and name the sectors that the plan gives its region."""
        whole = self.place.code == self.atlas.province.code
        found = self.atlas.register.select(codes=() if whole else self.place.codes)
        yield sentence(
            "brief.listed",
            "Sites listed here: {count}; the register is partial, so this is no total.",
            count=Linked(
                str(len(found)), "/sites" if whole else f"/sites?within={self.place.code}"
            ),
        )
        for one in self.atlas.plan:
            words = {lang: one.words("focus_sectors", lang) for lang in ("zh", "en")}
            if whole or not one.concerns(self.place) or not words["zh"]:
                continue
            yield sentence(
                "brief.focus",
                "The plan's focus for {region}: {sectors} ({section}, line {line}).",
                region=named(one.name_zh, one.name_en),
                sectors=named("、".join(words["zh"]), ", ".join(words["en"])),
                section=one.section,
                line=one.line,
            )

    def care(self, main: Indicator) -> Iterable[Sentence]:
        """Tell the breaks of the main series, and secondary sources."""
        found = course(self.atlas, main, self.place)
        for point in found.points[1:]:
            yield from point.breaks
        if any("unverified" in point.value.flags for point in found.points):
            yield sentence(
                "flag.unverified", "From a secondary source that has not been verified (grade C)."
            )
