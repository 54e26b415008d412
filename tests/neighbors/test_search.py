"""The search: exact, index for index, whatever the data, the metric and the method."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from scipy.spatial.distance import cdist

from mlfundamentals.neighbors import NearestNeighbors, kneighbors
from tests.neighbors import oracle

HARD = list(oracle.hard_data(seed=5))


@pytest.mark.parametrize("algorithm", ["brute", "kd_tree"])
@pytest.mark.parametrize(("X", "Q"), [h[1:] for h in HARD], ids=[h[0] for h in HARD])
@pytest.mark.parametrize("metric", list(oracle.FORMULAS))
def test_neighbors_equal_those_of_sorting(
    metric: str, X: NDArray[Any], Q: NDArray[Any], algorithm: str
) -> None:
    table = oracle.FORMULAS[metric](Q, X)
    for k in {1, min(7, len(X)), len(X)}:
        distances, indices = oracle.nearest_by_sorting(table, k)
        found = kneighbors(X, Q, n_neighbors=k, metric=metric, algorithm=algorithm)
        np.testing.assert_array_equal(found.indices, indices)
        np.testing.assert_allclose(found.distances, distances, rtol=4e-16, atol=0)


small_numbers = st.one_of(st.integers(-3, 3).map(float), st.floats(-1e6, 1e6))


@given(st.data())
def test_any_small_input_equals_sorting(data: st.DataObject) -> None:
    d = data.draw(st.integers(1, 4))
    X = data.draw(arrays(np.float64, st.tuples(st.integers(1, 12), st.just(d)), elements=small_numbers))
    Q = data.draw(arrays(np.float64, st.tuples(st.integers(1, 4), st.just(d)), elements=small_numbers))
    k = data.draw(st.integers(1, len(X)))
    algorithm = data.draw(st.sampled_from(["brute", "kd_tree"]))
    found = kneighbors(X, Q, n_neighbors=k, algorithm=algorithm)
    distances, indices = oracle.nearest_by_sorting(oracle.FORMULAS["euclidean"](Q, X), k)
    np.testing.assert_array_equal(found.indices, indices)
    np.testing.assert_array_equal(found.distances, distances)


@pytest.mark.parametrize("scale", [1e-150, 1e-120, 1e-60, 1e-30, 1e30, 1e60, 1e150])
@pytest.mark.parametrize("algorithm", ["brute", "kd_tree"])
@pytest.mark.parametrize("metric", ["euclidean", "manhattan", "minkowski", "cosine"])
def test_neighbors_do_not_hang_on_the_scale(metric: str, algorithm: str, scale: float) -> None:
    exponent = int(np.log2(scale))
    X, Q = oracle.scaled(1.0, seed=3)
    at_one = kneighbors(X, Q, n_neighbors=9, metric=metric, p=3, algorithm=algorithm)
    big_x, big_q = np.ldexp(X, exponent), np.ldexp(Q, exponent)
    found = kneighbors(big_x, big_q, n_neighbors=9, metric=metric, p=3, algorithm=algorithm)
    np.testing.assert_array_equal(found.indices, at_one.indices)
    back = found.distances if metric == "cosine" else np.ldexp(found.distances, -exponent)
    np.testing.assert_allclose(back, at_one.distances, rtol=1e-14)


def test_a_query_far_larger_than_the_points_and_points_far_larger_than_the_query() -> None:
    X, Q = oracle.scaled(1.0, seed=4)
    for big in (1e40, 1e150):
        for A, B in ((X, Q * big), (X * big, Q)):
            distances, indices = oracle.nearest_by_sorting(oracle.FORMULAS["manhattan"](B / big, A / big), 5)
            found = kneighbors(A, B, n_neighbors=5, metric="manhattan")
            np.testing.assert_array_equal(found.indices, indices)
            np.testing.assert_allclose(found.distances / big, distances, rtol=1e-14)
            euclidean = kneighbors(A, B, n_neighbors=5)
            table = oracle.FORMULAS["euclidean"](B / big, A / big)
            np.testing.assert_array_equal(euclidean.indices, oracle.nearest_by_sorting(table, 5)[1])


@pytest.mark.parametrize("d", [2, 10, 33])
def test_the_same_at_sizes_that_need_many_blocks(d: int) -> None:
    rng = np.random.default_rng(11)
    X, Q = rng.normal(size=(5000, d)), rng.normal(size=(300, d))
    distances, indices = oracle.nearest_by_sorting(oracle.FORMULAS["euclidean"](Q, X), 12)
    for algorithm in ("auto", "brute", "kd_tree"):
        found = kneighbors(X, Q, n_neighbors=12, algorithm=algorithm)
        np.testing.assert_array_equal(found.indices, indices)
        np.testing.assert_array_equal(found.distances, distances)


@pytest.mark.parametrize("algorithm", ["brute", "kd_tree"])
def test_many_ties_at_sizes_that_need_many_blocks(algorithm: str) -> None:
    rng = np.random.default_rng(12)
    X = rng.integers(0, 4, (4000, 3)).astype(float)
    Q = rng.integers(0, 4, (200, 3)).astype(float)
    distances, indices = oracle.nearest_by_sorting(oracle.FORMULAS["euclidean"](Q, X), 15)
    found = kneighbors(X, Q, n_neighbors=15, algorithm=algorithm)
    np.testing.assert_array_equal(found.indices, indices)
    np.testing.assert_array_equal(found.distances, distances)


def test_without_queries_no_point_is_its_own_neighbor() -> None:
    for _, X, _ in HARD:
        if len(X) < 2:
            continue
        table = oracle.FORMULAS["euclidean"](X, X)
        np.fill_diagonal(table, np.inf)
        for k in {1, min(6, len(X) - 1), len(X) - 1}:
            found = kneighbors(X, n_neighbors=k)
            np.testing.assert_array_equal(found.indices, oracle.nearest_by_sorting(table, k)[1])


OTHER_METRICS: list[tuple[str, float, dict[str, Any]]] = [
    ("minkowski", 3, {}),
    ("minkowski", 1.5, {}),
    ("minkowski", 0.5, {}),
    ("minkowski", 40, {}),
    ("minkowski", 2, {"w": np.array([0.5, 2.0, 0.0, 1.0])}),
    ("minkowski", 3, {"w": np.array([0.5, 2.0, 0.0, 1.0])}),
    ("minkowski", 1, {"w": np.array([0.5, 2.0, 0.0, 1.0])}),
    ("minkowski", np.inf, {"w": np.array([0.5, 2.0, 0.0, 1.0])}),
    ("seuclidean", 2, {"V": np.array([0.5, 2.0, 1.0, 3.0])}),
    ("mahalanobis", 2, {"VI": np.diag([1.0, 2.0, 3.0, 4.0]) + 0.3}),
    ("cosine", 2, {}),
]


@pytest.mark.parametrize(("metric", "p", "params"), OTHER_METRICS, ids=lambda value: str(value)[:12])
@pytest.mark.parametrize("algorithm", ["brute", "kd_tree"])
def test_other_metrics_agree_with_scipy(
    metric: str, p: float, params: dict[str, Any], algorithm: str
) -> None:
    rng = np.random.default_rng(2)
    X, Q = rng.normal(size=(400, 4)), rng.normal(size=(50, 4))
    more = {"p": p} if metric == "minkowski" else {}
    distances, indices = oracle.nearest_by_sorting(cdist(Q, X, metric, **more, **params), 8)
    found = kneighbors(X, Q, n_neighbors=8, metric=metric, p=p, metric_params=params, algorithm=algorithm)
    np.testing.assert_array_equal(found.indices, indices)
    np.testing.assert_allclose(found.distances, distances, rtol=1e-10 if metric == "cosine" else 1e-13)


@pytest.mark.parametrize("metric", ["seuclidean", "mahalanobis"])
def test_symmetric_ties_of_weighted_metrics_go_to_the_lower_index(metric: str) -> None:
    rng = np.random.default_rng(8)
    steps = rng.integers(-3, 4, (150, 3)).astype(float)
    X = np.concatenate([steps, -steps, steps])
    A = rng.normal(size=(3, 3))
    params = {"V": np.array([0.3, 0.7, 1.9])} if metric == "seuclidean" else {"VI": A @ A.T}
    found = kneighbors(X, np.zeros((1, 3)), n_neighbors=200, metric=metric, metric_params=params)
    weight = np.diag(1 / params["V"]) if metric == "seuclidean" else params["VI"]
    for i in range(150):  # step, its mirror image, and the step again are at one distance
        places = [int(np.flatnonzero(found.indices[0] == j)[0]) for j in (i, i + 150, i + 300)
                  if (found.indices[0] == j).any()]  # fmt: skip
        assert places == sorted(places)
        assert len({found.distances[0, place] for place in places}) <= 1
    expected = np.sqrt(np.einsum("ni,ij,nj->n", X, weight, X))[found.indices[0]]
    np.testing.assert_allclose(found.distances[0], expected, rtol=1e-12, atol=1e-12)


def test_a_function_as_metric_is_called_with_rows_and_keywords() -> None:
    def gap(a: NDArray[Any], b: NDArray[Any], power: float) -> float:
        return float(abs(a - b).sum() ** power)

    X, Q = oracle.scaled(1.0, seed=6)
    found = kneighbors(X, Q, n_neighbors=4, metric=gap, metric_params={"power": 2})
    np.testing.assert_array_equal(found.indices, kneighbors(X, Q, n_neighbors=4, metric="l1").indices)


def test_a_function_that_gives_nan_is_refused() -> None:
    with pytest.raises(ValueError, match="gave NaN"):
        kneighbors([[0.0], [1.0]], n_neighbors=1, metric=lambda a, b: float("nan"))


def test_aliases_are_the_same_metrics() -> None:
    X, Q = oracle.scaled(1.0, seed=7)
    for alias, name in (("l1", "manhattan"), ("cityblock", "manhattan"), ("l2", "euclidean")):
        ours, theirs = (kneighbors(X, Q, n_neighbors=3, metric=m) for m in (alias, name))
        np.testing.assert_array_equal(ours.indices, theirs.indices)


def test_float32_is_measured_in_float64_and_integers_are_taken() -> None:
    X, Q = (a.astype(np.float32) for a in oracle.scaled(1.0, seed=8))
    wide = kneighbors(X.astype(float), Q.astype(float), n_neighbors=6)
    narrow = kneighbors(X, Q, n_neighbors=6)
    np.testing.assert_array_equal(narrow.distances, wide.distances)
    np.testing.assert_array_equal(narrow.indices, wide.indices)
    whole = kneighbors([[0], [4], [9]], [[5]], n_neighbors=2)
    assert whole.indices.tolist() == [[1, 2]]


@pytest.mark.parametrize("order", ["C", "F"])
def test_memory_order_and_read_only_input_change_nothing(order: Any) -> None:
    X, Q = oracle.scaled(1.0, seed=9)
    expected = kneighbors(X, Q, n_neighbors=6).indices
    A, B = np.asarray(X, order=order), np.asarray(Q, order=order)
    A.setflags(write=False)
    B.setflags(write=False)
    np.testing.assert_array_equal(kneighbors(A, B, n_neighbors=6).indices, expected)
    np.testing.assert_array_equal(kneighbors(X[::1], Q[::-1], n_neighbors=6).indices, expected[::-1])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: kneighbors([[0.0], [np.nan]], n_neighbors=1), "contains NaN"),
        (lambda: kneighbors([[0.0], [np.inf]], n_neighbors=1), "contains infinity"),
        (lambda: kneighbors([[0.0]], [[1.0]], n_neighbors=2), "from 1 to 1"),
        (lambda: kneighbors([[0.0]], n_neighbors=1), "from 1 to 0"),
        (lambda: kneighbors([[0.0]], [[1.0, 2.0]], n_neighbors=1), "2 features, but X has 1"),
        (lambda: kneighbors([[0.0]], [[1.0]], n_neighbors=1, metric="taxi"), "'taxi' is not known"),
        (
            lambda: kneighbors([[0.0]], [[1.0]], n_neighbors=1, metric_params={"q": 3}),
            "has no parameter",
        ),
        (
            lambda: kneighbors(
                [[0.0]], [[1.0]], n_neighbors=1, metric="minkowski", metric_params={"w": [-1]}
            ),
            "negative weights",
        ),
        (
            lambda: kneighbors([[0.0]], [[1.0]], n_neighbors=1, metric="mahalanobis"),
            "needs V, the covariance",
        ),
        (
            lambda: kneighbors(
                [[0.0]], [[1.0]], n_neighbors=1, metric="mahalanobis", metric_params={"VI": [1]}
            ),
            r"must have shape \(1, 1\)",
        ),
    ],
)
def test_bad_calls_say_what_is_wrong(call: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


def test_radius_search_equals_looking_at_every_pair() -> None:
    for _, X, Q in HARD:
        table = oracle.FORMULAS["euclidean"](Q, X)
        radius = float(np.median(table))  # a distance that occurs, where the median is one
        distances, indices = NearestNeighbors(radius=radius).fit(X).radius_neighbors(Q, sort_results=True)
        for row in range(len(Q)):
            order = np.argsort(table[row], kind="stable")
            expected = order[table[row][order] <= radius]
            np.testing.assert_array_equal(indices[row], expected)
            np.testing.assert_array_equal(distances[row], table[row][expected])


def test_equal_rows_far_more_than_are_asked_for() -> None:
    rng = np.random.default_rng(21)
    X = np.repeat(rng.normal(size=(40, 12)), 100, axis=0)[rng.permutation(4000)]
    Q = np.concatenate([X[:30], rng.normal(size=(30, 12))])
    distances, indices = oracle.nearest_by_sorting(oracle.FORMULAS["euclidean"](Q, X), 20)
    found = kneighbors(X, Q, n_neighbors=20)
    np.testing.assert_array_equal(found.indices, indices)
    np.testing.assert_array_equal(found.distances, distances)
