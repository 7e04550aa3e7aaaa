"""Scatter plots of areas against their neighbours."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.analysis.neighbours import Weights

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scatter:
    """Every area against the mean of its neighbours.

    Attributes
    ----------
    codes : tuple of str
    own : FloatArray, shape (n,)
        How many standard deviations the value of an area lies from the mean of all.
    around : FloatArray, shape (n,)
        The mean of the same over the area's neighbours.
    slope : float
        Of the line of least squares: Moran's I.
    """

    codes: tuple[str, ...]
    own: FloatArray
    around: FloatArray
    slope: float


def scatter(values: FloatArray, weights: Weights) -> Scatter:
    """Hold every area against its neighbours (Anselin 1996, the Moran scatter plot).

    With weights whose rows add up to one, the slope of the line through the points is Moran's I:
    ``Σ z_i Σ w_ij z_j / Σ z_i²`` with ``z = (x − mean) / sd``.

    Parameters
    ----------
    values : FloatArray, shape (n,)
        In the order of ``weights.codes``, in any unit, none missing.
    weights : Weights

    Raises
    ------
    ValueError
        Where all values are the same, so that nothing lies above or below the mean.
    """
    spread = float(values.std())
    if not spread:
        raise ValueError("all values are the same")
    own = (values - values.mean()) / spread
    around = np.asarray(weights.matrix @ own)
    return Scatter(weights.codes, own, around, float(own @ around / (own @ own)))
