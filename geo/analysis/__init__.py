"""Regional science: who is beside whom, patterns, inequality, specialisation and change."""

from geo.analysis.arrangements import Arrangement, arrange
from geo.analysis.borders import Border, Contrast, steps
from geo.analysis.cartograms import Circles, Tiles, corners
from geo.analysis.crossings import borders_of
from geo.analysis.inquiries import Inquiry, inquire, inquiry_as
from geo.analysis.labels import told
from geo.analysis.measures import MEASURES, Measure
from geo.analysis.neighbours import Weights, weigh, weights_key
from geo.analysis.parallels import Parallel, parallels
from geo.analysis.refusals import UnstudiedError
from geo.analysis.results import Row, Study
from geo.analysis.samples import Sample, sample
from geo.analysis.scatters import Scatter, scatter
from geo.analysis.sentences import formula, sentence, unit
from geo.analysis.studies import study

__all__ = [
    "MEASURES",
    "Arrangement",
    "Border",
    "Circles",
    "Contrast",
    "Inquiry",
    "Measure",
    "Parallel",
    "Row",
    "Sample",
    "Scatter",
    "Study",
    "Tiles",
    "UnstudiedError",
    "Weights",
    "arrange",
    "borders_of",
    "corners",
    "formula",
    "inquire",
    "inquiry_as",
    "parallels",
    "sample",
    "scatter",
    "sentence",
    "steps",
    "study",
    "told",
    "unit",
    "weigh",
    "weights_key",
]
