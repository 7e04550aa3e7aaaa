"""Pieces: what was counted in a part, put together, and packed to be kept or sent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from geo.tallies.accounts import Account
from geo.tallies.readings import Arrow, Words
from geo.topology import FloatArray

_KINDS = {
    "area": pa.int64(),
    "cell": pa.int64(),
    "square": pa.int64(),
    "year": pa.int64(),
    "sector": pa.string(),
    "status": pa.string(),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Counts with the account of their rows.

    Attributes
    ----------
    account : Account
    counts : Table or None
        The keys of the question, ``count``, ``valued``: how many have a value, and ``value``: the
        sum of these, missing where there is none.
    squares : Table or None
        The positions gathered: ``square``, ``sector`` where it is told, ``count``, and sums of
        ``lon`` and ``lat``.
    """

    account: Account
    counts: Arrow = None
    squares: Arrow = None

    def pack(self) -> bytes:
        """Write it: the same piece is the same bytes."""
        packed = [
            json.dumps(self.account.to_json(), ensure_ascii=False).encode(),
            *(b"" if one is None else _written(one) for one in (self.counts, self.squares)),
        ]
        return _written(pa.table({"packed": pa.array(packed, pa.binary())}))

    @classmethod
    def unpack(cls, packed: bytes) -> "Piece | None":
        """Read a piece; ``None`` where the bytes are not whole."""
        try:
            account, *tables = _read(packed)["packed"].to_pylist()
            counts, squares = (_read(one) if one else None for one in tables)
            return cls(Account.of(json.loads(account)), counts, squares)
        except (pa.ArrowException, ValueError, KeyError, OSError):
            return None


def _written(table: Arrow) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


def _read(content: bytes) -> Arrow:
    return pa.ipc.open_stream(content).read_all()


def keyed(keys: Mapping[str, Words], values: Mapping[str, FloatArray]) -> Arrow:
    """Count rows, and sum their values, by their keys.

    Parameters
    ----------
    keys : mapping of name to Words
        Each with a code for every row.
    values : mapping of name to array of float
        Missing ones do not count in a sum; ``valued`` tells how many there are of the first.
    """
    sizes = [max(len(one.labels), 1) for one in keys.values()]
    codes = np.ravel_multi_index([one.codes for one in keys.values()], sizes)
    place, once = pd.factorize(codes)
    many = len(once)
    columns: dict[str, Arrow] = {}
    for at, (name, one) in zip(np.unravel_index(once, sizes), keys.items(), strict=True):
        labels = pa.array(one.labels or [None], _KINDS[name])
        columns[name] = labels.take(pa.array(at, pa.int64()))
    columns["count"] = pa.array(np.bincount(place, minlength=many), pa.int64())
    for number, (name, one) in enumerate(values.items()):
        sound = ~np.isnan(one)
        valued = np.bincount(place, sound, many)
        total = np.bincount(place, np.where(sound, one, 0), many)
        if number == 0:
            columns["valued"] = pa.array(valued.astype(np.int64), pa.int64())
        columns[name] = pa.array(total, pa.float64(), mask=valued == 0)
    return pa.table(columns)


def added(before: Piece, after: Piece) -> Piece:
    """Put a piece behind the one before it; both keep their order, so sums never differ."""
    account = Account.of(before.account.to_json())
    account.add(after.account)
    return Piece(
        account,
        _together(before.counts, after.counts),
        _together(before.squares, after.squares),
    )


def _together(before: Arrow, after: Arrow) -> Arrow:
    if before is None or after is None:
        return before if after is None else after
    names = after.column_names
    sums = names[names.index("count") :]
    grouped = pa.concat_tables([before, after]).group_by(
        names[: names.index("count")], use_threads=False
    )
    found = grouped.aggregate([(name, "sum") for name in sums])
    return found.rename_columns([one.removesuffix("_sum") for one in found.column_names]).select(
        names
    )
