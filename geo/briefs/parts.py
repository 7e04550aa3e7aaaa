"""Parts: what a brief is made of, and numbers that know what they are."""

from dataclasses import dataclass

from geo.atlas import Atlas
from geo.indicators import Indicator
from geo.measures import Value
from geo.places import Place
from geo.text import Sentence
from geo.views import View


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
    origin : Sentence
        Where it comes from, for readers of a file.
    """

    shown: str
    address: str
    origin: Sentence

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
