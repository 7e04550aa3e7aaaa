"""Publications: a table of what published values were taken from, and what ends every table."""

from collections import Counter
from collections.abc import Iterable

from geo.exports.parts import Told
from geo.exports.tableaux import Grid
from geo.observations import Source
from geo.text import say


def ends_of(told: Told) -> tuple[str, ...]:
    """Say below a table whose boundaries and which data these are, and where the same is shown."""
    address = told.address and say(
        told.lang, "picture.address", "Address: {address}", address=told.address
    )
    return tuple(one for one in (told.credit, address) if one)


def publications(sources: Iterable[Source], lang: str, notes: tuple[str, ...] = ()) -> Grid:
    """List publications, those behind the most values first.

    Parameters
    ----------
    sources : iterable of Source
        One a value.
    lang : str
    notes : tuple of str
    """
    counts = Counter((x.title, x.publisher or "", str(x.year or ""), x.url or "") for x in sources)
    head = (
        say(lang, "docx.source", "Source"),
        say(lang, "out.publisher", "Publisher"),
        say(lang, "out.year", "Year"),
        say(lang, "trace.url", "Address"),
        say(lang, "out.values", "Values"),
    )
    rows = tuple((*told, str(count)) for told, count in counts.most_common())
    return Grid(say(lang, "pack.sources", "Sources"), head, rows, notes)
