"""The bounds hold: float32 products against exact rational arithmetic."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from mlfundamentals._core.rounding import gamma, product_error, unit_roundoff

Array = NDArray[np.floating[Any]]


def exact_dot(a: Array, b: Array) -> Fraction:
    return sum((Fraction(float(x)) * Fraction(float(y)) for x, y in zip(a, b, strict=True)), Fraction(0))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("scale", [1e-30, 1e-20, 1.0, 1e15])
@pytest.mark.parametrize("n_terms", [1, 2, 17, 258])
def test_product_error_bounds_the_error(n_terms: int, scale: float, dtype: type[np.floating[Any]]) -> None:
    rng = np.random.default_rng(n_terms)
    for offset in (0.0, 1e3):
        a: Array = ((rng.standard_normal(n_terms) + offset) * scale).astype(dtype)
        b: Array = ((rng.standard_normal(n_terms) - offset) * scale).astype(dtype)
        norm_a, norm_b = (float(np.linalg.norm(v.astype(np.float64)) * (1 + 1e-12)) for v in (a, b))
        bound = product_error(n_terms, norm_a, norm_b, dtype)
        for computed in (a @ b, (a[None] @ np.stack([b, b], axis=1))[0, 0]):
            assert abs(Fraction(float(computed)) - exact_dot(a, b)) <= Fraction(bound)


def test_gamma() -> None:
    assert unit_roundoff(np.float64) == 2.0**-53
    assert gamma(0, np.float32) == 0
    assert gamma(10, np.float32) == pytest.approx(10 * 2.0**-24, rel=1e-5)
    with pytest.raises(ValueError, match="no bound holds"):
        gamma(2**24, np.float32)
