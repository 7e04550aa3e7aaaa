"""The opened atlas: what is known, and the questions that can be asked of it."""

from dataclasses import dataclass, replace
from functools import cached_property

from geo.classes import METHODS
from geo.forecasts import METHODS as MODELS
from geo.goals import Goal
from geo.holdings import LAYERS, Holdings
from geo.indicators import Indicator
from geo.palettes import AIMED, PALETTES
from geo.terms import INDEX, PLAIN, SINCE
from geo.text import LANGUAGES
from geo.views import Allowed, View
from geo.vocabulary import ALLOWANCES, BASES, DESIGNATED, RULES, STUDIED, WEIGHTS

LATEST = "latest"
PAGES = ("", "circles", "sites", "targets", "plan", "analysis", "data", "present")
"""The pages by their paths; the first is the map."""

_COMPARING = "circles"
FOLLOWING = "targets"
"""The page that follows targets."""
PRESENTING = "present"
"""The page that shows stories."""
MINE = "mine"
"""The key of the reader's own story, which is kept in the browser."""
STEPS = 60
"""Steps that a story may have."""
_OFFERED = ("sites", "places")
"""Layers that lie on a map only where the reader asks for them, or the page is about them."""

RADII = ("5", "10", "20", "50", "100")
"""Kilometres within which sites can be near."""

TOLERANCES = ("0", "0.5", "1", "2", "5")
"""Percent by which a value may fall short of a target that is meant as "or so"."""


