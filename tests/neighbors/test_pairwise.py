"""pairwise_distances: right to a few roundings, zero for equal rows."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from scipy.spatial.distance import cdist, pdist, squareform
from sklearn.metrics import pairwise_distances as sklearn_distances

from mlfundamentals._core.exceptions import DataConversionWarning
from mlfundamentals.neighbors import pairwise_distances
from tests.neighbors import oracle

HARD = list(oracle.hard_data(seed=9))


@pytest.mark.parametrize("metric", list(oracle.FORMULAS))
def test_distances_are_right_to_a_few_roundings(metric: str) -> None:
    for name, X, Q in HARD:
        expected = oracle.FORMULAS[metric](Q, X)
        found = pairwise_distances(Q, X, metric)
        np.testing.assert_allclose(found, expected, rtol=(4 + X.shape[1]) * 2.3e-16, atol=0, err_msg=name)
        assert ((found == 0) == (expected == 0)).all()


def test_euclidean_against_exact_fractions() -> None:
    rng = np.random.default_rng(1)
    X = rng.normal(size=(12, 20)) + 1e6
    X[5] = X[3] + 1e-9
    found = pairwise_distances(X, metric="sqeuclidean")
    for i in range(12):
        for j in range(12):
            gaps = [Fraction(a) - Fraction(b) for a, b in zip(X[i].tolist(), X[j].tolist(), strict=True)]
            exact = float(sum(gap * gap for gap in gaps))
            assert found[i, j] == pytest.approx(exact, rel=1e-14, abs=0)


def test_of_one_array_is_symmetric_with_zero_diagonal() -> None:
    for _, X, _ in HARD:
        for metric in (*oracle.FORMULAS, "cosine"):
            table = pairwise_distances(X, metric=metric)
            np.testing.assert_array_equal(table, table.T)
            assert (np.diag(table) == 0).all()


@pytest.mark.parametrize(
    ("metric", "params"),
    [
        ("l1", {}),
        ("l2", {}),
        ("cityblock", {}),
        ("cosine", {}),
        ("minkowski", {"p": 3}),
        ("minkowski", {"p": 2, "w": np.arange(1.0, 6.0)}),
        ("seuclidean", {"V": np.arange(1.0, 6.0)}),
        ("mahalanobis", {"VI": np.eye(5) + 0.2}),
    ],
)
def test_agrees_with_sklearn(metric: str, params: dict[str, Any]) -> None:
    rng = np.random.default_rng(3)
    X, Q = rng.normal(size=(50, 5)), rng.normal(size=(20, 5))
    found = pairwise_distances(Q, X, metric, **params)
    np.testing.assert_allclose(found, sklearn_distances(Q, X, metric, **params), rtol=1e-10)


def test_cosine_keeps_its_digits_at_small_angles() -> None:
    angle = 1e-7
    found = pairwise_distances(
        [[1.0, 0.0]], [[np.cos(angle), np.sin(angle)], [5.0, 0.0], [-1.0, 0.0]], "cosine"
    )
    np.testing.assert_allclose(found, [[2 * np.sin(angle / 2) ** 2, 0.0, 2.0]], rtol=1e-9)
    np.testing.assert_array_equal(
        pairwise_distances([[0.0, 0.0]], [[1.0, 2.0], [0.0, 0.0]], "cosine"), [[1, 0]]
    )


def test_missing_variances_are_estimated_from_one_array_only() -> None:
    rng = np.random.default_rng(4)
    X, Q = rng.normal(size=(50, 5)), rng.normal(size=(20, 5))
    for metric, parameter in (("seuclidean", "V"), ("mahalanobis", "VI")):
        expected = squareform(pdist(X, metric))
        np.testing.assert_allclose(pairwise_distances(X, metric=metric), expected, rtol=1e-10)
        np.testing.assert_allclose(pairwise_distances(X, X, metric), expected, rtol=1e-10)
        with pytest.raises(ValueError, match=f"The '{parameter}' parameter is required for the {metric}"):
            pairwise_distances(Q, X, metric)


def test_metrics_of_scipy_are_0_on_the_diagonal() -> None:
    X = np.random.default_rng(0).random((40, 4))
    for metric in ("correlation", "braycurtis", "canberra"):
        table = pairwise_distances(X, metric=metric)
        np.testing.assert_allclose(table, squareform(pdist(X, metric)), rtol=1e-10)
        assert (np.diag(table) == 0).all()


@pytest.mark.parametrize("metric", ["dice", "jaccard", "rogerstanimoto", "russellrao", "sokalsneath", "yule"])
def test_numbers_count_as_true_or_false_with_a_warning(metric: str) -> None:
    X = np.random.default_rng(1).integers(0, 3, size=(20, 6))
    expected = cdist(X.astype(bool), X.astype(bool), metric)
    np.fill_diagonal(expected, 0)
    with pytest.warns(DataConversionWarning, match=f"converted to boolean for metric {metric}"):
        np.testing.assert_allclose(pairwise_distances(X, metric=metric), expected, rtol=1e-12)
    np.testing.assert_allclose(pairwise_distances(X.astype(bool), metric=metric), expected, rtol=1e-12)


def test_haversine_agrees_with_sklearn() -> None:
    rng = np.random.default_rng(2)
    X = rng.uniform(-1, 1, size=(30, 2)) * [np.pi / 2, np.pi]
    expected = sklearn_distances(X[:9], X, "haversine")
    np.testing.assert_allclose(pairwise_distances(X[:9], X, "haversine"), expected, rtol=1e-10, atol=1e-12)
    with pytest.raises(ValueError, match="only valid in 2 dimensions"):
        pairwise_distances(np.ones((2, 3)), metric="haversine")


def test_missing_features_are_left_out() -> None:
    rng = np.random.default_rng(3)
    X = rng.normal(size=(30, 4))
    X[rng.random(X.shape) < 0.3] = np.nan
    X[3] = np.nan
    table = pairwise_distances(X, metric="nan_euclidean")
    np.testing.assert_allclose(table, sklearn_distances(X, metric="nan_euclidean"), rtol=1e-10, atol=1e-7)
    assert np.isnan(table[3]).all()


def test_norms_computed_beforehand_change_nothing() -> None:
    X = np.random.default_rng(4).normal(size=(9, 3))
    np.testing.assert_array_equal(pairwise_distances(X, Y_norm_squared=(X**2).sum(1)), pairwise_distances(X))


def test_float32_is_kept() -> None:
    X = np.random.default_rng(5).normal(size=(30, 6)).astype(np.float32)
    assert pairwise_distances(X).dtype == np.float32
    assert pairwise_distances(X, X.astype(float)).dtype == np.float64
    np.testing.assert_allclose(pairwise_distances(X), cdist(X, X), rtol=1e-6)


def test_a_function_and_a_table_are_taken() -> None:
    found = pairwise_distances([[0.0], [2.0]], [[5.0]], lambda a, b: float(abs(a - b)[0]) + 1)
    assert found.tolist() == [[6.0], [4.0]]
    table = np.array([[0.0, 1.0], [1.0, 0.0]])
    np.testing.assert_array_equal(pairwise_distances(table, metric="precomputed"), table)


def test_bad_calls_say_what_is_wrong() -> None:
    with pytest.raises(ValueError, match="Incompatible dimension"):
        pairwise_distances([[1.0]], [[1.0, 2.0]])
    with pytest.raises(ValueError, match="Precomputed metric requires shape"):
        pairwise_distances([[1.0, 2.0, 3.0]], [[1.0, 2.0]], "precomputed")
    with pytest.raises(ValueError, match="not known"):
        pairwise_distances([[1.0]], metric="taxi")
    with pytest.raises(ValueError, match="contains NaN"):
        pairwise_distances([[np.nan]])
    with pytest.raises(ValueError, match="singular"):
        pairwise_distances([[1.0, 1.0], [2.0, 2.0]], metric="mahalanobis", V=np.ones((2, 2)))


def test_a_function_is_given_booleans_and_words_as_they_come() -> None:
    flags = np.array([[1, 0, 0], [1, 1, 0], [0, 1, 1]], dtype=bool)
    jaccard = pairwise_distances(flags, metric=lambda a, b: 1 - (a & b).sum() / (a | b).sum())
    np.testing.assert_allclose(jaccard, cdist(flags, flags, "jaccard"), rtol=1e-15)
    lengths: Any = lambda a, b, scale=1: scale * abs(len(a) - len(b))  # noqa: E731
    assert pairwise_distances(["a", "ab", "abc"], ["a"], lengths).tolist() == [[0.0], [1.0], [2.0]]
    words = np.array(["a", "abc"], dtype=object)
    assert pairwise_distances(words, metric=lengths, scale=2).tolist() == [[0.0, 4.0], [4.0, 0.0]]
    with pytest.raises(ValueError, match="Incompatible dimension"):
        pairwise_distances(flags, flags[:, :2], lengths)
    with pytest.raises(ValueError, match="could not convert"):
        pairwise_distances([["a"]])
