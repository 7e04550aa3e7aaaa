"""Hindrances: what the machine is in the way of, however right the question is."""

from geo.errors import GeoError
from geo.text import Sentence


class HinderedError(GeoError, OSError):
    """Something that the machine lacks: a file of the product, or room on a disk.

    Attributes
    ----------
    sentence : Sentence
        What is lacking, what works all the same, and what whoever runs the machine does.
    """

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        super().__init__(sentence)

    def __str__(self) -> str:
        return str(self.sentence)
