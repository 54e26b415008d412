"""Search by products: the bound holds, and what it leaves out is never a neighbor."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from mlfundamentals.neighbors import _operand, _product
from mlfundamentals.neighbors._metrics import metric_of
from mlfundamentals.neighbors._scan import scan_nearest


def data(name: str, n: int, d: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """Points (n, d) and queries (70, d), hard for float32 in one way or another."""
    rng = np.random.default_rng(31)
    X, Q = rng.normal(size=(n, d)), rng.normal(size=(70, d))
    made: dict[str, tuple[NDArray[Any], NDArray[Any]]] = {
        "plain": (X, Q),
        "offset": (X + 1e8, Q + 1e8),
        "offset of the points": (X + 1e4, Q),
        "integers": (np.round(X), np.round(Q)),
        "outlier": (np.concatenate([X[1:], X[:1] * 1e9]), Q),
        "outlier for float64": (np.concatenate([X[1:], X[:1] * 1e60]), Q),
        "duplicates": (X[rng.integers(0, 60, n)], X[:70]),
        "all equal": (np.repeat(X[:1], n, axis=0), Q),
        "tiny": (X * 1e-130, Q * 1e-130),
        "huge": (X * 1e100, Q * 1e100),
        "some queries far": (X, np.concatenate([Q[:35], Q[35:] * 1e100])),
        "clusters": (np.repeat(X[: n // 50 + 1], 50, axis=0)[:n] + 1e-9 * X, X[:70]),
        "points beyond the queries": (X, Q * 1e-30),
        "one direction": (np.outer(X[:, 0], Q[0]), np.outer(Q[:, 0], Q[0])),
    }
    return made[name]


NAMES = [
    "plain", "offset", "offset of the points", "integers", "outlier", "outlier for float64", "duplicates",
    "all equal", "tiny", "huge", "some queries far", "clusters", "points beyond the queries", "one direction",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("n", "d"), [(2000, 1), (2005, 3), (1777, 10), (2100, 40), (1500, 140), (330, 4000)])
def test_equals_measuring_every_pair(name: str, n: int, d: int) -> None:
    X, Q = data(name, n, d)
    metric = metric_of("euclidean", n_features=d)
    for k in (1, 4, 10):
        found = _product.product_nearest(metric, X, Q, k, float(np.abs(X).max()))
        expected = scan_nearest(metric, X, Q, k)
        np.testing.assert_array_equal(found.indices, expected.indices)
        np.testing.assert_array_equal(found.distances, expected.distances)


@pytest.mark.parametrize("metric_name", ["sqeuclidean", "cosine"])
def test_metrics_in_the_same_order(metric_name: str) -> None:
    X, Q = data("plain", 3001, 12)
    metric = metric_of(metric_name, n_features=12)
    X, Q = metric.prepare(X), metric.prepare(Q)
    found = _product.product_nearest(metric, X, Q, 7, float(np.abs(X).max()))
    expected = scan_nearest(metric, X, Q, 7)
    np.testing.assert_array_equal(found.indices, expected.indices)
    np.testing.assert_allclose(found.distances, expected.distances, rtol=1e-15)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", ["plain", "offset", "integers", "outlier", "clusters", "duplicates"])
@pytest.mark.parametrize("d", [2, 10, 60, 300])
def test_no_neighbor_is_beyond_the_limits(name: str, d: int, dtype: Any) -> None:
    """Of the exact neighbors, none has a product above the bound, in whatever order it is summed."""
    X, Q = data(name, 1500, d)
    k = 5
    left = _operand.operand(X, float(np.abs(X).max()), dtype)
    asked = _operand.asked_of(left, Q, -(-len(Q) // left.shape.tile))
    exact = scan_nearest(metric_of("euclidean", n_features=d), X, Q, k)
    backwards = left.rows[: len(X), ::-1], asked.rows[: len(Q), ::-1]
    for points, queries in ((left.rows[: len(X)], asked.rows[: len(Q)]), backwards):
        products = queries @ points.T
        least = np.partition(products, k - 1, axis=1)[:, k - 1].astype(float)
        bound = _operand.limits(least, asked.norms[: len(Q)], left.largest, d, dtype)
        for summed in (products, np.einsum("md,nd->mn", queries, points)):
            assert (np.take_along_axis(summed, exact.indices, 1) <= bound[:, None]).all()


@pytest.mark.parametrize("n_features", [1, 10, 64, 256, 784, 5000])
def test_groups_are_the_points_that_a_minimum_is_taken_over(n_features: int) -> None:
    rng = np.random.default_rng(7)
    left = _operand.operand(rng.normal(size=(1501, n_features)), 4.0, np.float32)
    members = left.members(np.arange(left.n_groups))
    assert left.shape.block % left.shape.group == 0
    np.testing.assert_array_equal(np.sort(members, axis=None), np.arange(len(left.rows)))
    asked = _operand.asked_of(left, rng.normal(size=(70, n_features)), -(-70 // left.shape.tile))
    scratch = _product._scratch(left)
    n_tiles = min(len(asked.rows) // asked.tile, len(scratch.minima))
    minima = _product.group_minima(left, asked.columns(slice(0, n_tiles)), scratch)
    products = left.rows @ asked.rows[: n_tiles * asked.tile].T  # (rows, queries)
    expected = products[members].min(axis=1)
    found = minima.transpose(1, 0, 2).reshape(expected.shape)
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-4)
    assert (left.rows[1501:, -1] == np.inf).all()


def test_queries_beyond_a_round_and_in_part_of_a_tile() -> None:
    X, Q = data("integers", 1400, 4)
    metric = metric_of("euclidean", n_features=4)
    Q = np.concatenate([Q + 0.25 * shift for shift in range(-60, 61)])  # 8470 rows, more than two rounds
    found = _product.product_nearest(metric, X, Q, 3, float(np.abs(X).max()))
    expected = scan_nearest(metric, X, Q, 3)
    np.testing.assert_array_equal(found.indices, expected.indices)
    np.testing.assert_array_equal(found.distances, expected.distances)


@pytest.mark.parametrize("n_queries", [1, 2, 63, 64, 65, 4096, 8193, 10_000])
def test_rounds_cover_all_queries_once(n_queries: int) -> None:
    for d in (3, 5000):
        rounds = _product._rounds(n_queries, _operand.shape_for(d))
        covered = np.concatenate([np.arange(rows.start, rows.stop) for rows in rounds])
        np.testing.assert_array_equal(covered, np.arange(n_queries))
        assert max(rows.stop - rows.start for rows in rounds) <= _product.ROUND


def test_the_float32_product_suffices_for_ordinary_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """The slow ways are kept for hard data."""

    def never(*arguments: object) -> None:
        raise AssertionError("every pair was measured")

    monkeypatch.setattr(_product, "scan_nearest", never)
    for name in ("plain", "offset of the points", "tiny", "huge"):
        X, Q = data(name, 4000, 10)
        _product.product_nearest(metric_of("euclidean", n_features=10), X, Q, 10, float(np.abs(X).max()))
