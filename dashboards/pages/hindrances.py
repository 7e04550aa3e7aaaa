"""What a machine hinders is said in a sentence; the map goes on, since it needs no disk."""

import logging

from flask import Flask, Response

from dashboards.queries import spoken
from geo import say
from geo.hindrances import HinderedError

LOG = logging.getLogger("siquan")


def register(server: Flask) -> None:
    """Answer where a disk is full, read-only or lacks a file; the whole fault goes to the log."""
    server.register_error_handler(OSError, _hindered)


def _hindered(error: OSError) -> Response:
    LOG.error("hindered", exc_info=error)
    headers = {"Cache-Control": "no-store"}
    return Response(f"{_told(error)}\n", status=503, mimetype="text/plain", headers=headers)


def _told(error: OSError) -> str:
    """Say what is in the way; names of files stay here."""
    lang = spoken()
    if isinstance(error, HinderedError):
        return error.sentence.say(lang)
    return say(
        lang,
        "hindered.disk",
        "The machine that serves the atlas cannot write what this file needs ({reason}). The map"
        " and the tables go on; ask whoever runs it to make room for temporary files.",
        reason=error.strerror or say(lang, "hindered.room", "no room for temporary files"),
    )
