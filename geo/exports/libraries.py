"""Libraries of pages: put in from the files of this package, never asked for.

Folium names the libraries that it wants from elsewhere. What is not here is an error.
"""

import re
from functools import cache
from importlib.resources import files

_INLINED = {"leaflet.js", "leaflet.css"}
_DROPPED = {
    "jquery-3.7.1.min.js",
    "bootstrap.bundle.min.js",
    "bootstrap.min.css",
    "bootstrap-glyphicons.css",
    "all.min.css",
    "leaflet.awesome-markers.js",
    "leaflet.awesome-markers.css",
    "leaflet.awesome.rotate.min.css",
}
"""What Folium always asks for, and a map without pins and pop-ups does not use."""

_ASKED = re.compile(r'<script[^>]*\bsrc="([^"]*)"[^>]*></script>|<link[^>]*\bhref="([^"]*)"[^>]*>')
_VIEWPORT = re.compile(r"<meta name=\"viewport\"[^>]*>")
_IMAGE = re.compile(r"background-image: url\(images/[^)]*\);")


def inlined(head: str) -> str:
    """Put in what a head asks for.

    Raises
    ------
    ValueError
        For what is not in this package.
    """
    return _ASKED.sub(lambda found: _library(found[1] or found[2]), _VIEWPORT.sub("", head))


def _library(address: str) -> str:
    name = address.rpartition("/")[2]
    if name in _DROPPED:
        return ""
    if name not in _INLINED:
        known = ", ".join(sorted(_INLINED))
        raise ValueError(f"the map asks for {address!r}; only {known} can be put in")
    text = file(name)
    if name.endswith(".css"):
        return f"<style>{_IMAGE.sub('', text)}</style>"
    return f"<script>/*\n{file('leaflet-LICENSE')}*/\n{text}</script>"


@cache
def file(name: str) -> str:
    """Read a file that pages are made of."""
    return (files("geo.exports") / "files" / name).read_text("utf-8")
