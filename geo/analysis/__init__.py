"""Regional science: who is beside whom, patterns, inequality, specialisation and change."""

from geo.analysis.neighbours import Weights, weigh, weights_key

__all__ = ["Weights", "weigh", "weights_key"]
