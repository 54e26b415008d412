"""NearestNeighbors: the search as an estimator."""

from __future__ import annotations

from typing import Any, Self

from mlfundamentals.neighbors._base import KNeighborsMixin, RadiusNeighborsMixin
from mlfundamentals.neighbors._metrics import MetricLike


class NearestNeighbors(KNeighborsMixin, RadiusNeighborsMixin):
    """Finds the nearest of the points that it was fitted to: exactly, ties to the lower index.

    Parameters:
        n_neighbors: how many are asked for where a call does not say.
        radius: how far `radius_neighbors` looks where a call does not say.
        algorithm: "auto" takes a tree where it is faster; "kd_tree" and "ball_tree" both mean a k-d tree
        where the
            metric allows one, and every pair otherwise; "brute" means every pair. The answer is the same.
        leaf_size: points in a leaf of the tree.
        metric, p, metric_params: see `pairwise_distances`; "minkowski" takes its exponent from p.
            "precomputed": X is a square matrix of distances.
        n_jobs: without effect; all processors are used.

    Attributes after `fit`: effective_metric_, effective_metric_params_, n_samples_fit_, n_features_in_ and,
    for data frames, feature_names_in_.

    >>> search = NearestNeighbors(n_neighbors=2).fit([[0.0], [1.0], [3.0]])
    >>> distances, indices = search.kneighbors([[2.0]])
    >>> indices
    array([[1, 2]])
    """

    def __init__(
        self,
        *,
        n_neighbors: int | None = 5,
        radius: float | None = 1.0,
        algorithm: str = "auto",
        leaf_size: int = 30,
        metric: MetricLike = "minkowski",
        p: float | None = 2,
        metric_params: dict[str, Any] | None = None,
        n_jobs: int | None = None,
    ) -> None:
        self.n_neighbors = n_neighbors
        self.radius = radius
        self.algorithm = algorithm
        self.leaf_size = leaf_size
        self.metric = metric
        self.p = p
        self.metric_params = metric_params
        self.n_jobs = n_jobs

    def fit(self, X: Any, y: object = None) -> Self:
        """Keep the points X (n_samples, n_features), or with "precomputed" their distances (n_samples,
        n_samples)."""
        self._check_parameters()
        self._fit_points(X)
        return self
