"""The trace of a value: every publication behind it, and what was made of them."""

from geo.traces.accounts import Block, how, publication, spelled, told
from geo.traces.comparisons import compared
from geo.traces.derivations import Trace, combined, exact, sources, trace
from geo.traces.inputs import Input, Other, cited, input_of, run

__all__ = [
    "Block",
    "Input",
    "Other",
    "Trace",
    "cited",
    "combined",
    "compared",
    "exact",
    "how",
    "input_of",
    "publication",
    "run",
    "sources",
    "spelled",
    "told",
    "trace",
]
