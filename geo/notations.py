"""Notations: JSON as it comes from a browser or a file, read with care."""

import json
import re

_HALF = re.compile("[\ud800-\udfff]")
_PERHAPS = re.compile(r"[\ud800-\udfff]|\\u[dD][89a-fA-F]")


def parse(text: str | bytes) -> object:
    """Read JSON.

    Parameters
    ----------
    text : str or bytes
        Bytes are UTF-8.

    Raises
    ------
    ValueError
        Where it is none, nests too deeply, has numbers that are none, or halves of characters,
        which JSON can spell and no file can hold.
    """
    told = text if isinstance(text, str) else text.decode()
    try:
        found = json.loads(told, parse_constant=_no_number)
        if _PERHAPS.search(told) and _HALF.search(json.dumps(found, ensure_ascii=False)):
            raise ValueError("half a character")
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return found


def whole(text: str) -> str:
    """Write a text that is quoted with nothing in it that no file can hold."""
    return _HALF.sub("\ufffd", text)


def _no_number(text: str) -> float:
    raise ValueError(text)
