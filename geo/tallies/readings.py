"""Readings: columns of a register as they lie in a file, read as numbers, years and words.

What is blank is missing, and what cannot be read is told apart from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute

from geo.topology import BoolArray, FloatArray, IntArray

Arrow: TypeAlias = Any
"""A table or column of Arrow, which declares no types."""
pc: Any = pyarrow.compute
"""Arrow makes most of its functions when it is loaded."""

_NUMBER = r"^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$"
_THOUSANDS = r"^[-+]?\d{1,3}([,，]\d{3})+(\.\d+)?$"
_SEPARATORS = "[,，]"
_YEAR = r"^(1[89]\d\d|20\d\d)(\D.*|\d{4}(\.0)?)?$"
"""A year, a date with marks between its parts, or one of eight digits."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A column of numbers.

    Attributes
    ----------
    found : array of float
        Not a number where there is none.
    unread : array of bool
        Whether something stands there that is no finite number.
    """

    found: FloatArray
    unread: BoolArray


@dataclass(frozen=True, slots=True)
class Words:
    """A column of words, each kept once.

    Attributes
    ----------
    codes : array of int
        Where in ``labels`` the word of each row stands.
    labels : sequence
        The words; what is missing is ``None``.
    """

    codes: IntArray
    labels: Sequence[str | int | None]

    def translated(self, known: dict[str, str]) -> "Words":
        """Return other words for those that are known; two that become one are one."""
        meant = [known.get(str(one), one) for one in self.labels]
        kept = list(dict.fromkeys(meant))
        place = {one: at for at, one in enumerate(kept)}
        return Words(np.array([place[one] for one in meant], dtype=np.int64)[self.codes], kept)


def numbers(column: Arrow, thousands: bool = False) -> Numbers:
    """Read numbers, written as such or as text.

    Parameters
    ----------
    column : ChunkedArray
        Of any type; blanks around a text do not count.
    thousands : bool
        Whether commas may part thousands, as they never do in degrees.
    """
    if pa.types.is_boolean(column.type) or pa.types.is_temporal(column.type):
        column = pc.cast(column, pa.string())
    if not _is_text(column.type):
        values = np.asarray(pc.cast(column, pa.float64(), safe=False).to_numpy(), dtype=np.float64)
        return _finite(values, ~np.isnan(values))  # which is how programs write that there is none
    text = _plain(column)
    try:
        read = pc.cast(text, pa.float64())
    except pa.ArrowInvalid:  # the few that are no numbers are found one by one
        if thousands:
            parted = pc.match_substring_regex(text, _THOUSANDS)
            bare = pc.replace_substring_regex(text, _SEPARATORS, "")
            text = pc.if_else(pc.fill_null(parted, False), bare, text)
        sound = pc.match_substring_regex(text, _NUMBER)
        read = pc.cast(pc.if_else(sound, text, pa.scalar(None, text.type)), pa.float64())
    values = np.asarray(read.to_numpy(), dtype=np.float64)
    return _finite(values, np.asarray(text.is_valid().to_numpy(), dtype=bool))


def _finite(values: FloatArray, told: BoolArray) -> Numbers:
    sound = np.isfinite(values)
    return Numbers(np.where(sound, values, np.nan), told & ~sound)


def _is_text(kind: Arrow) -> bool:
    return pa.types.is_string(kind) or pa.types.is_large_string(kind)


def _plain(column: Arrow) -> Arrow:
    """Return a column as trimmed text; what is blank is missing."""
    text = pc.utf8_trim_whitespace(column if _is_text(column.type) else pc.cast(column, "string"))
    return pc.if_else(pc.equal(text, ""), pa.scalar(None, text.type), text)


def words(column: Arrow) -> Words:
    """Read words, without the blanks around them."""
    coded = _plain(column).dictionary_encode(null_encoding="encode").combine_chunks()
    merged = coded if isinstance(coded, pa.DictionaryArray) else coded.chunk(0)
    codes = np.asarray(merged.indices.to_numpy(zero_copy_only=False), dtype=np.int64)
    return Words(codes, merged.dictionary.to_pylist())


def years(column: Arrow) -> Words:
    """Read years, of numbers, dates or text that begins with a year; others are missing."""
    found = words(column)
    labels = pa.chunked_array([pa.array(found.labels, pa.string())])
    sound = pc.match_substring_regex(labels, _YEAR)
    begun = words(pc.if_else(sound, pc.utf8_slice_codeunits(labels, 0, 4), None))
    return Words(begun.codes[found.codes], [one and int(one) for one in begun.labels])
