"""Products in tiles: the product and the offset, for as many rows as whole tiles hold."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from mlfundamentals._core import tiles
from mlfundamentals._core.tiles import SIDE, in_tiles, tiled_product


@pytest.fixture(autouse=True)
def on_any_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles, "tiles_pay", lambda: True)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(
    ("n", "terms", "columns"), [(100, 64, 32), (64, 97, 96), (31, 70, 64), (33, 976, 32)]
)
def test_whole_tiles_are_the_product_plus_the_offset(n: int, terms: int, columns: int, dtype: Any) -> None:
    rng = np.random.default_rng(n)
    left, right, offset = (
        rng.normal(size=shape).astype(dtype) for shape in ((n, terms), (terms, columns), columns)
    )
    cut = in_tiles(right)
    assert cut is not None
    out, scratch = np.full((n, columns), np.nan, dtype), np.empty((n, columns), dtype)
    done = tiled_product(left, cut, offset, scratch, out)
    assert done == n // SIDE * SIDE
    expected = left.astype(np.longdouble) @ right.astype(np.longdouble) + offset
    bound = terms * np.finfo(dtype).eps * (np.abs(left) @ np.abs(right) + np.abs(offset))
    assert (np.abs(out - expected) <= bound)[:done].all()
    assert np.isnan(out[done:]).all()


@pytest.mark.parametrize(("terms", "columns"), [(64, 33), (63, 32), (977, 32)])
def test_no_tiles_where_they_do_not_fit_or_do_not_pay(terms: int, columns: int) -> None:
    assert in_tiles(np.ones((terms, columns))) is None


def test_no_tiles_on_a_processor_without_small_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles, "tiles_pay", lambda: False)
    assert in_tiles(np.ones((64, 32))) is None
