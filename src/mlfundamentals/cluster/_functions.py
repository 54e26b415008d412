"""k-means as functions with checked arguments."""

from __future__ import annotations

from numbers import Integral
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import NONE, Constraints, Interval, check_parameters
from mlfundamentals._core.random import Seed, check_random_state
from mlfundamentals._core.types import IntArray
from mlfundamentals._core.validation import check_array, dense
from mlfundamentals.cluster._base import check_weights
from mlfundamentals.cluster._frame import middle_frame
from mlfundamentals.cluster._kmeans import KMeans
from mlfundamentals.cluster._seeding import plusplus_rows

_POSITIVE = Interval(Integral, 1, None, "left")


def kmeans_plusplus(
    X: Any,
    n_clusters: int,
    *,
    sample_weight: Any = None,
    x_squared_norms: Any = None,
    random_state: Seed = None,
    n_local_trials: int | None = None,
) -> tuple[NDArray[Any], IntArray]:
    """Choose n_clusters rows of X (n_samples, n_features) far from each other, by greedy k-means++.

    sample_weight: (n_samples,), at least 0; None is 1 for each.
    x_squared_norms: checked and not used: distances are computed from differences.
    random_state: seed or generator; an int gives the same draws as in scikit-learn.
    n_local_trials: candidates of which the best is taken each time; None: 2 + log(n_clusters), rounded down.

    Returns: the rows (n_clusters, n_features) and their indices (n_clusters,).
    Raises ValueError for fewer samples than clusters, NaN, infinity; InvalidParameterError for a count
    below 1. Source: [arthur2007].

    >>> kmeans_plusplus([[1, 2], [1, 4], [1, 0], [10, 2], [10, 4], [10, 0]], 2, random_state=0)[1]
    array([3, 2])
    """
    values = {"n_clusters": n_clusters, "n_local_trials": n_local_trials}
    constraints: Constraints = {"n_clusters": [_POSITIVE], "n_local_trials": [_POSITIVE, NONE]}
    check_parameters("kmeans_plusplus", values, constraints)
    X = dense(X)
    rows, original = check_array(X), np.asarray(X)
    weights = check_weights(sample_weight, len(rows))
    if len(rows) < n_clusters:
        raise ValueError(f"n_samples={len(rows)} should be >= n_clusters={n_clusters}.")
    n_norms = len(rows) if x_squared_norms is None else len(np.atleast_1d(x_squared_norms))
    if n_norms != len(rows):
        expected = f"should be equal to the length of n_samples {len(rows)}."
        raise ValueError(f"The length of x_squared_norms {n_norms} {expected}")
    rng = check_random_state(random_state)
    indices = plusplus_rows(rows, middle_frame(rows), n_clusters, weights, rng, n_local_trials)
    return original[indices], indices


def k_means(
    X: Any,
    n_clusters: int,
    *,
    sample_weight: Any = None,
    init: Any = "k-means++",
    n_init: Any = "auto",
    max_iter: int = 300,
    verbose: Any = False,
    tol: float = 1e-4,
    random_state: Any = None,
    copy_x: bool = True,
    algorithm: str = "lloyd",
    return_n_iter: bool = False,
) -> tuple[Any, ...]:
    """`KMeans` as a function: the centroids (k, d), labels (n,), inertia and, with return_n_iter, n_iter.

    Parameters and errors are those of `KMeans`; `lloyd` gives one run from a given start as a record.

    >>> centroids, labels, inertia = k_means([[0.0], [1.0], [9.0], [11.0]], 2, random_state=0)
    >>> labels, inertia
    (array([1, 1, 0, 0], dtype=int32), 2.5)
    """
    model = KMeans(
        n_clusters,
        init=init,
        n_init=n_init,
        max_iter=max_iter,
        verbose=int(verbose),
        tol=tol,
        random_state=random_state,
        copy_x=copy_x,
        algorithm=algorithm,
    ).fit(X, sample_weight=sample_weight)
    found = (model.cluster_centers_, model.labels_, model.inertia_)
    return (*found, model.n_iter_) if return_n_iter else found
