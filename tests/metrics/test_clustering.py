"""Silhouettes and the agreement of clusterings."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sklearn.metrics as oracle
import sklearn.metrics.cluster as cluster_oracle
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array, dok_array
from scipy.spatial.distance import cdist

import mlfundamentals.metrics as metrics

PAIRS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=30)


def silhouettes_by_loops(D: NDArray[Any], labels: NDArray[Any]) -> NDArray[Any]:
    found = []
    for i, own in enumerate(labels):
        if np.sum(labels == own) == 1:
            found.append(0.0)
            continue
        means = {c: D[i, (labels == c) & (np.arange(len(D)) != i)].mean() for c in set(labels)}
        inner = means.pop(own)
        nearest = min(means.values())
        found.append((nearest - inner) / max(nearest, inner) if max(nearest, inner) > 0 else 0.0)
    return np.array(found)


def points(seed: int, n: int = 60, k: int = 4) -> tuple[NDArray[Any], NDArray[Any]]:
    rng = np.random.default_rng(seed)
    labels = rng.permutation(np.append(np.arange(n - 1) % k, k))  # the last cluster has one sample
    return rng.normal(size=(n, 3)) + labels[:, None], labels


@pytest.mark.parametrize("metric", ["euclidean", "l2", "manhattan", "l1", "cosine", "chebyshev"])
def test_silhouettes_by_loops_and_as_scikit_learn(metric: str) -> None:
    X, labels = points(0)
    found = metrics.silhouette_samples(X, labels, metric=metric)
    name = {"l1": "cityblock", "manhattan": "cityblock", "l2": "euclidean"}.get(metric, metric)
    np.testing.assert_allclose(found, silhouettes_by_loops(cdist(X, X, name), labels), rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(
        found, oracle.silhouette_samples(X, labels, metric=metric), rtol=1e-12, atol=1e-13
    )


def test_silhouettes_of_many_blocks() -> None:
    X, labels = points(1, n=1500, k=7)
    found = metrics.silhouette_samples(X, labels)
    np.testing.assert_allclose(found, silhouettes_by_loops(cdist(X, X), labels), rtol=1e-11, atol=1e-13)
    assert metrics.silhouette_score(X, labels) == found.mean()


def test_many_clusters_take_the_same_way_as_few() -> None:
    X, _ = points(9, n=400)
    labels = np.random.default_rng(9).integers(0, 150, 400)
    found = metrics.silhouette_samples(X, labels)
    np.testing.assert_allclose(found, silhouettes_by_loops(cdist(X, X), labels), rtol=1e-11, atol=1e-13)


@pytest.mark.parametrize("metric", ["euclidean", "manhattan", "precomputed"])
def test_sparse_samples_give_what_dense_ones_give(metric: str) -> None:
    rng = np.random.default_rng(10)
    X, labels = rng.normal(size=(90, 2000)) * (rng.random((90, 2000)) < 0.05), rng.integers(0, 3, 90)
    X = cdist(X, X) if metric == "precomputed" else X
    expected = metrics.silhouette_samples(X, labels, metric=metric)
    for kind in (csr_array, csc_array, dok_array):
        found = metrics.silhouette_samples(kind(X), labels, metric=metric)
        np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-15)
    options: dict[str, Any] = {"metric": metric, "sample_size": 50, "random_state": 0}
    found_score = metrics.silhouette_score(csr_array(X), labels, **options)
    assert found_score == pytest.approx(metrics.silhouette_score(X, labels, **options), rel=1e-12)
    with pytest.raises(ValueError, match="NaN"):
        metrics.silhouette_samples(csr_array(np.where(X == 0, 0.0, np.nan)), labels, metric=metric)


@pytest.mark.parametrize("offset", [1e8, -1e8])
def test_an_offset_costs_no_digits(offset: float) -> None:
    X, labels = points(2)
    X = np.round(X * 2**10) / 2**10  # so that adding the offset is exact
    expected = metrics.silhouette_samples(X, labels)
    np.testing.assert_allclose(
        metrics.silhouette_samples(X + offset, labels), expected, rtol=1e-12, atol=1e-14
    )


@pytest.mark.parametrize("scale", [1e-300, 1e-150, 1e150, 1e300])
def test_silhouettes_are_free_of_scale(scale: float) -> None:
    X, labels = points(3)
    expected = metrics.silhouette_samples(X, labels)
    np.testing.assert_allclose(
        metrics.silhouette_samples(scale * X, labels), expected, rtol=1e-10, atol=1e-12
    )


def test_order_and_names_of_clusters_do_not_matter() -> None:
    X, labels = points(4)
    order = np.random.default_rng(4).permutation(len(X))
    names = np.array(list("zyxwv"))
    found = metrics.silhouette_samples(np.asfortranarray(X[order]), names[labels[order]])
    np.testing.assert_allclose(found, metrics.silhouette_samples(X, labels)[order], rtol=1e-12, atol=1e-14)


def test_duplicates_and_equal_points() -> None:
    X = np.array([[0.0], [0.0], [5.0], [5.0]])
    assert metrics.silhouette_samples(X, [0, 0, 1, 1]).tolist() == [1.0] * 4
    assert metrics.silhouette_samples(np.zeros((4, 2)), [0, 0, 1, 1]).tolist() == [0.0] * 4


def test_precomputed_distances_callables_and_options() -> None:
    X, labels = points(5)
    expected = metrics.silhouette_samples(X, labels)
    D = cdist(X, X)
    np.testing.assert_allclose(
        metrics.silhouette_samples(D, labels, metric="precomputed"), expected, rtol=1e-12
    )
    by_callable = metrics.silhouette_samples(X, labels, metric=lambda a, b: float(np.linalg.norm(a - b)))
    np.testing.assert_allclose(by_callable, expected, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(
        metrics.silhouette_samples(X, labels, metric="minkowski", p=3),
        oracle.silhouette_samples(X, labels, metric="minkowski", p=3),
        rtol=1e-12,
        atol=1e-14,
    )
    whole = (10 * D).astype(int)
    whole_expected = oracle.silhouette_samples(whole, labels, metric="precomputed")
    found = metrics.silhouette_samples(whole, labels, metric="precomputed")
    np.testing.assert_allclose(found, whole_expected, rtol=1e-12)


@pytest.mark.parametrize("metric", ["euclidean", "precomputed"])
def test_the_same_seed_draws_the_same_samples_as_scikit_learn(metric: str) -> None:
    X, labels = points(6)
    X = cdist(X, X) if metric == "precomputed" else X
    options: dict[str, Any] = {"metric": metric, "sample_size": 30, "random_state": 3}
    expected = oracle.silhouette_score(X, labels, **options)
    assert metrics.silhouette_score(X, labels, **options) == pytest.approx(expected, rel=1e-12)


def test_float32_is_kept() -> None:
    X, labels = points(7)
    found = metrics.silhouette_samples(X.astype(np.float32), labels)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, metrics.silhouette_samples(X, labels), atol=1e-6)


@pytest.mark.parametrize(
    ("X", "labels", "metric", "message"),
    [
        (np.eye(3), [0, 0, 0], "euclidean", "Number of labels is 1"),
        (np.eye(3), [0, 1, 2], "euclidean", "Number of labels is 3"),
        (np.eye(3), [0, 1], "euclidean", "inconsistent"),
        (np.array([[np.nan], [1.0], [2.0]]), [0, 1, 1], "euclidean", "NaN"),
        (np.ones((3, 3)), [0, 1, 1], "precomputed", "non-zero elements on the diagonal"),
        (np.zeros((3, 2)), [0, 1, 1], "precomputed", "square"),
    ],
)
def test_what_does_not_fit_is_refused(X: Any, labels: Any, metric: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        metrics.silhouette_score(X, labels, metric=metric)


def pair_counts_by_loops(a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
    counts = np.zeros((2, 2), dtype=int)
    for i in range(len(a)):
        for j in range(len(a)):
            if i != j:
                counts[int(a[i] == a[j]), int(b[i] == b[j])] += 1
    return counts


@given(PAIRS)
def test_pairs_of_samples_by_loops(pairs: list[tuple[int, int]]) -> None:
    a, b = np.array(pairs).T
    counts = pair_counts_by_loops(a, b)
    np.testing.assert_array_equal(metrics.pair_confusion_matrix(a, b), counts)
    assert metrics.rand_score(a, b) == pytest.approx(np.trace(counts) / counts.sum(), rel=1e-15)


@given(PAIRS)
def test_adjusted_rand_invariants(pairs: list[tuple[int, int]]) -> None:
    a, b = np.array(pairs).T
    score = metrics.adjusted_rand_score(a, b)
    assert score == pytest.approx(oracle.adjusted_rand_score(a, b), rel=1e-13, abs=1e-15)
    assert score == metrics.adjusted_rand_score(b, a)
    assert score == metrics.adjusted_rand_score(-7 * a, [f"c{v}" for v in b])
    assert score == metrics.adjusted_rand_score(a[::-1], b[::-1])
    assert metrics.adjusted_rand_score(a, a) == 1.0
    assert score <= 1.0


def test_adjusted_rand_is_about_zero_by_chance_and_by_hand() -> None:
    rng = np.random.default_rng(0)
    scores = [metrics.adjusted_rand_score(*rng.integers(0, 5, (2, 200))) for _ in range(200)]
    assert abs(np.mean(scores)) < 0.003
    assert metrics.adjusted_rand_score([0, 0, 1, 1], [0, 1, 0, 1]) == -0.5
    assert metrics.adjusted_rand_score([0, 0, 1, 2], [0, 0, 1, 1]) == pytest.approx(4 / 7, rel=1e-15)


def test_counts_of_a_million_pairs_do_not_overflow() -> None:
    a = np.arange(200_000) % 2
    assert metrics.adjusted_rand_score(a, a[::-1]) == 1.0
    assert metrics.adjusted_rand_score(a, np.arange(200_000) // 100_000) == pytest.approx(0.0, abs=1e-5)


def test_as_many_clusters_as_samples() -> None:
    rng = np.random.default_rng(8)
    a, b = rng.permutation(30_000), rng.permutation(30_000) // 2
    assert metrics.adjusted_rand_score(a, b) == pytest.approx(oracle.adjusted_rand_score(a, b), abs=1e-15)


def test_contingency_as_scikit_learn() -> None:
    a, b = ["x", "y", "x", "z"], [1, 1, 5, 5]
    np.testing.assert_array_equal(metrics.contingency_matrix(a, b), cluster_oracle.contingency_matrix(a, b))
    assert metrics.contingency_matrix(a, b, sparse=True).toarray().tolist() == [[1, 1], [1, 0], [0, 1]]
    assert metrics.contingency_matrix(a, b, eps=0.5)[1, 1] == 0.5
    with pytest.raises(ValueError, match="eps"):
        metrics.contingency_matrix(a, b, eps=0.5, sparse=True)


def test_labels_of_clusterings_are_checked() -> None:
    with pytest.raises(ValueError, match="labels_true must be 1D"):
        metrics.rand_score([[0, 1]], [0, 1])
    with pytest.raises(ValueError, match="inconsistent"):
        metrics.rand_score([0, 1, 1], [0, 1])
    with pytest.raises(ValueError, match="labels_pred contains NaN"):
        metrics.rand_score([0, 1], [0.0, np.nan])
    with pytest.warns(UserWarning, match="discrete values"):
        metrics.rand_score([0.5, 1.5], [0, 1])


def test_metrics_whose_parameters_come_from_all_samples() -> None:
    X, labels = points(11)
    with pytest.raises(ValueError, match="pass V or VI"):
        metrics.silhouette_samples(X, labels, metric="seuclidean")
    V = X.var(axis=0, ddof=1)
    found = metrics.silhouette_samples(X, labels, metric="seuclidean", V=V)
    np.testing.assert_allclose(
        found, metrics.silhouette_samples(X / np.sqrt(V), labels), rtol=1e-11, atol=1e-13
    )
