"""Plain routes: files and compression."""

import mimetypes
from typing import IO, cast

from flask import Flask, Request, Response
from flask_compress import Compress

from dashboards.files import Files
from dashboards.guards import LARGEST

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
    _finish(server)

    @server.get("/files/<name>")
    def file(name: str) -> Response:  # pyright: ignore[reportUnusedFunction]
        body = shelf.contents.get(f"/files/{name}")
        if body is None:
            return Response("no such file\n", status=404, mimetype="text/plain")
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Response(body, mimetype=kind, headers={"Cache-Control": _FOREVER})


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


def _finish(server: Flask) -> None:
    """Close what an answer was read from."""

    @server.after_request
    def whole(response: Response) -> Response:  # pyright: ignore[reportUnusedFunction]
        """Read a file out and close it: the compression reads on, but leaves it open."""
        if response.direct_passthrough:
            file = cast("IO[bytes]", response.response)
            response.direct_passthrough = False
            response.set_data(response.get_data())
            file.close()
        return response
