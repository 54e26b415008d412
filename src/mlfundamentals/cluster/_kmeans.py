"""The k-means estimator."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any, ClassVar, Self

import numpy as np

from mlfundamentals._core.constraints import BOOLEAN, Constraints, Options
from mlfundamentals._core.exceptions import ConvergenceWarning
from mlfundamentals._core.features import check_fit_X
from mlfundamentals._core.random import check_random_state
from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._base import SHARED, CentroidModel, check_weights
from mlfundamentals.cluster._frame import Labels
from mlfundamentals.cluster._lloyd import LargeData, data_for
from mlfundamentals.cluster._result import KMeansResult, Stop
from mlfundamentals.cluster._small import SmallData
from mlfundamentals.cluster._small_seeding import plusplus_side_by_side


class KMeans(CentroidModel):
    """k-means clustering: the centroids that leave the smallest sum of squared distances, by Lloyd's
    algorithm.

    Parameters:
        n_clusters: how many clusters.
        init: "k-means++" (greedy, see `kmeans_plusplus`), "random" (different samples), an array of centroids
            (n_clusters, n_features), or a function (X, n_clusters, random_state) -> centroids; as in
            scikit-learn the function gets X with the mean of each feature taken away.
        n_init: how many starts are tried, of which the run with the smallest inertia is kept. "auto": 10 for
            "random" and functions, otherwise 1.
        max_iter: most iterations of a run.
        tol: a run stops when the squared shifts of the centroids sum to no more than tol times the mean
            variance of the features.
        verbose: above 0, each iteration is printed.
        random_state: seed or generator; an int gives the same draws as in scikit-learn.
        copy_x: without effect: X is never changed.
        algorithm: "lloyd" or "elkan", without effect: the result of both is the same, and which distances
        need
            not be computed is found out anyway.

    Attributes:
        cluster_centers_: (n_clusters, n_features), in X's dtype (float64 for integers).
        labels_: (n_samples,), int32: of the nearest centroid; a tie goes to the lower label.
        inertia_: weighted sum of squared distances of the samples to their centroids.
        n_iter_: iterations of the run that was kept.
        stop_: why it ended, a `Stop`.
        n_features_in_, feature_names_in_: what `fit` saw.

    A cluster that loses all its samples gets the sample that is farthest from its own centroid, as in
    scikit-learn; where there are fewer distinct samples than clusters, some stay empty, and `fit` warns.

    Source: [lloyd1982], [arthur2007]; how distances are left out: [hamerly2010],
    [newling2016].

    >>> X = np.array([[1, 2], [1, 4], [1, 0], [10, 2], [10, 4], [10, 0]])
    >>> model = KMeans(n_clusters=2, random_state=0).fit(X)
    >>> model.labels_
    array([1, 1, 1, 0, 0, 0], dtype=int32)
    >>> model.cluster_centers_
    array([[10.,  2.],
           [ 1.,  2.]])
    >>> model.predict([[0, 0], [12, 3]])
    array([1, 0], dtype=int32)
    """

    _constraints: ClassVar[Constraints] = {
        **SHARED,
        "copy_x": [BOOLEAN],
        "algorithm": [Options("lloyd", "elkan")],
    }
    _random_runs = 10
    n_iter_: int
    stop_: Stop

    def __init__(
        self,
        n_clusters: int = 8,
        *,
        init: Any = "k-means++",
        n_init: Any = "auto",
        max_iter: int = 300,
        tol: float = 1e-4,
        verbose: int = 0,
        random_state: Any = None,
        copy_x: bool = True,
        algorithm: str = "lloyd",
    ) -> None:
        self.n_clusters = n_clusters
        self.init = init
        self.n_init = n_init
        self.max_iter = max_iter
        self.tol = tol
        self.verbose = verbose
        self.random_state = random_state
        self.copy_x = copy_x
        self.algorithm = algorithm

    def fit(self, X: Any, y: Any = None, sample_weight: Any = None) -> Self:
        """Find the centroids for X (n_samples, n_features).

        sample_weight: (n_samples,), at least 0; None is 1 for each.  y is not used.

        Raises ValueError for fewer samples than clusters, NaN, infinity, or a start of the wrong shape;
        InvalidParameterError for a parameter out of its range.
        """
        self._check_parameters()
        X = check_fit_X(self, X)
        self._check_n_clusters(len(X))
        weights = check_weights(sample_weight, len(X))
        self._n_init = self._number_of_runs()
        if self.algorithm == "elkan" and self.n_clusters == 1:
            message = "algorithm='elkan' doesn't make sense for a single cluster. Using 'lloyd' instead."
            warnings.warn(message, RuntimeWarning, stacklevel=2)
        best = self._best_run(X, weights)
        self._warn_of_few_clusters(best.labels)
        self.cluster_centers_, self.labels_, self.inertia_ = best.centroids, best.labels, best.inertia
        self.n_iter_, self.stop_ = best.n_iter, best.stop
        return self

    def _best_run(self, X: FloatArray, weights: FloatArray | None) -> KMeansResult:
        rng, given = check_random_state(self.random_state), self._given_start(X)
        data = data_for(X, weights, self.n_clusters)
        starts = self._starts(data, rng) if given is None else data.frame.inside(given)[None]
        best: KMeansResult | None = None
        for run in self._runs(data, starts):
            # A slightly smaller inertia of the same clusters under other names is rounding, no better run.
            if best is None or (
                run.inertia < best.inertia and not same_clusters(run.labels, best.labels, self.n_clusters)
            ):
                best = run
        assert best is not None
        return best

    def _starts(self, data: SmallData | LargeData, rng: np.random.RandomState) -> FloatArray:
        """Centroids (n_init, k, d) in the frame, drawn or from the caller's function."""
        X, frame, turns = data.X, data.frame, range(self._n_init)
        if not isinstance(self.init, str):
            centered = (X - frame.origin).astype(X.dtype)
            return np.stack([self._called_start(centered, rng) for _ in turns]) * frame.factor
        if self.init == "k-means++" and isinstance(data, SmallData):
            rows = plusplus_side_by_side(data, self.n_clusters, self._n_init, rng)
        else:
            rows = np.stack([self._drawn_rows(X, frame, data.weights, rng) for _ in turns])
        return frame.inside(X[rows])

    def _runs(self, data: SmallData | LargeData, starts: FloatArray) -> Iterator[KMeansResult]:
        """The runs from each of the starts, told of one after the other if that is asked for."""
        if not self.verbose:
            yield from data.runs(starts, max_iter=self.max_iter, tol=self.tol)
            return
        for start in starts:
            print("Initialization complete")
            options: Any = {"max_iter": self.max_iter, "tol": self.tol, "watch": print_iteration}
            run, limit = next(data.runs(start[None], **options)), data.frame.squared(data.limit(self.tol))
            if run.stop is Stop.LABELS:
                print(f"Converged at iteration {run.n_iter - 1}: strict convergence.")
            elif run.stop is Stop.TOL:
                within = f"center shift {run.shift} within tolerance {limit}"
                print(f"Converged at iteration {run.n_iter - 1}: {within}.")
            yield run

    def _warn_of_few_clusters(self, labels: Labels) -> None:
        found = np.count_nonzero(np.bincount(labels))
        if found < self.n_clusters:
            warnings.warn(
                f"Number of distinct clusters ({found}) found smaller than n_clusters ({self.n_clusters})."
                " Possibly due to duplicate points in X.",
                ConvergenceWarning,
                stacklevel=3,
            )


def print_iteration(n_iter: int, inertia: float) -> None:
    """Show how far a run is, counting from 0."""
    print(f"Iteration {n_iter - 1}, inertia {inertia}.")


def same_clusters(labels: Labels, others: Labels, n_clusters: int) -> bool:
    """Whether each cluster of labels lies within one cluster of others: equal but for the labels' names."""
    names = np.full(n_clusters, -1, dtype=others.dtype)
    names[labels] = others
    return np.array_equal(names[labels], others)
