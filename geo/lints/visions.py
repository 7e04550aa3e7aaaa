"""Colours as others see them: without one kind of cones, and without colour."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geo.palettes import linear, oklab

FloatArray = NDArray[np.float64]

GREY = "grey"
DEFICIENCIES = {
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
"""Light as it is seen without one kind of cones: Machado, Oliveira & Fernandes (2009), IEEE TVCG
15:1291-1298, severity 1.0."""

_LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
"""Of red, green and blue of sRGB: Rec. ITU-R BT.709."""


def seen(colours: Sequence[str], vision: str) -> FloatArray:
    """Return colours in OKLab as they are seen; ``grey``: as a printer without colour has them."""
    light = linear(colours)
    if vision == GREY:
        return oklab(np.repeat((light @ _LUMINANCE)[:, None], 3, axis=1))
    return oklab((light @ DEFICIENCIES[vision].T).clip(0, 1))


def apart(colour: str, other: str) -> float:
    """Return how far two colours are apart in OKLab; 1 between black and white."""
    first, second = oklab(linear([colour, other]))
    return float(np.linalg.norm(first - second))


def steps(colours: Sequence[str], vision: str) -> list[float]:
    """Return how far each colour is from the next, as it is seen."""
    return np.linalg.norm(np.diff(seen(colours, vision), axis=0), axis=1).tolist()
