"""Demands: what is asked beside a view, and the reader's own table, read off a request."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import request

from dashboards.hosts import here, named
from dashboards.queries import queried
from dashboards.settings import Settings
from geo.exports.wishes import Asked, WishError, asked

WORDS = ("title", "note", "review", "hide", "waive", "size", "grey", "part")
"""What a presenter may ask beside a view, as ``wishes.asked`` reads it."""

_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Demand:
    """What a request asks.

    Attributes
    ----------
    query : str
        The choices of the view, without the words.
    words : tuple of pairs
        What is asked beside them.
    site : str
        Where others reach the atlas; empty where only this machine does.
    own : str
        The reader's own tables and lists; kept nowhere.
    """

    query: str
    words: tuple[tuple[str, str], ...]
    site: str
    own: str

    @property
    def asked(self) -> Asked:
        """The wish, and the layout it is for.

        Raises
        ------
        WishError
            Where there is no such thing.
        """
        return asked(dict(self.words), self.site)


def demanded(settings: Settings) -> Demand:
    """Read the request that is answered now.

    The words stand beside the view in the address, or in a form, where they come first; a body
    that is no form is the reader's own table, and so is the field ``own`` of one.
    """
    query = queried()
    parts = [part for part in query.split("&") if part]
    view = [part for part in parts if part.partition("=")[0] not in WORDS]
    told, own = dict(parse_qsl(query, keep_blank_values=True)), request.get_data(as_text=True)
    if request.mimetype == _FORM and not own.lstrip().startswith(("[", "{")):
        form = dict(parse_qsl(own, keep_blank_values=True))
        told, own = {**told, **form}, form.get("own", "")
    words = {"review": settings.review_number, **told}
    return Demand(
        query="&".join(view),
        words=tuple((name, words[name]) for name in WORDS if name in words),
        site=_site(settings),
        own=own,
    )


def _site(settings: Settings) -> str:
    """Return where others reach the atlas: as the operator says, else as this reader does."""
    if settings.site:
        return settings.site
    root = request.url_root
    try:
        asked({}, root)
    except WishError:
        return ""
    return "" if here(named(root)) else root
