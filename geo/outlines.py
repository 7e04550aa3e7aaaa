"""Outlines that are asked many times: copies of their own, made ready for one thread."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Outlines = NDArray[Any]


def readied(outlines: Sequence[shapely.Geometry] | Outlines) -> Outlines:
    """Copy outlines and make the copies ready to be asked many times.

    What GEOS prepares of an outline is built when it is first asked for, in the outline itself; two
    threads that ask at once break each other's memory. So what is shared is never prepared, and a
    copy is asked by one thread at a time.

    Parameters
    ----------
    outlines : sequence or array of geometries, shape (n,)

    Returns
    -------
    array of geometries, shape (n,)
        In the same order and coordinates.
    """
    copies = np.array(shapely.from_wkb(shapely.to_wkb(np.asarray(outlines, dtype=object))))
    shapely.prepare(copies)
    return copies
