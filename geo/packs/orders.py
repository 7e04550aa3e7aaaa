"""Orders: what a pack is to hold, and what of it there is."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from geo.atlas import Atlas
from geo.errors import GeoError
from geo.exports.parts import Wish
from geo.exports.sheets import Sheet
from geo.lines import Line
from geo.own import OWN
from geo.places import Place
from geo.scenes import Scene, compose
from geo.text import Sentence, sentence
from geo.views import View

_HALF = 2
"""A level is mapped where at least one in so many of its places has a value."""


class OrderError(GeoError, ValueError):
    """A pack that cannot be made; the sentence quotes why and says what to do."""

    def __init__(self, said: Sentence) -> None:
        super().__init__(said.say("en"))
        self.said = said


@dataclass(frozen=True, slots=True)
class Order:
    """What a pack is to hold.

    Attributes
    ----------
    by : str
        Level or grouping: each of its places has a chapter.
    indicators : tuple of str
        Keys, in the order in which they are shown.
    year : str
        A year for all of them; empty: of each the newest that most places have.
    lang, theme, title : str
        ``title`` in place of the pack's own.
    wish : Wish
        For every map; it brings no title.
    """

    by: str
    indicators: tuple[str, ...]
    year: str = ""
    lang: str = "zh"
    theme: str = ""
    title: str = ""
    wish: Wish = field(default_factory=Wish)


@dataclass(frozen=True)
class Binder:
    """An order and what the atlas has for it; every scene is composed once.

    Attributes
    ----------
    atlas : Atlas
    order : Order
    """

    atlas: Atlas
    order: Order

    @cached_property
    def _scenes(self) -> dict[tuple[str, str, str], Scene]:
        return {}

    @cached_property
    def _levels(self) -> dict[str, str]:
        return {}

    @property
    def lang(self) -> str:
        """The language of its texts."""
        return self.order.lang

    @property
    def places(self) -> tuple[Place, ...]:
        """Those with a chapter each."""
        return tuple(self.atlas.inside(self.order.by, ""))

    def view(self, key: str, by: str, within: str = "", over: tuple[str, ...] = ()) -> View:
        """Ask for an indicator at a level, in the year of the order where it has one."""
        asked = f"/?indicator={key}&by={by}&lang={self.lang}"
        asked += f"&year={self.order.year}" if self.order.year else ""
        theme = self.order.theme
        return replace(self.atlas.view(asked), within=within, over=over, theme=theme)

    def scene(self, key: str, by: str, within: str = "") -> Scene:
        """Compose an indicator at a level; inside a place with the classes of the whole level."""
        asked = (key, by, within)
        if asked not in self._scenes:
            over = ("circles", "cores", "labels")
            self._scenes[asked] = compose(self.atlas, self.view(key, by, within, over))
        return self._scenes[asked]

    def sheet(self, scene: Scene) -> Sheet:
        """Lay a scene out as the order wishes."""
        return Sheet(scene, self.order.wish)

    def level(self, key: str) -> str:
        """Return the finest level that an indicator is mapped at; empty where there is none.

        Levels on which fewer than half of the places have a value leave most of a map blank.
        """
        if key not in self._levels:
            self._levels[key] = next((one for one in self._finer if self._known(key, one)), "")
        return self._levels[key]

    @property
    def _finer(self) -> Iterator[str]:
        """The levels below the chapters' own, the finest first."""
        levels = list(self.atlas.levels)
        yield from reversed(levels[levels.index(self.order.by) + 1 :])

    def _known(self, key: str, by: str) -> bool:
        scene = self.scene(key, by)
        have, of = scene.coverage
        return bool(have) and have * _HALF >= of

    def line(self, key: str, place: Place) -> Line | None:
        """Return what a place has in an indicator; nothing where no place of its level does."""
        lines = self.scene(key, place.by).lines
        return next((one for one in lines if place in one.places), None)

    def mapped(self, place: Place) -> tuple[str, ...]:
        """Return the indicators that a map of a place has a value of."""
        return tuple(key for key in self.order.indicators if self._shown(key, place))

    def _shown(self, key: str, place: Place) -> bool:
        by = self.level(key)
        return bool(by) and any(
            one.value.value is not None for one in self.scene(key, by, place.code).lines
        )


def years(atlas: Atlas) -> tuple[int, ...]:
    """Return the years of which figures of places are published, the oldest first."""
    found = {
        year
        for one in atlas.indicators.values()
        for by in atlas.levels
        for year in atlas.measures.panel.years(one.numerator.columns[0], by)
    }
    return tuple(sorted(found))


def binder(atlas: Atlas, order: Order) -> Binder:
    """Open an order.

    Raises
    ------
    OrderError
        Where it asks for no indicator, for one that is none, for a year that no indicator has, or
        for places that have nothing below them.
    """
    levels = list(atlas.levels)
    able = levels[:-1]
    if order.by not in able:
        said = "“{value}” has no places below it to be mapped; a pack goes by {known}"
        raise OrderError(sentence("pack.by", said, value=order.by[:40], known=", ".join(able)))
    if not order.indicators:
        said = "a pack needs at least one indicator; name some, or all"
        raise OrderError(sentence("pack.none", said))
    for key in order.indicators:
        _known(atlas, key)
    if order.year:
        _had(years(atlas), order.year)
    return Binder(atlas, order)


def _known(atlas: Atlas, key: str) -> None:
    if key.partition(".")[0] == OWN:
        said = "“{value}” is a table of your own, which lies in your browser; packs have none of it"
        raise OrderError(sentence("pack.own", said, value=key[:40]))
    if key not in atlas.indicators:
        said = "“{value}” is no indicator; the page Data lists them all"
        raise OrderError(sentence("pack.indicator", said, value=key[:40]))


def _had(known: tuple[int, ...], year: str) -> None:
    if year not in map(str, known):
        said = "no indicator has a year “{value}”; there are years from {first} to {last}"
        blanks = {"first": known[0], "last": known[-1]} if known else {"first": "–", "last": "–"}
        raise OrderError(sentence("pack.year", said, value=year[:40], **blanks))
