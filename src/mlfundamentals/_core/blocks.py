"""Rows in blocks that fit the cache."""

from __future__ import annotations

from itertools import pairwise

L2_BYTES = 1 << 20
"""Cache of one core, as usual today. A block of half of it leaves room for what the block is combined
with."""


def row_blocks(
    n_rows: int, row_bytes: int, *, block_bytes: int = L2_BYTES // 2, least: int = 1
) -> list[slice]:
    """Slices that cut n_rows rows into blocks of about block_bytes, at least `least` rows each (but the
    last).

    They depend on the shape alone, not on the machine: sums over blocks come out the same everywhere.
    """
    size = max(least, block_bytes // max(row_bytes, 1), 1)
    return cut(slice(0, n_rows), size)


def cut(rows: slice, size: int) -> list[slice]:
    """The rows from rows.start to rows.stop in slices of this size, of which the last may be shorter."""
    return [slice(start, min(start + size, rows.stop)) for start in range(rows.start, rows.stop, size)]


def spans(n_rows: int, n_spans: int) -> list[slice]:
    """Slices that cut n_rows rows into n_spans parts whose sizes differ by at most one; empty ones are left
    out."""
    cuts = [i * n_rows // n_spans for i in range(n_spans + 1)]
    return [slice(a, b) for a, b in pairwise(cuts) if b > a]
