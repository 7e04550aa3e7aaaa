"""What the operator decides, read once from the environment."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one server.

    Attributes
    ----------
    tiles : str
        Address of a tile service with ``{z}``, ``{x}``, ``{y}`` and the operator's own key;
        empty (the default) means no base map, and then no request leaves the machine.
    tiles_credit : str
        Whom to credit for the tiles.
    review_number : str
        Map approval number (审图号) of a map that was reviewed; empty marks the map as a sketch.
    site : str
        Where others reach the atlas, such as ``https://…``; exported files lead
        there, by their address and a code to scan.
    prefix : str
        Path under which the atlas stands on its host, such as ``/atlas``; empty is the root.
    proxies : int
        How many servers of the operator's own pass requests on; so many entries of their
        ``X-Forwarded-…`` headers are believed.
    log : str
        ``none``, ``text`` or ``json``: whether and how each request is written down.
    clock : callable
        Tells seconds that only ever grow.
    """

    tiles: str = ""
    tiles_credit: str = ""
    review_number: str = ""
    site: str = ""
    prefix: str = ""
    proxies: int = 0
    log: str = "none"
    clock: Callable[[], float] = field(default=time.monotonic, compare=False, repr=False)

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Read ``SIQUAN_`` and the name of each in capitals, such as ``SIQUAN_TILES_CREDIT``."""
        return cls(
            tiles=environment.get("SIQUAN_TILES", ""),
            tiles_credit=environment.get("SIQUAN_TILES_CREDIT", ""),
            review_number=environment.get("SIQUAN_REVIEW_NUMBER", ""),
            site=environment.get("SIQUAN_SITE", ""),
        )
