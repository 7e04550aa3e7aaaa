"""What a server writes down: one line a request, without a word about who asked for what.

A line has the time, the method, the pattern of the address, the status, how long it took and how
much was sent. No query, no address of a reader, no browser, nothing that was sent along; of an
error the kind and the places in the code, not its text, which may quote a reader's table.
"""

import json
import logging
import sys
import traceback
from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, g, request

from dashboards.settings import Settings

LOG = logging.getLogger("siquan")
KINDS: tuple[str, ...] = ("none", "text", "json")
"""Nothing but events and faults; lines to be read; lines for a collector."""

_NOBODY = "-"


class Lines(logging.Formatter):
    """Writes every record as one line.

    Parameters
    ----------
    kind : str
        One of ``KINDS``.
    """

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        when = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        told: Mapping[str, Any] = getattr(record, "told", {})
        fields = {"time": when, "level": record.levelname.lower(), **told}
        if not told:
            fields["message"] = record.getMessage()
        if record.exc_info and record.exc_info[1]:
            fields["error"] = _places(record.exc_info[1])
        if self.kind == "json":
            return json.dumps(fields, ensure_ascii=False)
        return " ".join(str(one).replace("\n", " ") for one in fields.values())


def _places(error: BaseException) -> str:
    """Tell the kind of an error and where it arose; its text stays out."""
    frames = traceback.extract_tb(error.__traceback__)
    way = " < ".join(f"{one.name}:{one.lineno}" for one in reversed(frames))
    return f"{type(error).__module__}.{type(error).__name__} in {way}"


def write_to_stderr(kind: str) -> None:
    """Let everything that this process says go to stderr, one line each."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines(kind))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    LOG.setLevel(logging.INFO)
    # That a question waits for a thread is seen in the times; it is nothing to warn of.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)


def register(server: Flask, settings: Settings) -> None:
    """Write a line a request, where the settings ask for it.

    To be called before all else that looks at answers: then it sees them last, as they are sent.
    """
    if settings.log not in KINDS[1:]:
        return

    @server.before_request
    def begin() -> None:  # pyright: ignore[reportUnusedFunction]
        g.began = settings.clock()

    @server.after_request
    def end(response: Response) -> Response:  # pyright: ignore[reportUnusedFunction]
        LOG.info("", extra={"told": _line(response, settings.clock() - g.pop("began"))})
        return response


def _line(response: Response, seconds: float) -> dict[str, Any]:
    rule = request.url_rule
    return {
        "method": request.method if request.method.isalpha() else _NOBODY,
        "route": rule.rule if rule else _NOBODY,
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "bytes": response.calculate_content_length() or 0,
    }
