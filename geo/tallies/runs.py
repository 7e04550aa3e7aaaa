"""Runs: all parts of a register counted, here or on a cluster, and put together in their order.

Whoever counts, a part gives the same bytes, and parts are put together in the order of the file: so
the answer is the same on one core, on many, and after a worker was lost. What is done is kept until
all is, so a run that was broken off is taken up again.
"""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Protocol

import shapely

from geo.caches import Kept
from geo.tallies.accounts import Account, check
from geo.tallies.counts import count
from geo.tallies.extras import clusters
from geo.tallies.grids import Grid
from geo.tallies.parts import Register, bare
from geo.tallies.pieces import Piece, added
from geo.tallies.questions import Question, QuestionError
from geo.text import sentence
from geo.topology import GeometryArray
from geo.workbooks import TableError

Tick = Callable[[int, int], None]
"""Is told how many parts are done, and of how many."""
_WAIT = "10s"
_ADDRESS = re.compile(r"(?:tcp|tls)://[^/\s]+:[0-9]{1,5}")
_AGAIN = 3
"""Times that a part is tried again on a cluster, where a worker fails."""


class _Client(Protocol):
    """What is asked of a client of Dask."""

    loop: Any

    def submit(self, make: Callable[..., Any], /, *arguments: Any, **how: Any) -> Any:  # noqa: ANN401
        """Let a worker do something."""
        ...


@dataclass(frozen=True, slots=True)
class Run:
    """A register to be counted.

    Attributes
    ----------
    register : Register
    question : Question
    outlines : array of Polygon or MultiPolygon
        Of the finest areas, WGS84 degrees, in the order of their codes.
    kept : Kept
        A folder that nobody else uses, and that is there until the caller forgets it.
    """

    register: Register
    question: Question
    outlines: GeometryArray
    kept: Kept

    def here(self, workers: int, tick: Tick) -> Piece:
        """Count on this machine, so many parts at once.

        Raises
        ------
        TableError, QuestionError, OSError
        """
        grid = Grid.of(self.outlines)
        left = self._left(tick)
        done = self.register.count - len(left)
        with ThreadPoolExecutor(workers) as pool:
            futures = [pool.submit(self._counted, part, grid) for part in left]
            try:
                for future in as_completed(futures):
                    future.result()
                    done += 1
                    tick(done, self.register.count)
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        return self._together()

    def there(self, scheduler: str, tick: Tick) -> Piece:
        """Count on a cluster of Dask, whose workers reach the file under the same path.

        Raises
        ------
        TableError, OSError
        QuestionError
            Where no scheduler answers, or Dask is not installed.
        """
        dask = clusters()
        _check(dask, scheduler)
        try:
            client = dask.Client(scheduler, timeout=_WAIT, set_as_default=False)
        except OSError as error:
            said = sentence(
                "tally.scheduler",
                "No scheduler of Dask answers at “{address}”; start one, or leave --scheduler out.",
                address=scheduler[:60],
            )
            raise QuestionError(said) from error
        with client:
            self._spread(dask, client, tick)
        return self._together()

    def _spread(self, dask: ModuleType, client: _Client, tick: Tick) -> None:
        """Let the workers count what is left; what comes back is kept at once."""
        left = self._left(tick)
        done = self.register.count - len(left)
        # Outlines travel with the order, so that a worker that was lost can be replaced.
        grid = client.submit(grid_of, shapely.to_wkb(self.outlines).tolist(), retries=_AGAIN)
        futures = {
            client.submit(
                count, self.register, part, self.question, grid, pure=False, retries=_AGAIN
            ): part
            for part in left
        }
        try:
            for future in dask.as_completed(futures, loop=client.loop):
                self.kept.keep(str(futures[future]), future.result())
                future.release()
                done += 1
                tick(done, self.register.count)
        except dask.KilledWorker as error:
            said = sentence(
                "tally.killed",
                "The cluster lost a worker over the same part of the file again and again; give its"
                " workers more memory, or make parts smaller with --part.",
            )
            raise TableError(said) from error

    def _left(self, tick: Tick) -> list[int]:
        """Return the parts that are not counted yet."""
        parts = range(self.register.count)
        left = [one for one in parts if Piece.unpack(self.kept.seen(str(one)) or b"") is None]
        tick(self.register.count - len(left), self.register.count)
        return left

    def _counted(self, part: int, grid: Grid) -> None:
        self.kept.keep(str(part), count(self.register, part, self.question, grid))

    def _together(self) -> Piece:
        """Put the pieces together."""
        found = Piece(Account())
        for part in range(self.register.count):
            one = Piece.unpack(self.kept.seen(str(part)) or b"")
            if one is None:
                said = sentence(
                    "tally.lost",
                    "What was counted of part {part} is gone from the folder beside the output;"
                    " run it again, and nothing else meanwhile.",
                    part=part + 1,
                )
                raise TableError(said)
            found = added(found, one)
        check(found.account)
        if not found.account.rows:
            raise bare(self.register.file)
        return found


def _check(dask: ModuleType, scheduler: str) -> None:
    """Refuse an address at which no scheduler can be, before anything waits for it.

    Raises
    ------
    QuestionError
    """
    if not _ADDRESS.fullmatch(scheduler):
        said = sentence(
            "tally.address",
            "“{address}” is no address of a scheduler; write one like tcp://192.0.2.1:8786 or"
            " tls://192.0.2.1:8786.",
            address=scheduler[:60],
        )
        raise QuestionError(said)
    secured = dask.Security().get_connection_args("client").get("ssl_context")
    if scheduler.startswith("tls:") and not secured:
        said = sentence(
            "tally.tls",
            "“{address}” asks for TLS, and Dask's configuration names no certificate; set"
            " distributed.comm.tls.ca-file and distributed.comm.tls.client.",
            address=scheduler[:60],
        )
        raise QuestionError(said)


def grid_of(outlines: list[bytes]) -> Grid:
    """Lay a grid over outlines that were sent as well-known binary."""
    return Grid.of(shapely.from_wkb(outlines))
