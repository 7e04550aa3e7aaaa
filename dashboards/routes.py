"""Plain routes: files and compression."""

import mimetypes
from typing import IO, cast

from flask import Flask, Request, Response, request
from flask_compress import Compress

from dashboards.files import Files
from dashboards.guards import LARGEST
from geo import LANGUAGES, say

STAMP = "Siquan-Release"
"""Header that names the release of an answer; the page compares it with its own."""

_GONE = "There is no such file; it is of another release of the atlas: load the page again."
_FOREVER = "public, max-age=31536000, immutable"


class _Packed(dict[str, bytes]):
    """Compressed copies of files that never change under their address."""

    def set(self, key: str, packed: bytes) -> None:
        """Keep a packed file; answers to questions have no name and are not kept."""
        if not key.endswith(";"):
            self[key] = packed


def _packed_name(asked: Request) -> str:
    """Name the packed copy of a file that is named by its content; others have none."""
    return asked.path if asked.path.startswith(("/_dash-component-suites/", "/files/")) else ""


def register(server: Flask, shelf: Files) -> None:
    """Add them to a server."""
    _compress(server)
    _finish(server, shelf.release)

    @server.get("/files/<name>")
    def file(name: str) -> Response:  # pyright: ignore[reportUnusedFunction]
        body = shelf.contents.get(f"/files/{name}")
        if body is None:
            return _former(shelf, name)
        return Response(body, mimetype=_kind(name), headers={"Cache-Control": _FOREVER})

    @server.get("/release")
    def release() -> Response:  # pyright: ignore[reportUnusedFunction]
        body = f"{shelf.release}\n"
        return Response(body, mimetype="text/plain", headers={"Cache-Control": "no-store"})


def _kind(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _former(shelf: Files, name: str) -> Response:
    """Answer a page of another release: with what stands for its file, or with what to do."""
    once = {"Cache-Control": "no-store"}
    if found := shelf.instead(name):
        body, address = found
        return Response(body, mimetype=_kind(address), headers=once)
    text = " ".join(say(lang, "line.gone", _GONE) for lang in LANGUAGES)
    return Response(f"{text}\n", status=404, mimetype="text/plain", headers=once)


def _compress(server: Flask) -> None:
    """Pack answers; what may be asked has a bound."""
    server.config.update(
        MAX_CONTENT_LENGTH=LARGEST,
        COMPRESS_MIMETYPES=[
            "text/html",
            "text/css",
            "text/csv",
            "text/javascript",
            "application/javascript",
            "application/json",
            "image/svg+xml",
        ],
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_CACHE_BACKEND=_Packed,
        COMPRESS_CACHE_KEY=_packed_name,
    )
    Compress(server)


def _finish(server: Flask, release: str) -> None:
    """Close what an answer was read from, and say of which release it is."""

    @server.after_request
    def whole(response: Response) -> Response:  # pyright: ignore[reportUnusedFunction]
        """Read a file out and close it: the compression reads on, but leaves it open."""
        if response.direct_passthrough:
            file = cast("IO[bytes]", response.response)
            response.direct_passthrough = False
            response.set_data(response.get_data())
            file.close()
        return response

    @server.after_request
    def stamp(response: Response) -> Response:  # pyright: ignore[reportUnusedFunction]
        if not _packed_name(request):  # what is kept for ever is of no release
            response.headers[STAMP] = release
        return response
