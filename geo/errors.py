"""Everything that can go wrong, by name.

Each message quotes the value it was given, says what was expected and what to do. The faces
(command line, web app) translate these in one place; anything else is a fault of ours.
"""

from dataclasses import dataclass


class GeoError(Exception):
    """Base of every error this library raises on purpose."""


class UnknownKeyError(GeoError, KeyError):
    """A key that names nothing of its kind.

    Attributes
    ----------
    kind, key : str
        What was looked up, and the name that was not found.
    known : tuple of str
        The names that would have been found.
    """

    def __init__(self, kind: str, key: str, known: tuple[str, ...]) -> None:
        self.kind, self.key, self.known = kind, key, known
        super().__init__(kind, key, known)

    def __str__(self) -> str:
        return f"no {self.kind} named {self.key!r}; known: {', '.join(self.known)}"


class RefusedError(GeoError, ValueError):
    """A question that a rule of truth does not let us answer.

    Attributes
    ----------
    rule : str
        The flag that stands for the rule, such as ``not_additive``.
    reason : str
        One sentence that names what was asked and why it cannot be answered.
    """

    def __init__(self, rule: str, reason: str) -> None:
        self.rule, self.reason = rule, reason
        super().__init__(rule, reason)

    def __str__(self) -> str:
        return self.reason


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one row of one file.

    Attributes
    ----------
    file : str
        Path below the data folder, such as ``data/sites/sites.csv``.
    row : int or None
        Line of the file, the header being line 1; ``None`` where the file as a whole is meant.
    reason : str
        What is wrong: the value found and what was expected.
    broken : bool
        Whether the file is not the one that its descriptor seals.
    """

    file: str
    row: int | None
    reason: str
    broken: bool = False

    def __str__(self) -> str:
        where = self.file if self.row is None else f"{self.file}, row {self.row}"
        return f"{where}: {self.reason}"


class SourceError(GeoError, ValueError):
    """A data folder that is not valid; nothing of it was loaded.

    Attributes
    ----------
    problems : tuple of Problem
        All that was found, in the order of files and rows.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(problems)

    def __str__(self) -> str:
        more = f" (and {len(self.problems) - 1} more; `siquan check` lists them)"
        return f"{self.problems[0]}{more if len(self.problems) > 1 else ''}"
