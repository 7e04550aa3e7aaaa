"""Archives: office files as the libraries write them, which stamp them by the machine's clock."""

import io
from typing import Protocol

from geo.hindrances import HinderedError
from geo.text import sentence

_FIRST = "1980"
"""The year before which no archive can say that a file was written; its library says so."""


class Savable(Protocol):
    """A document or a deck."""

    def save(self, path_or_stream: io.BytesIO, /) -> None:
        """Write it."""


def saved(document: Savable) -> io.BytesIO:
    """Write an office file; the caller takes the clock's stamps out of it.

    Raises
    ------
    HinderedError
        Where the clock stands before 1980, which archives cannot say.
    """
    content = io.BytesIO()
    try:
        document.save(content)
    except ValueError as error:
        if _FIRST not in str(error):
            raise
        text = (
            "The clock of this machine stands before 1980, when slides and documents cannot be"
            " written; set it right. Pictures and tables are written as ever."
        )
        raise HinderedError(sentence("hindered.clock", text)) from error
    return content
