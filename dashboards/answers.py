"""Answers to addresses: remembered where all readers share them, else forgotten."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from geo import Atlas, Scene, View, compose
from geo.adoptions import adopt
from geo.analysis import MEASURES, Arrangement, Inquiry, arrange, inquire, inquiry_as
from geo.analysis.distributions import Ground, distribution, ground
from geo.analysis.sitings import Siting
from geo.comparisons import Board, asked_as, compose_board
from geo.own import own_keys, read_own
from geo.targets import Reach, compose_reach, reach_as

_REMEMBERED = 512


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of answer.

    Attributes
    ----------
    compose : callable
        Answers a view of an atlas.
    asked_as : callable
        Turns an answer into that to a view which differs in nothing that is measured.
    """

    compose: Callable[[Atlas, View], Any]
    asked_as: Callable[[Any, View], Any]


def _scene_as(scene: Scene, view: View) -> Scene:
    return replace(scene, view=view)


_SCENE = _Kind(compose, _scene_as)
_BOARD = _Kind(compose_board, asked_as)
_REACH = _Kind(compose_reach, reach_as)
_INQUIRY = _Kind(inquire, inquiry_as)
_ARRANGEMENT = _Kind(lambda atlas, view: arrange(atlas, view.by), lambda found, _: found)
_GROUND = _Kind(lambda atlas, _: ground(atlas), lambda found, _: found)
_SITINGS = _Kind(distribution, lambda found, _: found)


@dataclass(frozen=True)
class Answers:
    """What there is to draw for an address.

    Attributes
    ----------
    atlas : Atlas
        The published values.
    """

    atlas: Atlas
    _known: Any = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Give every instance a memory of its own."""
        known = lru_cache(maxsize=_REMEMBERED)(self._compose)
        object.__setattr__(self, "_known", known)

    def _compose(self, kind: _Kind, view: View) -> Any:
        return kind.compose(self.atlas, view)

    def opened(self, address: str, own: str = "") -> Atlas:
        """Return the atlas that an address speaks of.

        Parameters
        ----------
        address : str
        own : str
            The reader's own tables and lists as JSON, where the address names such; they are used
            for this answer and kept nowhere.

        Raises
        ------
        TableError
            Where the table is not one.
        """
        named = own_keys(address)
        return adopt(self.atlas, read_own(own), named) if named else self.atlas

    def scene(self, address: str, own: str = "") -> Scene:
        """Compose what an address asks; where the map stands and what is pinned changes no value.

        Raises
        ------
        TableError
            Where the own table is not one.
        """
        return self._answer(_SCENE, address, own)

    def board(self, address: str, own: str = "") -> Board:
        """Compose what an address compares; raises as ``scene``."""
        return self._answer(_BOARD, address, own)

    def reach(self, address: str, own: str = "") -> Reach:
        """Compose what an address holds against a target; raises as ``scene``."""
        return self._answer(_REACH, address, own)

    def inquiry(self, address: str, own: str = "") -> Inquiry:
        """Compose what is measured of an address; raises as ``scene``."""
        return self._answer(_INQUIRY, address, own)

    def glance(self, address: str, own: str = "") -> tuple[Inquiry, ...]:
        """Compose what every measure says of an address, in their order; raises as ``scene``."""
        atlas = self.opened(address, own)
        view = atlas.view(address)
        asked = (atlas.address(replace(view, measure=key)) for key in MEASURES)
        return tuple(self.inquiry(one, own) for one in asked)

    def arrangement(self, by: str) -> Arrangement:
        """Arrange the places of a level as circles and tiles; the same for all that is shown."""
        return self._known(_ARRANGEMENT, View(by=by))

    def ground(self) -> Ground:
        """Outline what sites are drawn on; the same for all that is shown."""
        return self._known(_GROUND, View())

    def sitings(self, scene: Scene) -> tuple[Siting, ...]:
        """Tell where the sites of each sector lie, of a scene's atlas and by its filters."""
        if scene.atlas is not self.atlas:
            return distribution(scene.atlas, scene.view)
        return self._known(_SITINGS, _sifting(scene.view))

    def _answer(self, kind: _Kind, address: str, own: str) -> Any:
        atlas = self.opened(address, own)
        view = atlas.view(address)
        if atlas is not self.atlas:
            return kind.compose(atlas, view)
        plain = _plain(view)
        page = "" if kind is _SCENE else view.page
        return kind.asked_as(self._known(kind, replace(plain, page=page)), view)


def _plain(view: View) -> View:
    """Leave out what changes no value: language, looks, what is pinned and where the map stands."""
    return replace(view, page="", lang="zh", theme="", pin="", my="", radius="20", at=())


def _sifting(view: View) -> View:
    """Leave what sifts the sites of all sectors, and nothing else."""
    return View(
        within=view.within,
        kinds=view.kinds,
        batches=view.batches,
        designated=view.designated,
        platform=view.platform,
        find=view.find,
    )
