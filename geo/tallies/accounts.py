"""Accounts: how every row of a register ended; they add up to all."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from geo.topology import IntArray

_MOST = 5
"""Examples that are told of each reason."""


@dataclass(slots=True)
class Account:
    """How rows ended.

    Attributes
    ----------
    rows, counted : int
        All of them, and those that are in the counts.
    ended : dict of reason to int
        The others.
    examples : dict of reason to list of (row, what stands there)
        The first few; rows are counted from 0.
    unvalued : int
        Rows that are counted and whose value is something that is no number.
    years : set of int
        That the counted rows are of, where the register has a column of years.
    wanted : dict of ``role=word`` to int
        Rows that have a word that was asked for.
    lines : int
        All rows with the empty ones between them, by which rows are numbered.
    """

    rows: int = 0
    counted: int = 0
    ended: dict[str, int] = field(default_factory=dict[str, int])
    examples: dict[str, list[tuple[int, str]]] = field(
        default_factory=dict[str, list[tuple[int, str]]]
    )
    unvalued: int = 0
    years: set[int] = field(default_factory=set[int])
    wanted: dict[str, int] = field(default_factory=dict[str, int])
    lines: int = 0

    def put(self, reason: str, rows: IntArray, texts: Iterable[str]) -> None:
        """Take rows down that ended for one reason; of the texts as many as are told."""
        if len(rows):
            self.ended[reason] = self.ended.get(reason, 0) + len(rows)
            self.quote(reason, rows, texts)

    def quote(self, about: str, rows: IntArray, texts: Iterable[str]) -> None:
        """Take down where some rows stand, and what stands there."""
        kept = self.examples.setdefault(about, [])
        kept.extend(zip(rows[: _MOST - len(kept)].tolist(), texts, strict=False))

    def add(self, other: "Account") -> None:
        """Take the account of the part that follows down; its rows are counted on."""
        for reason, count in other.ended.items():
            self.ended[reason] = self.ended.get(reason, 0) + count
        for about, some in other.examples.items():
            kept = self.examples.setdefault(about, [])
            more = some[: _MOST - len(kept)]
            kept.extend((row + self.lines, text) for row, text in more)
        for word, count in other.wanted.items():
            self.wanted[word] = self.wanted.get(word, 0) + count
        self.lines += other.lines
        self.rows += other.rows
        self.counted += other.counted
        self.unvalued += other.unvalued
        self.years |= other.years

    def to_json(self) -> dict[str, Any]:
        """Return the account as facts."""
        return {
            "rows": self.rows,
            "counted": self.counted,
            "ended": self.ended,
            "examples": self.examples,
            "unvalued": self.unvalued,
            "years": sorted(self.years),
            "wanted": self.wanted,
            "lines": self.lines,
        }

    @classmethod
    def of(cls, told: dict[str, Any]) -> "Account":
        """Read an account from its facts."""
        examples = {
            reason: [(int(row), str(text)) for row, text in some]
            for reason, some in told["examples"].items()
        }
        account = cls(told["rows"], told["counted"], told["ended"], examples, told["unvalued"])
        account.years, account.wanted = set(told["years"]), told["wanted"]
        account.lines = told["lines"]
        return account


def check(account: Account) -> None:
    """Make sure that no row was lost.

    Raises
    ------
    ArithmeticError
        Where one was, which is a fault of ours.
    """
    ended = account.counted + sum(account.ended.values())
    if ended != account.rows:
        raise ArithmeticError(f"{account.rows} rows, of which {ended} are accounted for")
