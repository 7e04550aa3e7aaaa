"""Questions: what is to be counted of a register, and where in the file it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from geo.errors import GeoError
from geo.matching.sites import role_of_site
from geo.places import fold
from geo.text import Sentence, listed, sentence
from geo.workbooks import TableError

ROLES = ("lon", "lat", "value", "sector", "status", "year", "name")
"""What a column of a register may hold."""
WORDS = ("sector", "status", "year")
"""What rows may be told apart by."""
_HEADS = {
    "value": ("value", "数值", "值"),
    "status": ("status", "状态", "登记状态", "经营状态", "存续状态"),
}
_SHAPES = ("geometry", "geom", "thegeom", "wkbgeometry", "shape", "几何")
_SHOWN = 20


class QuestionError(GeoError, ValueError):
    """A question that cannot be asked; the sentence quotes why and says what to do."""

    def __init__(self, said: Sentence) -> None:
        super().__init__(said.say("en"))
        self.said = said


@dataclass(frozen=True, slots=True)
class Question:
    """What is counted, the same for every part of a register.

    Attributes
    ----------
    columns : tuple of (role, column)
        Where each role of ``ROLES`` that the file has is read.
    system : str
        Of the positions, a key of ``positions.SYSTEMS``.
    place : str
        ``area``, ``sector``, or ``cell``: one of H3.
    resolution : int
        Of the cells, 0 to 15.
    also : tuple of str
        Of ``WORDS``: what else parts the counts.
    only : tuple of (role, word)
        Rows of other words are set aside; of several words of one role each will do.
    sectors : tuple of (folded word, key)
        Words that stand for one sector.
    square : float
        Degrees of latitude of the squares in which positions are gathered to look for clusters;
        0 looks for none.
    """

    columns: tuple[tuple[str, str], ...]
    system: str = "wgs84"
    place: str = "area"
    resolution: int = 0
    also: tuple[str, ...] = ()
    only: tuple[tuple[str, str], ...] = ()
    sectors: tuple[tuple[str, str], ...] = ()
    square: float = 0.0

    @property
    def keys(self) -> tuple[str, ...]:
        """By what the counts are parted."""
        return tuple(dict.fromkeys((self.place, *self.also)))

    @property
    def roles(self) -> Mapping[str, str]:
        """The column of each role."""
        return dict(self.columns)


def located(
    heads: Sequence[str], told: Mapping[str, str], wanted: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    """Find the columns of a register by their headings.

    Parameters
    ----------
    heads : sequence of str
        The headings of the file.
    told : mapping of column to role
        What the reader said; it comes first.
    wanted : iterable of str
        Roles without which the question has no answer.

    Raises
    ------
    QuestionError
        Where a column that was named is not there, a role is none, or two columns have one role.
    TableError
        Where a column that is wanted is not there, or two columns have one name.
    """
    _check(heads, told)
    columns: dict[str, str] = {}
    for head, role in told.items():
        if columns.setdefault(role, head) != head:
            raise _two(role, [columns[role], head])
    for role in ROLES:
        found = [head for head in heads if head not in told and role_of(head) == role]
        if role not in columns and len(found) > 1 and role != "name":
            raise _two(role, found)
        if found:
            columns.setdefault(role, found[0])
    for role in wanted:
        if role not in columns:
            raise _missing(role, heads)
    return tuple((role, columns[role]) for role in ROLES if role in columns)


def _missing(role: str, heads: Sequence[str]) -> TableError:
    shapes = next((one for one in heads if fold(one) in _SHAPES), None)
    if role in ("lon", "lat") and shapes is not None:
        said = sentence(
            "tally.shapes",
            "The positions stand as shapes in “{name}”; write longitude and latitude into"
            " two columns of numbers, lon and lat.",
            name=shapes[:40],
        )
        return TableError(said)
    said = sentence(
        "tally.no_column",
        "The file has no column of which the heading says {role}; it has {heads}. Name it"
        " with --column NAME={role}.",
        role=role,
        heads=_named(heads),
    )
    return TableError(said)


def _two(role: str, found: Sequence[str]) -> QuestionError:
    said = sentence(
        "tally.two",
        "The columns {found} may all be the {role}; choose one with --column NAME={role}.",
        found=listed("en", [repr(one) for one in found]),
        role=role,
    )
    return QuestionError(said)


def role_of(head: str) -> str:
    """Return the role that a heading names; empty where it names none."""
    role = role_of_site(head)
    if role in ROLES:
        return role
    folded = fold(head)
    return next((role for role, known in _HEADS.items() if folded in known), "")


def _check(heads: Sequence[str], told: Mapping[str, str]) -> None:
    for name, role in told.items():
        if name not in heads:
            said = sentence(
                "tally.column",
                "The file has no column “{name}”; it has {heads}.",
                name=name[:40],
                heads=_named(heads),
            )
            raise QuestionError(said)
        if role not in ROLES:
            said = sentence(
                "tally.role",
                "A column cannot be “{role}”; write NAME=ROLE with one of {roles}.",
                role=role[:40],
                roles=listed("en", ROLES),
            )
            raise QuestionError(said)
    twice = next((one for one in heads if list(heads).count(one) > 1), None)
    if twice is not None and (twice in told or role_of(twice)):
        said = sentence(
            "tally.twice",
            "The file has two columns “{name}”; give each a heading of its own.",
            name=twice[:40],
        )
        raise TableError(said)


def _named(heads: Sequence[str]) -> str:
    more = "" if len(heads) <= _SHOWN else " …"
    return listed("en", [repr(one[:40]) for one in heads[:_SHOWN]]) + more
