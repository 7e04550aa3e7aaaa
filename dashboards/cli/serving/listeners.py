"""Listeners: the sockets at which readers arrive, held by one process and shared by all workers."""

import socket
from contextlib import suppress

BACKLOG = 1024
"""Readers that may wait at the door, such as while the data are opened."""


def listen(host: str, port: int) -> list[socket.socket]:
    """Listen at every address that a host's name stands for on this machine.

    Raises
    ------
    OSError, ValueError
        Where not one of them can be had.
    """
    kind = socket.SOCK_STREAM
    found = socket.getaddrinfo(host, port, type=kind, flags=socket.AI_PASSIVE)
    ways = sorted({(family, where) for family, _, _, _, where in found})
    heard: list[socket.socket] = []
    refused: OSError | None = None
    for family, where in ways:
        # A free port that was found for the first address is taken at the others, too.
        at = heard[0].getsockname()[1] if heard else port
        try:
            heard.append(_heard(family, (where[0], at, *where[2:])))
        except OSError as error:
            refused = error
    if refused and not heard:
        raise refused
    return heard


def _heard(family: int, where: tuple[object, ...]) -> socket.socket:
    found = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_REUSEADDR") and hasattr(socket, "AF_UNIX"):
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            with suppress(OSError):
                found.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        found.bind(where)
        found.listen(BACKLOG)
    except OSError:
        found.close()
        raise
    return found
