"""Wishes: what a presenter asks for, read from words, whoever brings them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from geo.errors import GeoError
from geo.exports.drawings import MANY
from geo.exports.layouts import LAYOUTS, Layout, LayoutError, layout
from geo.exports.parts import AROUND, Wish
from geo.exports.sheets import Sheet
from geo.objections import LINTS
from geo.registry import Registry
from geo.text import Sentence, sentence

LONGEST = 400
"""Characters of a title or note; more would leave no room for the map."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a sheet shows unless it is left out."""

    key: str
    label: Sentence


PARTS = Registry(
    "part",
    [
        Part("legend", sentence("part.legend", "Legend")),
        Part("labels", sentence("part.labels", "Names")),
        Part("values", sentence("part.values", "Values at names")),
        Part("regions", sentence("part.regions", "Outlines of the circles")),
        Part("cores", sentence("part.cores", "Cores")),
        Part("sites", sentence("part.sites", "Sites")),
        Part("scale", sentence("part.scale", "Scale bar")),
        Part("north", sentence("part.north", "North arrow")),
        Part("address", sentence("part.address", "Address")),
        Part("code", sentence("part.code", "QR code of the address")),
    ],
)
"""What can be left out of a sheet."""


def offered(sheet: Sheet) -> frozenset[str]:
    """Return the parts that a sheet would show if nothing were left out of it."""
    whole = Sheet(sheet.scene, replace(sheet.wish, hidden=frozenset()))
    named = "labels" in sheet.scene.view.over
    shown = sum(one.class_ != AROUND for one in whole.shapes)
    there = {
        "labels": named,
        "values": named and shown <= MANY,
        "regions": bool(whole.regions),
        "cores": bool(whole.cores),
        "sites": bool(whole.sites),
        "code": bool(whole.code),
    }
    return frozenset(key for key in PARTS if there.get(key, True))


SHOWN = ("map", "ranking")
"""What a picture of a scene shows."""


class WishError(GeoError, ValueError):
    """Something asked for that there is not; the sentence quotes it and says what there is."""

    def __init__(self, said: Sentence) -> None:
        super().__init__(said.say("en"))
        self.said = said


@dataclass(frozen=True, slots=True)
class Asked:
    """A wish, and the layout it is for."""

    wish: Wish = field(default_factory=Wish)
    layout: Layout = LAYOUTS["wide"]


def asked(told: Mapping[str, str], site: str = "") -> Asked:
    """Read what a presenter asks for.

    Parameters
    ----------
    told : mapping of str to str
        ``title``, ``note``, ``review``: words. ``hide``, ``waive``: keys with commas between them,
        of ``PARTS`` and of ``objections.LINTS``. ``size``: a layout. ``grey``: 1 for a printer
        without colours. ``part``: one of ``SHOWN``. What is absent or empty is not asked for;
        other names are passed over.
    site : str
        Where the atlas is served, for address and code.

    Raises
    ------
    WishError
        Where a key or a size is none, a text too long, or the site no web address.
    """
    words = {name: " ".join(told.get(name, "").split()) for name in ("title", "note", "review")}
    for name, text in words.items():
        _short(name, text)
    wish = Wish(
        **words,
        hidden=_keys(told.get("hide", ""), PARTS),
        waived=_keys(told.get("waive", ""), LINTS),
        site=_site(site),
        part=_part(told.get("part", "")),
    )
    found = _layout(told.get("size", ""))
    return Asked(wish, replace(found, grey=told.get("grey") == "1"))


def _short(name: str, text: str) -> None:
    if len(text) > LONGEST:
        said = "{name} has {count} characters, such as {value}; at most {most} leave room for a map"
        blanks = {"name": name, "count": len(text), "most": LONGEST, "value": f"“{text[:20]}…”"}
        raise WishError(sentence("wish.long", said, **blanks))


def _part(text: str) -> str:
    if text and text not in SHOWN:
        said = "“{value}” is none of {known}"
        raise WishError(sentence("wish.unknown", said, value=text[:40], known=", ".join(SHOWN)))
    return text or SHOWN[0]


def _keys(text: str, known: Collection[str]) -> frozenset[str]:
    keys = [one.strip() for one in text.split(",") if one.strip()]
    for key in keys:
        if key not in known:
            said = "“{value}” is none of {known}"
            raise WishError(sentence("wish.unknown", said, value=key[:40], known=", ".join(known)))
    return frozenset(keys)


def _layout(text: str) -> Layout:
    if not text:
        return LAYOUTS["wide"]
    try:
        return layout(text)
    except LayoutError as error:
        said = (
            "no picture can be drawn of size “{value}”; write one like 1920x1080px or"
            " 297x210mm@300, or {known}; each side has 240 to 16,000 dots, and none is over"
            " four times the other"
        )
        known = ", ".join(LAYOUTS)
        raise WishError(sentence("wish.size", said, value=text[:40], known=known)) from error


def _site(text: str) -> str:
    """Return a web address without what follows the host and folder."""
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if text and not (parts.scheme in ("http", "https") and parts.netloc and not parts.query):
        said = "“{value}” is no address of an atlas; write it whole, with https:// in front"
        raise WishError(sentence("wish.site", said, value=text[:60]))
    return text.rstrip("/")
