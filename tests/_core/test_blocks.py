"""Blocks and spans cover all rows once, in order."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mlfundamentals._core.blocks import cut, row_blocks, spans


@given(st.integers(0, 500), st.integers(0, 5000), st.integers(1, 10_000), st.integers(1, 20))
def test_blocks(n_rows: int, row_bytes: int, block_bytes: int, least: int) -> None:
    blocks = row_blocks(n_rows, row_bytes, block_bytes=block_bytes, least=least)
    rows = np.arange(n_rows)
    assert np.array_equal(np.concatenate([rows[block] for block in blocks] or [rows]), rows)
    sizes = [block.stop - block.start for block in blocks]
    assert all(size >= least for size in sizes[:-1])
    assert all(size <= least or size * row_bytes <= block_bytes for size in sizes)


@given(st.integers(0, 500), st.integers(1, 50))
def test_spans(n_rows: int, n_spans: int) -> None:
    cuts = spans(n_rows, n_spans)
    rows = np.arange(n_rows)
    assert np.array_equal(np.concatenate([rows[cut] for cut in cuts] or [rows]), rows)
    sizes = [cut.stop - cut.start for cut in cuts]
    assert not sizes or max(sizes) - min(sizes) <= 1


@given(st.integers(0, 300), st.integers(0, 300), st.integers(1, 50))
def test_cut(start: int, n_rows: int, size: int) -> None:
    pieces = cut(slice(start, start + n_rows), size)
    assert [row for piece in pieces for row in range(piece.start, piece.stop)] == [
        *range(start, start + n_rows)
    ]
    assert all(piece.stop - piece.start == size for piece in pieces[:-1])
