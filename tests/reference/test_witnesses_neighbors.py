"""References of nearest neighbors against the library, scikit-learn and SciPy."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.spatial.distance import cdist
from sklearn.model_selection import LeaveOneOut, cross_val_score
from sklearn.neighbors import KNeighborsClassifier as TheirClassifier

from mlfundamentals.model_selection import cross_val_score as our_cross_val_score
from mlfundamentals.neighbors import KNeighborsClassifier, NearestNeighbors, pairwise_distances
from tests.reference.witnesses import N_FRESH, inputs, reference


def test_pairwise_sq_dists() -> None:
    for A, B in inputs("pairwise_sq_dists", lambda rng: (rng.normal(size=(6, 3)), rng.normal(size=(4, 3)))):
        ours = reference("pairwise_sq_dists")(A, B)
        np.testing.assert_allclose(ours, cdist(A, B, "sqeuclidean"), rtol=1e-9, atol=1e-9)
        if len(A) and len(B):  # the library wants a sample
            np.testing.assert_allclose(ours, pairwise_distances(A, B) ** 2, rtol=1e-9, atol=1e-9)


def test_k_nearest_with_its_ties() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        return rng.integers(-2, 3, size=(20, 2)).astype(float), rng.integers(-2, 3, size=2).astype(float), 7

    for X, x, k in inputs("k_nearest", fresh):
        indices = NearestNeighbors(n_neighbors=k).fit(X).kneighbors([x], return_distance=False)[0]
        np.testing.assert_array_equal(reference("k_nearest")(X, x, k), indices)


def test_knn_classify_and_the_library() -> None:
    """Ties in distance included, as both take the lower index."""
    for X_train, y_train, X, k in inputs("knn_classify", _grid):
        if len(X):  # the library wants a sample
            predicted = KNeighborsClassifier(k).fit(X_train, y_train).predict(X)
            np.testing.assert_array_equal(reference("knn_classify")(X_train, y_train, X, k), predicted)


def _grid(rng: np.random.Generator) -> tuple[Any, ...]:
    points = rng.integers(-2, 3, size=(24, 2)).astype(float)
    return points[:16], rng.integers(-1, 3, 16), points[16:], int(rng.integers(1, 9))


def test_knn_classify_weighted() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        return rng.normal(size=(20, 2)), rng.integers(0, 3, 20), rng.normal(size=(9, 2)), 6

    for seed in range(N_FRESH):
        X_train, y_train, X, k = fresh(np.random.default_rng(seed))
        for library in (KNeighborsClassifier, TheirClassifier):
            predicted = library(k, weights="distance").fit(X_train, y_train).predict(X)
            np.testing.assert_array_equal(
                reference("knn_classify_weighted")(X_train, y_train, X, k), predicted
            )


def test_loo_knn_error() -> None:
    for seed in range(5):
        rng = np.random.default_rng(seed)
        X, y, ks = rng.normal(size=(20, 2)), rng.integers(0, 2, 20), [1, 3, 5]
        ours = reference("loo_knn_error")(X, y, ks)
        for classifier, score in (
            (KNeighborsClassifier, our_cross_val_score),
            (TheirClassifier, cross_val_score),
        ):
            accuracies = [score(classifier(k), X, y, cv=LeaveOneOut()).mean() for k in ks]
            np.testing.assert_allclose(ours, 1 - np.array(accuracies), atol=1e-12)


def test_the_class_and_the_librarys() -> None:
    for X_train, y_train, X, y, _, _, *k in inputs("KNNClassifier", _three_sets):
        ours = reference("KNNClassifier")(*k).fit(X_train, y_train)
        theirs = KNeighborsClassifier(*(k or [3])).fit(X_train, y_train)
        np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))
        assert ours.score(X, y) == theirs.score(X, y)


def _three_sets(rng: np.random.Generator) -> tuple[Any, ...]:
    X_train, y_train, X, k = _grid(rng)
    return X_train, y_train, X, y_train[: len(X)], X_train, y_train, k
