"""KNeighborsRegressor: a mean of the nearest."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import Constraints
from mlfundamentals._core.estimator import RegressorMixin
from mlfundamentals._core.validation import check_target
from mlfundamentals.neighbors._base import KNeighborsMixin, NeighborsBase
from mlfundamentals.neighbors._classification import WEIGHTS
from mlfundamentals.neighbors._metrics import MetricLike
from mlfundamentals.neighbors._weights import Weights, mean_targets, neighbor_weights


class KNeighborsRegressor(RegressorMixin, KNeighborsMixin):
    """Predicts the mean target of the nearest training samples.

    Parameters:
        n_neighbors: how many are averaged. Of equally near ones those with lower index are.
        weights: "uniform"; "distance" for 1 / distance, where neighbors at distance 0 count alone; or a
        function
            from distances (m, k) to weights (m, k).
        algorithm, leaf_size, p, metric, metric_params, n_jobs: see `NearestNeighbors`.

    Attributes after `fit`: effective_metric_, effective_metric_params_, n_samples_fit_, n_features_in_ and,
    for data frames, feature_names_in_.

    >>> model = KNeighborsRegressor(n_neighbors=2).fit([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1])
    >>> model.predict([[1.5]])
    array([0.5])
    """

    _constraints: ClassVar[Constraints] = {**NeighborsBase._constraints, "weights": WEIGHTS}

    def __init__(
        self,
        n_neighbors: int = 5,
        *,
        weights: Weights = "uniform",
        algorithm: str = "auto",
        leaf_size: int = 30,
        p: float | None = 2,
        metric: MetricLike = "minkowski",
        metric_params: dict[str, Any] | None = None,
        n_jobs: int | None = None,
    ) -> None:
        self.n_neighbors = n_neighbors
        self.weights = weights
        self.algorithm = algorithm
        self.leaf_size = leaf_size
        self.p = p
        self.metric = metric
        self.metric_params = metric_params
        self.n_jobs = n_jobs

    def fit(self, X: Any, y: Any) -> Self:
        """Keep the samples X (n_samples, n_features) and their targets y (n_samples,) or (n_samples,
        n_outputs)."""
        self._check_parameters()
        points = self._fit_points(X)
        self._y = check_target(y, len(points), multi_output=True, estimator=type(self).__name__, numeric=True)
        return self

    def predict(self, X: Any) -> NDArray[np.floating[Any]]:
        """The mean target of each row of X (m, n_features), as (m,) or (m, n_outputs).

        X: None for the training samples, none of which then counts for itself.
        """
        found = self._neighbors(X, None)
        weights = neighbor_weights(found.distances, self.weights)
        targets = self._y.reshape(len(self._y), -1)[found.indices]
        predicted = mean_targets(targets, weights)
        return predicted[:, 0] if self._y.ndim == 1 else predicted
