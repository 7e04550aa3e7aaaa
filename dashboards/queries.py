"""What the request that is answered now says in its address."""

from flask import request

from geo import LANGUAGES


def queried() -> str:
    """Return its query; a guard has mended what was no text."""
    return request.query_string.decode()


def spoken() -> str:
    """Return the language that it asks for."""
    lang = request.args.get("lang", "")
    return lang if lang in LANGUAGES else LANGUAGES[0]
