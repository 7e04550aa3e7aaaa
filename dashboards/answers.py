"""Answers to addresses: remembered where all readers share them, else forgotten."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from geo import Atlas, Scene, View, compose
from geo.adoptions import adopt
from geo.comparisons import Board, asked_as, compose_board
from geo.own import own_keys, read_own

_REMEMBERED = 512


@dataclass(frozen=True)
class Answers:
    """What there is to draw for an address.

    Attributes
    ----------
    atlas : Atlas
        The published values.
    """

    atlas: Atlas
    _drawn: Any = field(init=False, repr=False, compare=False)
    _compared: Any = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Give every instance a memory of its own."""
        drawn = lru_cache(maxsize=_REMEMBERED)(self._compose)
        object.__setattr__(self, "_drawn", drawn)
        compared = lru_cache(maxsize=_REMEMBERED // 4)(self._compare)
        object.__setattr__(self, "_compared", compared)

    def _compose(self, view: View) -> Scene:
        return compose(self.atlas, view)

    def _compare(self, view: View) -> Board:
        return compose_board(self.atlas, view)

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
        atlas = self.opened(address, own)
        view = atlas.view(address)
        if atlas is not self.atlas:
            return compose(atlas, view)
        return replace(self._drawn(_plain(view)), view=view)

    def board(self, address: str, own: str = "") -> Board:
        """Compose what an address compares.

        Raises
        ------
        TableError
            Where the own table is not one.
        """
        atlas = self.opened(address, own)
        view = atlas.view(address)
        if atlas is not self.atlas:
            return compose_board(atlas, view)
        return asked_as(self._compared(replace(_plain(view), page=view.page)), view)


def _plain(view: View) -> View:
    """Leave out what changes no value: language, looks, what is pinned and where the map stands."""
    return replace(view, page="", lang="zh", theme="", pin="", my="", radius="20", at=())
