"""Sparse samples are searched as dense ones; a sparse table of distances is refused."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse

from mlfundamentals.neighbors import KNeighborsClassifier, NearestNeighbors, kneighbors, pairwise_distances


def sparse_points() -> tuple[np.ndarray, scipy.sparse.csr_array]:
    X = np.random.default_rng(0).integers(-2, 3, size=(30, 4)).astype(float)
    return X, scipy.sparse.csr_array(X)


@pytest.mark.parametrize("metric", ["euclidean", "manhattan", "cosine"])
def test_the_same_as_dense(metric: str) -> None:
    X, S = sparse_points()
    X[:, 0] += 0.5
    S = scipy.sparse.csr_array(X)
    dense, sparse = (
        NearestNeighbors(n_neighbors=3, metric=metric).fit(data).kneighbors(data) for data in (X, S)
    )
    np.testing.assert_array_equal(dense[0], sparse[0])
    np.testing.assert_array_equal(dense[1], sparse[1])
    np.testing.assert_array_equal(pairwise_distances(S, metric=metric), pairwise_distances(X, metric=metric))
    np.testing.assert_array_equal(
        kneighbors(S, n_neighbors=2, metric=metric).indices,
        kneighbors(X, n_neighbors=2, metric=metric).indices,
    )


def test_classes_are_the_same() -> None:
    X, S = sparse_points()
    y = np.arange(len(X)) % 3
    dense, sparse = (KNeighborsClassifier(4).fit(data, y).predict(data) for data in (X, S))
    np.testing.assert_array_equal(dense, sparse)


def test_a_sparse_table_of_distances_is_refused() -> None:
    """What it does not store is unknown, not 0."""
    table = scipy.sparse.csr_array(np.ones((3, 3)) - np.eye(3))
    with pytest.raises(TypeError, match="not stored is unknown"):
        NearestNeighbors(metric="precomputed").fit(table)
    with pytest.raises(TypeError, match="not stored is unknown"):
        NearestNeighbors(metric="precomputed").fit(table.toarray()).kneighbors(table)
    with pytest.raises(TypeError, match="not stored is unknown"):
        pairwise_distances(table, metric="precomputed")
