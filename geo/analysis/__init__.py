"""Regional science: who is beside whom, patterns, inequality, specialisation and change."""

from geo.analysis.labels import told
from geo.analysis.measures import MEASURES, Measure
from geo.analysis.neighbours import Weights, weigh, weights_key
from geo.analysis.refusals import UnstudiedError
from geo.analysis.results import Row, Study
from geo.analysis.samples import Sample, sample
from geo.analysis.sentences import formula, sentence, unit
from geo.analysis.studies import study

__all__ = [
    "MEASURES",
    "Measure",
    "Row",
    "Sample",
    "Study",
    "UnstudiedError",
    "Weights",
    "formula",
    "sample",
    "sentence",
    "study",
    "told",
    "unit",
    "weigh",
    "weights_key",
]
