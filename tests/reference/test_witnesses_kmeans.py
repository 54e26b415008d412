"""References of k-means against the library, scikit-learn and SciPy."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import scipy.cluster.vq
import scipy.ndimage
import scipy.spatial.distance
import sklearn.cluster
import sklearn.metrics

from mlfundamentals import cluster, metrics
from tests.reference.witnesses import N_FRESH, inputs, reference

Array = np.ndarray[Any, Any]


def points(rng: np.random.Generator, n: int = 20) -> Array:
    return rng.normal(size=(n, 2)) + 3 * rng.integers(0, 4, size=(n, 1))


def labeled(rng: np.random.Generator) -> tuple[Array, Array, Array]:
    return points(rng), rng.integers(0, 4, 20), points(rng, 5)


def test_assign_labels_by_exact_fractions() -> None:
    """Ties included."""
    for X, centroids in inputs("assign_labels", lambda rng: (points(rng).round(), points(rng, 4).round())):
        nearest = []
        for x in X.tolist():
            pairs = [zip(x, c, strict=True) for c in centroids.tolist()]
            sq_distances = [sum((Fraction(a) - Fraction(b)) ** 2 for a, b in pair) for pair in pairs]
            nearest.append(sq_distances.index(min(sq_distances)))
        np.testing.assert_array_equal(reference("assign_labels")(X, centroids), nearest)


def test_assign_labels_without_ties() -> None:
    for seed in range(N_FRESH):
        rng = np.random.default_rng(seed)
        X, centroids = points(rng), points(rng, 4)
        labels = reference("assign_labels")(X, centroids)
        np.testing.assert_array_equal(labels, scipy.cluster.vq.vq(X, centroids)[0])
        for library in (cluster, sklearn.cluster):
            model = library.KMeans(4, init=centroids, n_init=1).fit(X)
            np.testing.assert_array_equal(
                reference("assign_labels")(X, model.cluster_centers_), model.predict(X)
            )


def test_update_centers() -> None:
    for X, labels, centroids in inputs("update_centers", labeled):
        ours = reference("update_centers")(X, labels, centroids)
        assert ours.dtype == float
        for j, (new, old) in enumerate(zip(ours, centroids, strict=True)):
            if j in labels:
                old = [scipy.ndimage.mean(column, labels, j) for column in np.asarray(X, dtype=float).T]
            np.testing.assert_allclose(new, old, rtol=1e-12, atol=1e-12)


def test_inertia() -> None:
    for X, labels, centroids in inputs("inertia", labeled):
        pairs = zip(X, np.asarray(centroids)[labels], strict=True)
        expected = sum(scipy.spatial.distance.sqeuclidean(x, c) for x, c in pairs)
        assert reference("inertia")(X, labels, centroids) == pytest.approx(expected, rel=1e-12)
    for seed in range(N_FRESH):
        X = points(np.random.default_rng(seed))
        for library in (cluster, sklearn.cluster):
            model = library.KMeans(3, init=X[:3], n_init=1).fit(X)
            ours = reference("inertia")(X, model.labels_, model.cluster_centers_)
            assert ours == pytest.approx(model.inertia_, rel=1e-9)


def test_kmeans_pp_indices_by_exact_fractions() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Array, int, Array]:
        return rng.integers(-2, 3, (10, 2)).astype(float), 6, rng.integers(0, 8, 6) / 8

    for X, k, u in inputs("kmeans_pp_indices", fresh):
        rows = [[Fraction(value) for value in row] for row in X.tolist()]
        chosen = [int(u[0] * len(X))]
        for draw in u[1:].tolist():
            weights = [
                min(sum((a - b) ** 2 for a, b in zip(x, rows[c], strict=True)) for c in chosen) for x in rows
            ]
            above = [j for j in range(len(X)) if sum(weights[: j + 1]) > Fraction(draw) * sum(weights)]
            chosen.append(min(above or set(range(len(X))) - set(chosen)))
        np.testing.assert_array_equal(reference("kmeans_pp_indices")(X, k, u), chosen)


def test_kmeans_pp_indices_choose_in_proportion_to_the_squared_distance() -> None:
    X = np.array([[0.0], [1.0], [2.0], [4.0]])
    second = [reference("kmeans_pp_indices")(X, 2, np.array([0.0, u]))[1] for u in np.arange(2100) / 2100]
    np.testing.assert_array_equal(np.bincount(second), [0, 100, 400, 1600])


def test_silhouette_mean() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Array, Array]:
        return points(rng), rng.integers(-2, 3, 20)

    for X, labels in inputs("silhouette_mean", fresh):
        ours = reference("silhouette_mean")(X, labels)
        X = np.asarray(X, dtype=float)
        for library in (metrics, sklearn.metrics):
            assert ours == pytest.approx(library.silhouette_score(X, labels), rel=1e-9, abs=1e-12)


def test_the_class_is_the_function() -> None:
    """Each checks the other; the function is compared with scikit-learn elsewhere."""

    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        X, X_new = points(rng), points(rng, 9)
        return X, X[:3], X_new, X_new[:3], int(rng.integers(1, 9)), 1e-6

    for X, init, X_new, init_again, *when in inputs("KMeansModel", fresh):
        model = reference("KMeansModel")(*when)
        for fitted, start, others in ((X, init, X_new), (X_new, init_again, X)):
            model.fit(fitted, start)
            centroids, labels, n_iter = reference("kmeans")(fitted, start, *when)
            np.testing.assert_allclose(model.centroids, centroids, rtol=1e-12, atol=1e-12)
            np.testing.assert_array_equal(model.predict(fitted), labels)
            np.testing.assert_array_equal(
                model.predict(others), reference("assign_labels")(others, centroids)
            )
            assert model.n_iter == n_iter


def test_kmeans_and_the_library() -> None:
    """Where no cluster is empty: those the library moves elsewhere."""
    compared = 0
    for seed in range(N_FRESH):
        X = points(np.random.default_rng(seed), 40)
        centroids, labels, _ = reference("kmeans")(X, X[:3])
        if len(set(labels.tolist())) == 3:
            model = cluster.KMeans(3, init=X[:3], n_init=1, tol=0.0).fit(X)
            np.testing.assert_allclose(model.cluster_centers_, centroids, atol=1e-9)
            np.testing.assert_array_equal(model.labels_, labels)
            compared += 1
    assert compared > N_FRESH // 2
