"""The colours of classes: palettes as data, and as many colours of one as there are classes.

The palettes stand in ``palettes.toml``. Colours are mixed in OKLab (Ottosson 2020), where equal
distances look about equal, and taken at equal distances along the palette. What has no class,
missing values and everything of the interface, has its colour in the style sheets.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from geo.registry import Registry

Kind = Literal["sequential", "diverging", "qualitative"]
FloatArray = NDArray[np.float64]

# Ottosson (2020), "A perceptual color space for image processing": linear sRGB to the response
# of three kinds of cones, and the cube roots of that to lightness and two opponent axes.
_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_OPPONENT = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


@dataclass(frozen=True, slots=True)
class Palette:
    """An ordered set of colours.

    Attributes
    ----------
    key : str
        Name in addresses, files and code.
    name, name_zh : str
        English and Chinese name.
    kind : {"sequential", "diverging", "qualitative"}
        Light to dark; dark over a light middle to dark; or unordered.
    stops : tuple of str
        ``#rrggbb``, from low to high. Of a diverging palette there is an odd number, the middle
        one for the centre. Qualitative stops are used as they are, the first ones first.
    stage : bool
        Whether stories are shown in it: it lasts under a projector and a pointer.
    """

    key: str
    name: str
    name_zh: str
    kind: Kind
    stops: tuple[str, ...]
    stage: bool = False


AIMED = "puor"
"""The palette around a target: neither end is an alarm or an all-clear, which the lamps tell."""


def colours(palette: Palette, k: int, arms: int | None = None) -> tuple[str, ...]:
    """Return the colours of ``k`` classes, from low to high.

    Parameters
    ----------
    palette : Palette
        One of `PALETTES`.
    k : int
        Number of classes, 0 or more; of a qualitative palette at most its number of stops.
    arms : int, optional
        Number of classes below the centre, for a diverging palette only. These get the lower
        half of the palette and the rest the upper one, each from its outermost colour inwards
        and never the neutral middle; a side with a single class gets the colour half way.
        Without it the classes are spread over the whole palette, an odd number with the neutral
        colour in the middle.

    Returns
    -------
    tuple of str
        ``#rrggbb``, lower case.

    Raises
    ------
    ValueError
        If a qualitative palette has fewer than ``k`` colours, or ``arms`` is not in 0…``k``.
    """
    if palette.kind == "qualitative":
        if k > len(palette.stops):
            raise ValueError(f"palette {palette.key!r} has {len(palette.stops)} colours, not {k}")
        return palette.stops[:k]
    if palette.kind == "sequential":
        return _sample(palette.stops, np.linspace(0, 1, k) if k > 1 else np.full(k, 0.5))
    if arms is not None and not 0 <= arms <= k:
        raise ValueError(f"{arms} of {k} classes cannot lie below the centre")
    where = np.linspace(-1, 1, k) if k > 1 else np.zeros(k)
    if arms is not None:
        where = np.append(-_arm(arms)[::-1], _arm(k - arms))
    middle = len(palette.stops) // 2
    below = _sample(palette.stops[middle::-1], -where[where < 0])
    return below + _sample(palette.stops[middle:], where[where >= 0])


def _arm(count: int) -> FloatArray:
    """Return how far from the centre (0) to the end (1) each class of one side lies."""
    return np.linspace(1 / (count + 1), 1, count)


def _sample(stops: tuple[str, ...], where: FloatArray) -> tuple[str, ...]:
    """Return the colours at these shares of the way along the stops."""
    lab = oklab(linear(stops))
    way = np.concatenate(([0.0], np.cumsum(np.linalg.norm(np.diff(lab, axis=0), axis=1))))
    mixed = [np.interp(where * way[-1], way, axis) for axis in lab.T]
    return _hex(np.column_stack(mixed))


def linear(stops: Sequence[str]) -> FloatArray:
    """Return the light of ``#rrggbb``: red, green and blue from 0 to 1, a row each."""
    coded = np.array([list(bytes.fromhex(stop.removeprefix("#"))) for stop in stops]) / 255
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def oklab(light: FloatArray) -> FloatArray:
    """Return lightness and the two opponent axes of lights, a row each."""
    return np.cbrt(light @ _CONES.T) @ _OPPONENT.T


def _hex(lab: FloatArray) -> tuple[str, ...]:
    light = (lab @ np.linalg.inv(_OPPONENT).T) ** 3 @ np.linalg.inv(_CONES).T
    light = light.clip(0, 1)
    coded = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return tuple(f"#{bytes(row).hex()}" for row in np.rint(coded * 255).astype(np.uint8))


def _read() -> Registry[Palette]:
    listed = tomllib.loads(resources.files("geo").joinpath("palettes.toml").read_text("utf-8"))
    return Registry(
        "palette",
        (
            Palette(
                key,
                entry["name"],
                entry["name_zh"],
                entry["kind"],
                tuple(entry["stops"]),
                bool(entry.get("stage")),
            )
            for key, entry in listed.items()
        ),
    )


PALETTES: Registry[Palette] = _read()
