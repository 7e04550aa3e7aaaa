"""Views that are fine, and the same views with one fault each.

What is fine is read off the published values themselves: every place has one, of one year, one
census vintage, full scope, grade A or B, on today's boundaries. Nothing here asks the rules.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property

from geo import compose
from geo.atlas import Atlas
from geo.exports.parts import Wish
from geo.exports.sheets import Sheet

REVIEW = "浙S(2026)12号"


@dataclass(frozen=True)
class Draft:
    """A view in the making: its choices, and what the presenter wishes."""

    indicator: str
    by: str
    year: int
    within: str = ""
    choices: dict = field(default_factory=dict)
    wishes: dict = field(default_factory=dict)

    def asking(self, **choices):
        return replace(self, choices=self.choices | choices)

    def wishing(self, **wishes):
        return replace(self, wishes=self.wishes | wishes)

    def sheet(self, atlas):
        asked = {"indicator": self.indicator, "by": self.by, "year": self.year,
                 "within": self.within, "scale": "year", **self.choices}  # fmt: skip
        query = "&".join(f"{name}={value}" for name, value in asked.items() if value != "")
        view = atlas.view(f"?{query}")
        for name, value in asked.items():  # a choice that is not taken would prove nothing
            held = getattr(view, name)
            assert isinstance(held, tuple) or held == str(value), (name, value, held)
        return Sheet(compose(atlas, view), Wish(**self.wishes))


def is_total(one):
    return one.measure == "column" and one.additive


def behind(line):
    return (*line.value.inputs, *line.value.against)


@dataclass(frozen=True)
class Stock:
    """All that the atlas has, sorted by what an editor would say to it."""

    atlas: Atlas

    @cached_property
    def whole(self):
        """Every indicator, level and year in which every place has a value."""
        found = []
        for key, one in self.atlas.indicators.items():
            for by in self.atlas.levels:
                if by in self.atlas.groupings and not one.additive:
                    continue
                of = len(self.atlas.inside(by, ""))
                for year, have in self.atlas.coverage(one, by).items():
                    if have == of:
                        draft = Draft(key, by, year)
                        found.append((draft, draft.sheet(self.atlas).scene.lines))
        return found

    @cached_property
    def good(self):
        """Those of one vintage, full scope and grade A or B; and counties inside a city."""
        found = [draft for draft, lines in self.whole if fine(lines)]
        return [*found, *self._counties]

    @cached_property
    def _counties(self):
        cities, found = self.atlas.inside("city", ""), []
        for key, one in self.atlas.indicators.items():
            for year, have in self.atlas.coverage(one, "county").items():
                if have < 4:
                    continue
                lines = Draft(key, "county", year).sheet(self.atlas).scene.lines
                for city in cities:
                    inside = [x for x in lines if x.places[0].parent == city.code]
                    if len(inside) >= 4 and all_known(inside) and fine(inside):
                        found.append(Draft(key, "county", year, city.code))
        return found

    @cached_property
    def dubious(self):
        """Those with a value of grade C."""
        return [draft for draft, lines in self.whole
                if any(one.grade == "C" for line in lines for one in behind(line))]  # fmt: skip

    @cached_property
    def mixed(self):
        """Those of several census vintages."""
        return [draft for draft, lines in self.whole if len(vintages(lines)) > 1]

    def covered(self, low, high, by="city"):
        """Return what a share of the places has, and whether another year has all."""
        of = len(self.atlas.inside(by, ""))
        return [
            Draft(key, by, year)
            for key, one in self.atlas.indicators.items()
            if not (by in self.atlas.groupings and not one.additive)
            for year, have in self.atlas.coverage(one, by).items()
            if low <= have / of <= high
        ]

    @cached_property
    def newest_differ(self):
        """Return indicators whose newest year some cities lack that have an earlier one."""
        found = []
        for key, one in self.atlas.indicators.items():
            counts = self.atlas.coverage(one, "city")
            last = max(year for year, have in counts.items() if have) if any(counts.values()) else 0
            if last and counts[last] < 11 and 11 in counts.values():
                found.append(Draft(key, "city", last))
        return found


def all_known(lines):
    return all(line.value.value is not None for line in lines)


def vintages(lines):
    return {one.vintage for line in lines for one in behind(line) if one.vintage}


def fine(lines):
    seen = [one for line in lines for one in behind(line)]
    return (
        len(vintages(lines)) <= 1
        and all(one.grade in "AB" and one.scope == "full" for one in seen)
        and all(len(line.places) == 1 and "union" not in line.value.flags for line in lines)
    )


def sensible(atlas, draft, chance):
    """Choose as somebody would who knows what a map is for."""
    one = atlas.indicators[draft.indicator]
    places = len(atlas.inside(draft.by, draft.within))
    lang = chance.choice(["zh", "zh", "en"])
    made = draft.asking(
        method=chance.choice(["natural", "quantile"]),
        k=chance.choice([3, 4, 5, 6] if draft.by == "city" else [3]),
        lang=lang,
    ).wishing(review=chance.choice([REVIEW, ""]))
    if draft.by == "county":  # classes are those of the whole level; names would be small
        made = made.asking(k=chance.choice([4, 5]), over="circles")
    assert places >= 4
    if is_total(one):
        head = atlas.terms.of(one, "head") and made.asking(basis="head")
        if head and all_known(head.sheet(atlas).scene.lines) and chance.random() < 0.7:
            made = head
        else:
            made = made.wishing(note={"zh": "按总量分级。", "en": "Totals."}[lang])
    if chance.random() < 0.5:
        made = made.wishing(title=titled(atlas, made))
    return made


def titled(atlas, draft):
    """Write a title that says what is shown, where, when and in which unit."""
    scene = draft.sheet(atlas).scene
    lang = scene.view.lang
    name, unit = scene.indicator.name(lang), atlas.unit(scene.indicator, lang)
    if lang == "zh":
        return f"{draft.year}年{scene.within.name(lang)}{name}（{unit}）"
    return f"{name} ({unit}), {scene.within.name(lang)}, {draft.year}"
