"""Refusals: why something is not measured, to be said in the reader's language."""

from geo.errors import RefusedError
from geo.text import Sentence


class UnstudiedError(RefusedError):
    """A question that a rule of truth, or the measure itself, does not let us answer.

    Attributes
    ----------
    rule : str
        A flag, or ``few``, ``same``, ``sign``, ``years``, ``against``, ``total`` or ``sectors``.
    told : Sentence
        What was asked and why it cannot be answered.
    """

    def __init__(self, rule: str, told: Sentence) -> None:
        self.told = told
        super().__init__(rule, told.say("en"))
