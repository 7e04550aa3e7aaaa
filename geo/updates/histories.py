"""What changed from one version of the data to the next, as it is told to readers."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from geo.text import LANGUAGES, say
from geo.updates.ledgers import Ledger
from geo.updates.revisions import Change, Publication

DESCRIPTOR = "data/datapackage.json"
HISTORY = "changes"
"""The table of changes."""
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of the data.

    Attributes
    ----------
    version : str
        Its name; empty for the one that follows by itself.
    date : str
        The day it is made, as ``2026-11-22``.
    """

    version: str
    date: str


def following(version: str) -> str:
    """Return the version after another: ``2026.11``, ``2026.11.1``, ``2026.11.2``."""
    *first, last = version.split(".")
    if len(first) < _PARTS - 1 or not last.isdecimal():
        return f"{version}.1"
    return ".".join([*first, str(int(last) + 1)])


def named(descriptor: bytes, version: str) -> bytes:
    """Return a descriptor with another version; nothing else in it changes."""
    encoding = json.detect_encoding(descriptor)
    text = descriptor.decode(encoding)
    wanted = json.loads(text) | {"version": version}
    places = re.finditer(r'"version"\s*:\s*"((?:[^"\\]|\\.)*)"', text)
    tried = (
        text[: one.start(1)] + json.dumps(version)[1:-1] + text[one.end(1) :] for one in places
    )
    return next((one for one in tried if json.loads(one) == wanted), text).encode(encoding)


def record(
    history: Ledger, changes: Iterable[Change], publication: Publication, edition: Edition
) -> None:
    """Add a row of history for every change."""
    for change in changes:
        reasons = {f"reason_{lang}": reason(change, publication, lang) for lang in LANGUAGES}
        history.append(
            {
                "version": edition.version,
                "date": edition.date,
                "table": change.table,
                "code": change.code,
                "indicator": change.indicator,
                "year": str(change.year),
                "before": change.before,
                "after": change.after,
                **reasons,
            }
        )


def reason(change: Change, publication: Publication, lang: str) -> str:
    """Say why a value changes."""
    title = publication.title
    match change.kind:
        case "new":
            return say(lang, "update.why.new", "Published in {title}.", title=title)
        case "changed":
            return say(
                lang,
                "update.why.changed",
                "As in {title}; the value before is kept among the conflicts.",
                title=title,
            )
        case "corrected":
            return say(
                lang, "update.why.corrected", "Copied wrongly from {title} before.", title=title
            )
        case "confirmed":
            return say(lang, "update.why.confirmed", "Confirmed by {title}.", title=title)
