"""Policies: what a browser may do with an answer, said in the headers of each."""

from collections.abc import Sequence
from importlib.metadata import version
from urllib.parse import urlsplit

from flask import Flask, Response, request

from dashboards.settings import Settings

SHUT_IN = "sandbox allow-scripts; frame-ancestors 'self'"
"""The policy of a page of its own that another page shows: it is nobody, and reaches nothing."""

_YEAR = 31_536_000
_POWERS = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""What browsers can do and no page here asks of them."""

_EMPTY = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
_STYLES = {
    ("dash", "4.4.1"): (_EMPTY, "Do5Z9ZqsPvCQTUBQS9BnDm/2+on7omuzuLYk5sbA+2s="),
    ("dash-leaflet", "1.1.3"): (
        _EMPTY,
        "Su7lkWyrR39ozUimPZSARr9qtPsgwvk98P/VAGbG6v8=",
        "ceeoylCL0ld4NwOaXf4vG0Z8pEknXXuzJ5ZV0Ir6ft4=",
        "vEFWWSptvAnmTyDLqu3LdoYyHTq0QbynLLSzYwyFY4A=",
        "BvJwtF3ZgG8gcdZQ022TX/OW+AK0Sm8Fw++80SG4tXU=",
    ),
}
"""SHA-256 of the styles that a release of a library writes into the page, empty first."""


def register(server: Flask, settings: Settings, hashes: Sequence[str]) -> None:
    """Give every answer of a server its headers.

    Parameters
    ----------
    server : Flask
    settings : Settings
    hashes : sequence of str
        Of the scripts that stand in a page itself, as the policy writes them.
    """
    plain = _fixed(settings)
    bare = _policy({"frame-ancestors": settings.frames})
    full = _policy(_page(settings, hashes))

    @server.after_request
    def head(response: Response) -> Response:  # pyright: ignore[reportUnusedFunction]
        response.headers.update(plain)
        page = response.mimetype == "text/html"
        response.headers.setdefault("Content-Security-Policy", full if page else bare)
        if request.method == "POST":  # a reader's own may be in it
            response.headers["Cache-Control"] = "no-store"
        return response


def _fixed(settings: Settings) -> dict[str, str]:
    """Return what all answers say alike."""
    told = {
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{power}=()" for power in _POWERS),
    }
    if settings.site.startswith("https:"):
        told["Strict-Transport-Security"] = f"max-age={_YEAR}"
    return told


def _page(settings: Settings, hashes: Sequence[str]) -> dict[str, str]:
    """Say what a page may fetch and run.

    Scripts come from here and are never made from texts. Styles of single elements are written by
    the server: the width of a bar, the colour of a class. They are let through, and can ask for
    nothing but what the other lines allow. ``style-src`` is for browsers that do not know the two
    finer names.
    """
    return {
        "script-src": " ".join(["'self'", *hashes]),
        "style-src": "'self' 'unsafe-inline'",
        "style-src-elem": " ".join(["'self'", *_styles()]),
        "style-src-attr": "'unsafe-inline'",
        "img-src": " ".join(["'self'", "data:", "blob:", *_tiles(settings.tiles)]),
        "connect-src": "'self'",
        "frame-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": settings.frames,
    }


def _styles() -> list[str]:
    """Return what lets the styles of the libraries through: their hashes, as far as known.

    Of a release that is not known all are let through, or its map would lie in pieces.
    """
    known = [_STYLES.get((name, version(name))) for name, _ in _STYLES]
    if None in known:
        return ["'unsafe-inline'"]
    return [f"'sha256-{one}'" for one in dict.fromkeys(x for hashes in known for x in hashes or ())]


def _tiles(address: str) -> list[str]:
    """Return where tiles come from; ``{s}`` stands for any of its servers.

    Examples
    --------
    >>> _tiles("http://{s}.127.0.0.1:8000/{z}/{x}/{y}.png?key=k")
    ['http://*.127.0.0.1:8000']
    """
    if "//" not in address:
        return []
    told = urlsplit(address.replace("{s}", "*"))
    return [f"{told.scheme}://{told.netloc}" if told.scheme else told.netloc]


def _policy(rules: dict[str, str]) -> str:
    whole = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'", **rules}
    return "; ".join(f"{name} {value}" for name, value in whole.items())
