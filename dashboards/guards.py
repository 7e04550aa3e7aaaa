"""Guards: what is asked of a server is looked at before it is answered."""

from dataclasses import dataclass

from flask import Flask, Response, g, request

from dashboards import healths, hosts
from dashboards.queries import spoken
from dashboards.rates import Rates, Seats
from dashboards.refusals import misunderstood, refused, too_large
from dashboards.settings import Settings
from geo import say
from geo.own import MOST_BYTES

LONGEST = 16_000
"""Characters of a query."""
LARGEST = 24_000_000
"""Bytes that a question may bring along: a reader's own file is the largest."""

_FILES = "/own/"
_BRINGING = ("/_dash-update-component", "/analysis/", "/export/", "/story/", "/studio/", "/trace/")
_WITH_OWN = 4 * MOST_BYTES
"""A reader's own tables, up to four bytes a character, and up to twice that where quoted."""
_ELSE = 64_000
_DEAR = ("/export/", "/own/", "/pack.", "/pack/", "/story/", "/studio/")
"""What counts for the rate of a reader."""
_HEAVY = (
    "/export/",
    "/own/read",
    "/own/keep",
    "/pack.",
    "/pack/part/",
    "/studio/page",
    "/studio/preview",
)
"""What needs a seat: it takes the machine for a second or a minute."""
_PATIENCE = 5.0
_AGAIN = 3


@dataclass(frozen=True)
class _Gate:
    """What has to be passed.

    Attributes
    ----------
    hosts : frozenset of str
    rates : Rates
    seats : Seats
    """

    hosts: frozenset[str]
    rates: Rates
    seats: Seats

    def name(self) -> Response | None:
        """Let through what was addressed to this atlas; its health has no secrets."""
        if request.path == healths.PATH:
            return None
        given = request.headers.get("Host", "")
        if (request.host or not given) and hosts.lets(self.hosts, hosts.named(request.host)):
            return None
        text = (
            "This atlas does not answer to the name “{host}”; use its own address, or have whoever"
            " runs it add the name to SIQUAN_HOSTS."
        )
        return refused(say(spoken(), "refused.host", text, host=given[:80]), 400)

    def size(self) -> Response | None:
        """Let through what is no larger than its address takes."""
        if len(request.query_string) > LONGEST:
            text = "The address is too long; up to {most} letters are read. Ask for less at once."
            return refused(say(spoken(), "refused.long", text, most=f"{LONGEST:,}"), 414)
        if "\0" in request.path:
            return misunderstood()
        if request.path.startswith(_FILES):  # says itself what a file may be
            return None
        most = _WITH_OWN if request.path.startswith(_BRINGING) else _ELSE
        request.max_content_length = most
        return too_large(most) if (request.content_length or 0) > most else None

    def rate(self) -> Response | None:
        """Let through what a reader does not ask too often; this machine asks as it likes."""
        reader = request.remote_addr or ""
        if not request.path.startswith(_DEAR) or hosts.here(reader):
            return None
        wait = self.rates.wait(reader)
        if not wait:
            return None
        text = "Too many files were asked for from your network; try again in {seconds} seconds."
        said = say(spoken(), "refused.rate", text, seconds=wait)
        return refused(said, 429, {"Retry-After": str(wait)})

    def seat(self) -> Response | None:
        """Let through as much at once as the machine can do beside its pages."""
        if not request.path.startswith(_HEAVY):
            return None
        if self.seats.take():
            g.seated = True
            return None
        text = "Many files are being written just now; try again in {seconds} seconds."
        said = say(spoken(), "refused.busy", text, seconds=_AGAIN)
        return refused(said, 503, {"Retry-After": str(_AGAIN)})

    def leave(self, _error: BaseException | None = None) -> None:
        """Give back what the request took."""
        if g.pop("seated", False):
            self.seats.leave()


def mend() -> None:
    """Replace the bytes of a query that are no text, so that the rest still counts."""
    request.query_string = request.query_string.decode(errors="replace").encode()


def register(server: Flask, settings: Settings) -> None:
    """Set guards before a server, in the order in which they stand."""
    seats = Seats(settings.exports, _PATIENCE)
    gate = _Gate(hosts.welcome(settings), Rates(settings.rate, settings.clock), seats)
    for guard in (mend, gate.name, gate.size, gate.rate, gate.seat):
        server.before_request(guard)
    server.teardown_request(gate.leave)
