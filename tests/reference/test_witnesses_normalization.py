"""References of normalization against the library, scikit-learn and SciPy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import scipy.linalg
import scipy.stats
import sklearn.decomposition
import sklearn.preprocessing

from mlfundamentals import preprocessing
from tests.reference.witnesses import inputs, reference


def matrix(rng: np.random.Generator) -> np.ndarray[Any, Any]:
    return rng.normal(size=(9, 3)) * 10.0 ** rng.integers(-4, 5, size=3) + rng.integers(-5, 5, size=3)


def test_l2_normalize_rows_and_the_library() -> None:
    for (X,) in inputs("l2_normalize_rows", lambda rng: (matrix(rng),)):
        np.testing.assert_allclose(reference("l2_normalize_rows")(X), preprocessing.normalize(X), rtol=1e-12)


def test_minmax_columns() -> None:
    for X, *rest in inputs("minmax_columns", lambda rng: (matrix(rng), -1.0, 3.0)):
        ends = (*rest, *(0.0, 1.0)[len(rest) :])
        ours = reference("minmax_columns")(X, *ends)
        for library in (preprocessing, sklearn.preprocessing):
            theirs = library.minmax_scale(np.asarray(X, dtype=float), feature_range=ends)
            np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-12)


def test_zscore_columns() -> None:
    for X, *rest in inputs("zscore_columns", lambda rng: (matrix(rng), int(rng.integers(0, 3)))):
        ddof = rest[0] if rest else 0
        ours = reference("zscore_columns")(X, ddof)
        spread = np.ptp(X, axis=0) > 0
        scores = scipy.stats.zscore(X[:, spread], axis=0, ddof=ddof)
        np.testing.assert_allclose(ours[:, spread], scores, rtol=1e-9, atol=1e-12)
        np.testing.assert_array_equal(ours[:, ~spread], 0.0)
        if ddof == 0:
            for library in (preprocessing, sklearn.preprocessing):
                scaled = library.StandardScaler().fit_transform(np.asarray(X, dtype=float))
                np.testing.assert_allclose(ours, scaled, rtol=1e-9, atol=1e-12)


def test_zscore_train_test() -> None:
    for train, test in inputs("zscore_train_test", lambda rng: (matrix(rng), matrix(rng)[:4])):
        ours = reference("zscore_train_test")(train, test)
        for library in (preprocessing, sklearn.preprocessing):
            scaler = library.StandardScaler().fit(np.asarray(train, dtype=float))
            for X, result in zip((train, test), ours, strict=True):
                if len(X):  # estimators want a sample
                    scaled = scaler.transform(np.asarray(X, dtype=float))
                    np.testing.assert_allclose(result, scaled, rtol=1e-9, atol=1e-12)


def test_row_stochastic() -> None:
    for (A,) in inputs("row_stochastic", lambda rng: (rng.random((6, 4)),)):
        if len(A):  # the library wants a row
            ours = reference("row_stochastic")(A)
            weighted = np.asarray(A).any(axis=1)
            theirs = sklearn.preprocessing.normalize(np.asarray(A, dtype=float), norm="l1")
            np.testing.assert_allclose(ours[weighted], theirs[weighted], rtol=1e-12)
            if weighted.any():
                library = preprocessing.row_stochastic(np.asarray(A, dtype=float)[weighted])
                np.testing.assert_allclose(ours[weighted], library, rtol=1e-12)
            np.testing.assert_array_equal(ours[~weighted], 1 / A.shape[1])


def test_the_scaler_and_the_librarys() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        return matrix(rng), matrix(rng)[:2], rng.normal(size=(3, 3)), matrix(rng)

    for X, X_new, Z, _ in inputs("StandardScaler", fresh):
        ours = reference("StandardScaler")().fit(X)
        for library in (preprocessing, sklearn.preprocessing):
            theirs = library.StandardScaler().fit(np.asarray(X, dtype=float))
            np.testing.assert_allclose(ours.mean, theirs.mean_, rtol=1e-9, atol=1e-12)
            np.testing.assert_allclose(ours.scale, theirs.scale_, rtol=1e-9)
            scaled = theirs.transform(np.asarray(X_new, dtype=float))
            np.testing.assert_allclose(ours.transform(X_new), scaled, rtol=1e-9, atol=1e-9)
            back = theirs.inverse_transform(np.asarray(Z, dtype=float))
            np.testing.assert_allclose(ours.inverse_transform(Z), back, rtol=1e-9, atol=1e-9)


def test_zca_whiten() -> None:
    """The library and scikit-learn divide by n - 1; of full rank it is the polar factor but for n."""

    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        X = rng.normal(size=(9, 3)) @ rng.normal(size=(3, 3)) + rng.integers(-5, 5, size=3)
        return (X[:, [0, 1, 2, 0]] if rng.random() < 0.3 else X,)

    full = 0
    for (X,) in inputs("zca_whiten", fresh):
        n, d = X.shape
        ours, X = reference("zca_whiten")(X), np.asarray(X, dtype=float)
        centered = X - X.mean(axis=0)
        rank = 0 if n == 1 else np.linalg.matrix_rank(centered, tol=1e-6 * np.linalg.norm(centered, 2))
        covariance = ours.T @ ours / n  # a projection on where X varies
        np.testing.assert_allclose(covariance @ covariance, covariance, atol=1e-9)
        assert np.trace(covariance) == pytest.approx(rank, abs=1e-9)
        if rank:
            white = preprocessing.whiten(X, tol=1e-6) * np.sqrt(n / (n - 1))
            np.testing.assert_allclose(ours, white, atol=1e-9)
            pca = sklearn.decomposition.PCA(n_components=int(rank), whiten=True, svd_solver="full")
            theirs = pca.fit_transform(X) @ pca.components_ * np.sqrt(n / (n - 1))
            np.testing.assert_allclose(ours, theirs, atol=1e-9)
        if rank == d:
            np.testing.assert_allclose(ours, np.sqrt(n) * scipy.linalg.polar(centered)[0], atol=1e-9)
            full += 1
    assert full > 20
