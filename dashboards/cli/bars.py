"""Bars: how far a long command is, where somebody looks on."""

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

import click


@contextmanager
def bar(label: str) -> Generator[Callable[[int, int], None]]:
    """Draw a bar on stderr if that is a terminal; it is told what is done, and of how much."""
    seen = sys.stderr.isatty() and not os.environ.get("CI")
    with click.progressbar(length=1000, label=label, file=sys.stderr, hidden=not seen) as drawn:

        def tick(done: int, count: int) -> None:
            drawn.update(max(0, 1000 * done // max(count, 1) - drawn.pos))

        yield tick
