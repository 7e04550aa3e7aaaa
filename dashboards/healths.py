"""Whether the atlas answers: for whoever watches the server, not for readers."""

from importlib.metadata import version

from flask import Flask, Response, jsonify

from geo import Atlas

PATH = "/healthz"


def register(server: Flask, atlas: Atlas) -> None:
    """Answer with the versions of the product and of its data; nothing is computed for it."""
    told = {"ok": True, "version": version("siquan"), "data": atlas.version}

    @server.get(PATH)
    def health() -> Response:  # pyright: ignore[reportUnusedFunction]
        answer = jsonify(told)
        answer.headers["Cache-Control"] = "no-store"
        return answer
