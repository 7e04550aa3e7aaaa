"""Bring in what the models need before anybody waits for it."""

from functools import cache
from importlib import import_module
from threading import Lock, Thread

NEEDED = (
    "pandas",
    "statsmodels.tsa.exponential_smoothing.ets",
    "statsmodels.tsa.statespace.structural",
)
"""What ``models`` imports when a model is fitted for the first time; it takes seconds."""

_LOCK = Lock()


def prepare() -> Thread:
    """Begin to import what the models need, beside everything else and once in a process.

    Returns
    -------
    Thread
        That imports, or has imported; who fits a model meanwhile waits for the rest only.
    """
    with _LOCK:
        return _begun()


@cache
def _begun() -> Thread:
    thread = Thread(target=_bring, name="forecasts", daemon=True)
    thread.start()
    return thread


def _bring() -> None:
    for name in NEEDED:
        import_module(name)
