"""Where the atlas stands on its host: under a path of its own, and behind servers that pass on.

Inside, every address begins at the root: links, files, the addresses that a script asks for. Under
a prefix an answer is changed as it leaves, here and nowhere else; the scripts read the prefix off
the page (``assets/roots.js``).
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask, Response
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboards.settings import Settings

_SHAPE = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,63}){1,8}")
_REWRITTEN = ("text/html", "application/json")
_SLASH = rb"(?:/|\\+u002f)"
_CARRIERS = rb"(\s(?:href|src|action|content|data-home|data-glance)=\\*\")(?=" + _SLASH + rb")"

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A web application, as servers call it."""


def whole(text: str) -> str:
    """Return a prefix with a slash before it and none behind; nothing for the root.

    Raises
    ------
    ValueError
        Where the text is no path of plain words.
    """
    words = text.strip().strip("/")
    if words and not _SHAPE.fullmatch(f"/{words}"):
        raise ValueError(text)
    return f"/{words}" if words else ""


def register(server: Flask, settings: Settings) -> None:
    """Let a server stand where its settings say; to be called before what packs its answers runs.

    Without ``proxies`` no header that a reader sends says who asks, or by which name.
    """
    prefix = whole(settings.prefix)
    if prefix:
        server.after_request(_moved(prefix))
        server.wsgi_app = _mounted(  # pyright: ignore[reportAttributeAccessIssue]
            server.wsgi_app, prefix
        )
    if count := settings.proxies:
        server.wsgi_app = ProxyFix(  # pyright: ignore[reportAttributeAccessIssue]
            server.wsgi_app, x_for=count, x_proto=count, x_host=count
        )


def _mounted(app: Wsgi, prefix: str) -> Wsgi:
    """Take the prefix off what is asked, whether the server before has taken it off or not."""

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path: str = environ.get("PATH_INFO", "")
        if path == prefix or path.startswith(f"{prefix}/"):
            path = path[len(prefix) :] or "/"
        return app(environ | {"SCRIPT_NAME": prefix, "PATH_INFO": path}, start)

    return answer


def _moved(prefix: str) -> Callable[[Response], Response]:
    """Return what writes the prefix before every address of a page, or of a part of one in JSON.

    Only attributes that hold addresses are touched; in texts the quotes are escaped, so nothing
    that a page says can look like one. In JSON quotes and slashes are escaped, once or more often.
    What Dash wrote has the prefix already.
    """
    given = prefix.encode()
    carrier = re.compile(_CARRIERS + rb"(?!" + _SLASH * 2 + rb"|" + re.escape(given) + rb"/_dash-)")

    def move(response: Response) -> Response:
        kept = "attachment" in response.headers.get("Content-Disposition", "")
        if response.mimetype in _REWRITTEN and not kept and not response.direct_passthrough:
            response.set_data(carrier.sub(rb"\1" + given, response.get_data()))
        return response

    return move
