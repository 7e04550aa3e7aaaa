"""Pages of a pack: what stands on them, whoever writes it."""

from collections.abc import Callable
from dataclasses import dataclass

from geo.exports.sheets import Sheet
from geo.exports.tableaux import Tableau


@dataclass(frozen=True, slots=True)
class Map:
    """A map with its legend, notes and source.

    Attributes
    ----------
    name : str
        Of its file, where maps are files of their own.
    sheet : Sheet
    ranking : bool
        Whether its ranking follows.
    """

    name: str
    sheet: Sheet
    ranking: bool = False


Page = Tableau | Map


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page that is made when it is needed.

    Attributes
    ----------
    key : str
        The same for the same place in the same order: ``hangshaojiahu/map/gdp``.
    make : callable
    """

    key: str
    make: Callable[[], Page]