@dataclass(frozen=True)
class Atlas(Holdings):
    """All that is known, and the views of it; one per process."""

    def measured(self, view: View) -> Indicator:
        """Return the indicator of a view in the view's terms; as it is where it has no such."""
        plain = self.indicators[view.indicator]
        if view.page == FOLLOWING:
            return self._followed(view, plain)
        return self.terms.of(plain, view.basis) or plain

    def goal(self, view: View) -> Goal | None:
        """Return what a view follows of the documents: what it names, else its indicator's."""
        if view.target and not view.goal:
            return self.goals[view.target]
        return next((one for one in self.goals.values() if one.column == view.indicator), None)

    def _followed(self, view: View, plain: Indicator) -> Indicator:
        """Return what the places of a target are held against it by.

        A ratio is held against the target itself. A total of a province is none of its parts', so
        these are compared by their growth since the start. An own target stands for each place.
        """
        goal = self.goal(view)
        if goal is None or view.goal or plain.key not in (goal.column, view.actuals):
            return plain
        if not (plain.measure == "column" and plain.additive):
            centre = f"{goal.due(view.due).norm_value:g}"
            return replace(plain, palette=AIMED, centre=centre)
        year = goal.baseline.year if goal.baseline else ""
        grown = self.terms.of(plain, f"{SINCE}{year}")
        return replace(grown, palette=AIMED) if grown else plain

    def view(self, address: str = "") -> View:
        """Read an address; what is missing or broken in it takes its default, and it alone.

        Parameters
        ----------
        address : str
            ``/data?by=circle``; a query alone is one of the map.
        """
        allowed = dict(self.allowed)
        page = self.default().read(address, allowed).page
        if page == PRESENTING:
            return self._presenting(address)
        first = self.default(page=page).read(address, allowed)
        if page == FOLLOWING:
            first = self._following(first)
            allowed |= {"basis": [PLAIN], "indicator": [first.indicator]}
        elif page != _COMPARING:  # one indicator: only the terms that mean something for it
            plain = self.indicators[first.indicator]
            allowed["basis"] = [key for key in BASES if self.terms.of(plain, key)]
            first = self.default(page=page).read(address, allowed)
        years = self.coverage(self.measured(first), first.by)
        allowed["year"] = {LATEST, *map(str, years)}
        if page == _COMPARING:  # one year for all indicators, whatever the leading one has
            allowed["year"] = {*map(str, self.period)}
        if not self.inside(first.by, first.within):  # no circle lies in a city
            allowed["within"] = ("",)
        read = replace(self._home(first), target=first.target).read(address, allowed)
        plain = self.default()
        return replace(read, story=plain.story, step=plain.step)

    def _presenting(self, address: str) -> View:
        """Read an address of a story: the views themselves stand in its steps."""
        home = self.default(page=PRESENTING)
        asked = home.read(address, self.allowed)
        kept = ("story", "step", "lang", "theme", "pin")
        return replace(home, **{name: getattr(asked, name) for name in kept})

    def _home(self, view: View) -> View:
        """Return the view to which an address adds what else it says."""
        home = self.default(view.indicator, view.by, view.page, view.basis)
        if view.page == FOLLOWING:  # what is measured depends on the target
            home = replace(home, year=self.newest(self.measured(view), view.by))
        return home

    def _following(self, view: View) -> View:
        """Return a view with the indicator that its target is followed by.

        Own values that are of no named target are of that of the indicator.
        """
        goal = self.goal(view) if view.actuals and view.indicator and not view.goal else None
        view = replace(view, target=view.target or goal.key) if goal else view
        named = self.goals[view.target].column if view.target and not view.goal else ""
        return replace(view, indicator=view.actuals or named or view.indicator, basis=PLAIN)

    def address(self, view: View) -> str:
        """Write the address of a view: path and query."""
        return f"/{view.page}{self.query(view)}"

    def query(self, view: View) -> str:
        """Write the query of a view."""
        return view.to_query(self._unsaid(view))

    def _unsaid(self, view: View) -> View:
        """Return the view of whose choices a query says nothing."""
        asked = ("unsaid", view.indicator, view.by, view.page, view.basis)
        if asked in self._defaults:
            return self._defaults[asked]
        default = self._home(view)
        first = self.default(page=view.page)
        plain = {name: getattr(first, name) for name in ("indicator", "by", "basis")}
        if view.page == FOLLOWING and self._following(replace(view, indicator="")) == view:
            plain["indicator"] = view.indicator  # the target says it
        found = replace(default, **plain)
        if view.page != FOLLOWING:  # there it depends on the target, too
            self._defaults[asked] = found
        return found

    def turned(self, view: View, page: str) -> View:
        """Return a view on another page: what was left to the one page is left to the other."""
        here, there = self.default(page=view.page), self.default(page=page)
        left = [name for name in ("basis", "over") if getattr(view, name) == getattr(here, name)]
        found = replace(view, page=page, **{name: getattr(there, name) for name in left})
        return self._presenting(self.address(found)) if page == PRESENTING else found

    def default(self, indicator: str = "", by: str = "", page: str = "", basis: str = "") -> View:
        """Return the view of a page's plain address, or of one that names only these."""
        asked = (indicator, by, page, basis)
        if asked not in self._defaults:  # every address on a page is written against one
            self._defaults[asked] = self._default(*asked)
        return self._defaults[asked]

    @cached_property
    def _defaults(self) -> dict[tuple[str, ...], View]:
        return {}

    def _default(self, indicator: str, by: str, page: str, basis: str) -> View:
        terms = basis or (INDEX if page == _COMPARING else PLAIN)
        view = View(
            page=page,
            indicator=indicator or self.start["indicator"],
            by=by or self.start["by"],
            basis=terms,
            over=tuple(name for name in LAYERS if name not in _OFFERED or name == page),
        )
        if page == _COMPARING:
            lead = self.indicators[self.start["indicator"]]
            return replace(view, year=self.newest(lead, self.measures.parts_of_province[0]))
        return replace(view, year=self.newest(self.measured(view), view.by))

    @cached_property
    def allowed(self) -> Allowed:
        """For every field of a view that holds keys, the keys that mean something here."""
        places, finest = self.gazetteer.places, self.levels[-1]
        outer = {code for code, place in places.items() if place.by != finest}
        return {
            "page": PAGES,
            "indicator": self.indicators,
            "by": self.levels,
            "within": {"", *outer} - {self.province.code},
            "year": {LATEST, *map(str, range(1949, 2100))},
            "method": METHODS,
            "k": tuple(map(str, range(2, 10))),
            "palette": {"", *(p.key for p in PALETTES.values() if p.kind != "qualitative")},
            "scale": ("all", "year"),
            "lang": LANGUAGES,
            "theme": ("", "light", "dark"),
            "pin": {"", *places, *self.register.sites},
            "over": self.layers,
            "basis": BASES,
            "grouping": {"", *self.groupings},
            "panels": ("indicators", "years"),
            "measure": STUDIED,
            "weights": WEIGHTS,
            "against": {"", *self.indicators},
            "ref": {"", *outer},
            "my": {"", *self.measures.parts_of_province[1]},
            "indicators": self.indicators,
            "radius": RADII,
            **self._registered,
            **self._documented,
            "allow": ALLOWANCES,
        }

    @property
    def _registered(self) -> Allowed:
        """Which sites can be asked for."""
        return {
            "kinds": self.register.kinds,
            "sectors": {key for key, _ in self.register.sectors.values()},
            "batches": self.register.batches,
            "tiers": self.register.tiers,
            "designated": DESIGNATED,
            "platform": {"", *(str(row["key"]) for row in self.tables.get("platforms", ()))},
            "register": {"", *self.lists, *self.awaited},
        }

    @property
    def _documented(self) -> Allowed:
        """What can be opened of the documents, whose items can be shown, and what is followed."""
        return {
            "entry": {"", *self.documents.entries},
            "department": {"", *(one.key for one in self.documents.departments)},
            "target": {"", *self.goals},
            "due": {"", *map(str, range(1949, 2100))},
            "goal": {"", *self.brought},
            "actuals": {"", *self.brought},
            "rule": RULES,
            "tolerance": TOLERANCES,
            "model": {"", *MODELS},
            "story": {"", MINE, *(str(row["story"]) for row in self.tables.get("stories", ()))},
            "step": tuple(map(str, range(1, STEPS + 1))),
        }
