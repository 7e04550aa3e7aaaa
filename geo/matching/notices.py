"""What there is to say about a table as a whole, and not too often."""

from collections import Counter

from geo.text import Sentence, sentence

MOST = 12
"""So many sentences of one key are told; the rest are counted."""


class Notices:
    """Collects sentences for the reader."""

    def __init__(self) -> None:
        self._told: dict[str, list[Sentence]] = {}
        self._more = Counter[str]()

    def add(self, said: Sentence) -> None:
        """Add a sentence, unless the same stands there."""
        told = self._told.setdefault(said.key, [])
        if said in told:
            return
        if len(told) < MOST:
            told.append(said)
        else:
            self._more[said.key] += 1

    def all(self) -> tuple[Sentence, ...]:
        """Return the sentences in the order in which their kinds came up."""
        found: list[Sentence] = []
        for key, told in self._told.items():
            found += told
            if more := self._more[key]:
                found.append(
                    sentence("match.more", "… and {count} more of this kind.", count=f"{more:,}")
                )
        return tuple(found)
