"""What the operator decides, read once from the environment."""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.text import Sentence

_MOST = 99_999


class SettingError(ValueError):
    """A setting that is none.

    Attributes
    ----------
    said : Sentence
        Which one, what it is, what was expected.
    """

    def __init__(self, said: "Sentence") -> None:
        self.said = said
        super().__init__(said)


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
        there, by their address and a code to scan. With ``https:``, browsers are told to come by
        that way alone from then on.
    hosts : str
        Names under which the atlas is reached beside that of ``site``, parted by commas; one that
        starts with a point stands for all that end so. Where neither is set, any name is answered.
    frames : str
        Who may show the atlas inside another page, as the policy of browsers writes it.
    rate : int
        Files that one network address may ask for in a minute; 0 is without bound.
    exports : int
        Files that one process writes at the same time; 0 is without bound.
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
    hosts: str = ""
    frames: str = "'self'"
    rate: int = 600
    exports: int = 2
    prefix: str = ""
    proxies: int = 0
    log: str = "none"
    clock: Callable[[], float] = field(default=time.monotonic, compare=False, repr=False)

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Read ``SIQUAN_`` and the name of each in capitals, such as ``SIQUAN_TILES_CREDIT``.

        Raises
        ------
        SettingError
            Where one is not what it should be.
        """
        return cls(
            tiles=environment.get("SIQUAN_TILES", ""),
            tiles_credit=environment.get("SIQUAN_TILES_CREDIT", ""),
            review_number=environment.get("SIQUAN_REVIEW_NUMBER", ""),
            site=environment.get("SIQUAN_SITE", ""),
            hosts=environment.get("SIQUAN_HOSTS", ""),
            frames=_frames(environment.get("SIQUAN_FRAMES", "").strip() or "'self'"),
            rate=_count(environment, "SIQUAN_RATE", 600),
            exports=_count(environment, "SIQUAN_EXPORTS", 2),
        )


def _count(environment: Mapping[str, str], name: str, usual: int) -> int:
    """Read a number of things."""
    given = environment.get(name, "").strip()
    if not given:
        return usual
    if given.isascii() and given.isdecimal() and len(given) <= len(str(_MOST)):
        return int(given)
    from geo.text import sentence  # noqa: PLC0415  (only a failure waits for it)

    text = "{name} is “{value}”; set it to a whole number from 0 to {most}, or leave it out"
    said = sentence("setting.count", text, name=name, value=given[:40], most=_MOST)
    raise SettingError(said)


def _frames(given: str) -> str:
    """Read who may show the atlas; it goes into a header, so nothing may end it there."""
    if re.fullmatch(r"[A-Za-z0-9:/.*'\- ]{1,500}", given):
        return given
    from geo.text import sentence  # noqa: PLC0415  (only a failure waits for it)

    text = (
        "SIQUAN_FRAMES is “{value}”; set it to 'none', 'self' or addresses with a blank between"
        " them, each with its https:"
    )
    raise SettingError(sentence("setting.frames", text, value=given[:40]))
