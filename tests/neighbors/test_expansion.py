"""Tables by products: as right as their bound says, symmetric, 0 for equal rows."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from mlfundamentals._core.rounding import gamma
from mlfundamentals.neighbors import pairwise_distances
from mlfundamentals.neighbors._expansion import expansion_pays

DATA = ("normal", "offset", "clusters", "duplicates", "small", "outlier", "constant")


def points(name: str, d: int) -> np.ndarray:
    rng = np.random.default_rng([7, d])
    X = rng.normal(size=(700, d))
    if name == "offset":
        X += 1e8
    elif name == "clusters":
        X = 1e-5 * X + np.repeat(rng.normal(size=(7, d)), 100, axis=0)
    elif name == "duplicates":
        X[300:600] = X[:300]
        X[1] = X[0] + 1e-9
    elif name == "small":
        X *= 1e-150
    elif name == "outlier":
        X[5] = 1e60
    elif name == "constant":
        X[:] = X[0]
    return X


def bound(d: int) -> float:
    """Half of that on squares, and what measuring the reference adds."""
    return float((12 * gamma(d + 3, np.float64) + 6 * 2.0**-53) / 2 + gamma(d + 8, np.float64))


@pytest.mark.parametrize("d", [16, 50, 200])
@pytest.mark.parametrize("name", DATA)
def test_within_the_bound(name: str, d: int) -> None:
    X = points(name, d)
    Y = X[100:420] + np.where(np.arange(320) % 2, 0.0, np.abs(X[100:420]).max() * 1e-3)[:, None]
    assert expansion_pays(X, Y)
    for metric in ("euclidean", "sqeuclidean"):
        factor = 1 if metric == "euclidean" else 2
        np.testing.assert_allclose(
            pairwise_distances(X, Y, metric), cdist(X, Y, metric), rtol=factor * bound(d), atol=0
        )


@pytest.mark.parametrize("name", DATA)
def test_of_one_array_it_is_symmetric_and_0_for_equal_rows(name: str) -> None:
    X = points(name, 20)
    table, expected = pairwise_distances(X), cdist(X, X)
    np.testing.assert_array_equal(table, table.T)
    np.testing.assert_array_equal(table == 0, expected == 0)
    np.testing.assert_allclose(table, expected, rtol=bound(20), atol=0)


def test_huge_numbers_are_left_to_differences() -> None:
    X = points("normal", 20) * 1e130
    assert not expansion_pays(X, X)
    np.testing.assert_array_equal(pairwise_distances(X), cdist(X, X))


def test_float32_is_kept() -> None:
    X = points("normal", 20).astype(np.float32)
    table = pairwise_distances(X)
    assert table.dtype == np.float32
    np.testing.assert_allclose(table, cdist(X, X), rtol=1e-6)
