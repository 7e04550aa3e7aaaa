"""Extras: libraries that only those need who count on a cluster or by hexagons."""

from types import ModuleType

from geo.tallies.questions import QuestionError
from geo.text import sentence


def hexagons() -> ModuleType:
    """Load H3.

    Raises
    ------
    QuestionError
        Where it is not installed.
    """
    try:
        from h3.api import basic_int  # noqa: PLC0415
    except ImportError as error:
        raise _missing("h3") from error
    return basic_int


def clusters() -> ModuleType:
    """Load Dask's scheduler of many machines.

    Raises
    ------
    QuestionError
        Where it is not installed.
    """
    try:
        import distributed  # noqa: PLC0415
    except ImportError as error:
        raise _missing("distributed") from error
    return distributed


def _missing(name: str) -> QuestionError:
    said = sentence(
        "tally.extra",
        "This needs the package “{name}”, which is not installed; say: pip install"
        ' "siquan[scale]".',
        name=name,
    )
    return QuestionError(said)
