"""Shift-share: how much of an area's growth is that of all, of its sectors, and its own.

Dunn (1960); year by year ("dynamic"): Barff and Knight (1988). Arrays are areas by sectors, in one
unit and at one kind of prices, none missing; the parts have the same unit and add up to the change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from geo.topology import FloatArray


@dataclass(frozen=True, slots=True)
class Shift:
    """The change of every sector in every area, in three parts.

    Attributes
    ----------
    change, share, mix, regional : array of areas by sectors
        ``share``: had all grown like all sectors of all areas together. ``mix``: that the sector
        grew faster or slower than all sectors. ``regional``: that it did so here more than
        elsewhere. The three add up to ``change``.
    """

    change: FloatArray
    share: FloatArray
    mix: FloatArray
    regional: FloatArray


def shift_share(before: FloatArray, after: FloatArray) -> Shift:
    """Take the change between two years apart.

    ``Eᵢₖ G + Eᵢₖ (Gₖ − G) + Eᵢₖ (gᵢₖ − Gₖ)``, with ``E`` the first year and ``g``, ``Gₖ``, ``G``
    the growth of the sector in the area, of the sector in all areas, and of all together. A sector
    that an area had nothing of in the first year has all its change as its own.

    Parameters
    ----------
    before, after : array of areas by sectors

    Raises
    ------
    ValueError
        Where a sector had nothing anywhere, so that it has no growth.
    """
    totals = before.sum(axis=0)
    if before.min() < 0 or totals.min() <= 0:
        raise ValueError("shift-share needs sectors that are not negative, and somewhere not zero")
    sector = after.sum(axis=0) / totals
    overall = float(after.sum() / before.sum())
    change = after - before
    share = before * (overall - 1.0)
    mix = before * (sector - overall)
    return Shift(change, share, mix, after - before * sector)


def dynamic_shift_share(years: Sequence[FloatArray]) -> Shift:
    """Take the change apart year by year and add the parts up.

    Parameters
    ----------
    years : sequence of arrays of areas by sectors
        Two or more, one a year, in order.

    Raises
    ------
    ValueError
        As for ``shift_share``, or where there is one year only.
    """
    if len(years) < 2:
        raise ValueError(f"a change needs two years; got {len(years)}")
    found = [shift_share(*pair) for pair in pairwise(years)]
    return Shift(
        *(
            np.sum([getattr(one, part) for one in found], axis=0)
            for part in ("change", "share", "mix", "regional")
        )
    )
