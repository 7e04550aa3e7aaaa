"""Refusals: every request that is not answered gets one sentence, and every fault a number."""

import hashlib
import logging
import traceback
from collections.abc import Mapping

from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from dashboards.queries import spoken
from geo import say

LOG = logging.getLogger("siquan")
"""Where faults are written, whole."""

_LONG = 300
_BEHIND = 500
"""Lines of how an error came about; errors can stand behind each other in a ring."""


def refused(text: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """Answer with a sentence, which nothing on the way keeps."""
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return Response(f"{text}\n", status=status, mimetype="text/plain", headers=kept)


def register(server: Flask) -> None:
    """Answer whatever goes wrong on a server; after Dash, whose own answers these replace."""
    server.register_error_handler(HTTPException, _told)
    for missing in (DependencyException, InvalidResourceError):
        server.register_error_handler(missing, lambda _error: _nothing())
    server.register_error_handler(Exception, _failed)


def misunderstood() -> Response:
    """Answer a request that no page of the atlas makes."""
    text = "The request was not understood; load the page again."
    return refused(say(spoken(), "refused.request", text), 400)


def too_large(most: int) -> Response:
    """Answer a request with a larger body than its address takes.

    Parameters
    ----------
    most : int
        Bytes that it takes.
    """
    text = "The request is too large; up to {most} KB are taken here. Send less at once."
    return refused(say(spoken(), "refused.large", text, most=f"{most / 1000:,.0f}"), 413)


def _nothing() -> Response:
    text = "There is nothing at this address; start again at the map."
    return refused(say(spoken(), "refused.nothing", text), 404)


def _told(error: HTTPException) -> HTTPException | Response:
    """Say in a sentence what the web calls by a number."""
    code = error.code or 500
    if code < 400:  # a way to elsewhere
        return error
    if code == 404:
        return _nothing()
    if code == 413:
        return too_large(request.max_content_length or 0)
    if code == 405:
        text = "Nothing here is asked in the way “{method}”; load the page again."
        said = say(spoken(), "refused.method", text, method=request.method[:20])
        ways = getattr(error, "valid_methods", None) or ()
        return refused(said, code, {"Allow": ", ".join(sorted(ways))})
    if code < 500:
        return misunderstood()
    return _failed(error)


def _failed(error: Exception) -> Response:
    """Log a fault whole under a number, and tell the reader the number alone.

    The same fault has the same number. What an error says may quote what a reader sent along; it
    is logged only where nothing was sent.
    """
    way = _way(error)
    number = hashlib.sha256(way.encode()).hexdigest()[:8]
    told = way if request.content_length else "".join(traceback.format_exception(error))
    asked = f"{request.method} {request.path}"[:_LONG]
    LOG.error("fault %s at %r\n%s", number, asked, told)
    text = (
        "Something went wrong here, which is our fault, not yours. Load the page again; if it comes"
        " back, tell whoever runs this atlas the number {number}."
    )
    return refused(say(spoken(), "refused.fault", text, number=number), 500)


def _way(error: BaseException | None) -> str:
    """Write how an error came about, and those behind it; not what they say."""
    lines: list[str] = []
    while error is not None and len(lines) < _BEHIND:
        kind = type(error)
        lines.append(f"{kind.__module__}.{kind.__qualname__}\n")
        lines += traceback.format_tb(error.__traceback__)
        error = error.__cause__ or error.__context__
    return "".join(lines)
