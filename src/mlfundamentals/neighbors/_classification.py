"""KNeighborsClassifier: a vote of the nearest. Source: [cover1967]."""

from __future__ import annotations

import warnings
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import CALLABLE, NONE, Constraints, Options
from mlfundamentals._core.estimator import ClassifierMixin
from mlfundamentals._core.exceptions import DataConversionWarning
from mlfundamentals._core.labels import check_classification_target, encode_labels
from mlfundamentals._core.tags import Tags
from mlfundamentals._core.validation import check_target
from mlfundamentals.neighbors._base import KNeighborsMixin, NeighborsBase
from mlfundamentals.neighbors._metrics import MetricLike
from mlfundamentals.neighbors._weights import Weights, neighbor_weights, vote_shares

WEIGHTS = (Options("uniform", "distance"), CALLABLE, NONE)


class KNeighborsClassifier(ClassifierMixin, KNeighborsMixin):
    """Predicts the label that most of the nearest training samples have; a tie goes to the smallest label.

    Parameters:
        n_neighbors: how many vote. Of equally near ones those with lower index do.
        weights: "uniform"; "distance" for 1 / distance, where neighbors at distance 0 vote alone; or a
        function
            from distances (m, k) to weights (m, k).
        algorithm, leaf_size, p, metric, metric_params, n_jobs: see `NearestNeighbors`.

    Attributes after `fit`: classes_ (a list with one array per output where y has several), outputs_2d_,
    effective_metric_, effective_metric_params_, n_samples_fit_, n_features_in_ and, for data frames,
    feature_names_in_.

    >>> model = KNeighborsClassifier(n_neighbors=3).fit([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1])
    >>> model.predict([[1.1]])
    array([0])
    >>> model.predict_proba([[0.9]])
    array([[0.66666667, 0.33333333]])
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
        """Keep the samples X (n_samples, n_features) and their labels y (n_samples,) or (n_samples,
        n_outputs)."""
        self._check_parameters()
        points = self._fit_points(X)
        labels = check_target(y, len(points), multi_output=True, estimator=type(self).__name__)
        if labels.ndim == 2 and labels.shape[1] == 1:
            message = (
                "A column-vector y was passed when a 1d array was expected. Please change the shape of y to"
            )
            message = f"{message} (n_samples,), for example using ravel()."
            warnings.warn(message, DataConversionWarning, stacklevel=2)
            labels = labels.ravel()
        check_classification_target(labels)
        self.outputs_2d_ = labels.ndim == 2
        outputs = [encode_labels(column) for column in labels.reshape(len(labels), -1).T]
        self.classes_: Any = [classes for classes, _ in outputs] if self.outputs_2d_ else outputs[0][0]
        self._codes = [codes for _, codes in outputs]
        return self

    def _shares(self, X: Any) -> list[tuple[NDArray[Any], NDArray[np.float64]]]:
        """For each output its classes and the shares of the votes (m, n_classes)."""
        found = self._neighbors(X, None)
        weights = neighbor_weights(found.distances, self.weights)
        outputs = zip(self.classes_ if self.outputs_2d_ else [self.classes_], self._codes, strict=True)
        return [(c, vote_shares(codes[found.indices], len(c), weights)) for c, codes in outputs]

    def predict(self, X: Any) -> NDArray[Any]:
        """The label of each row of X (m, n_features), as (m,) or (m, n_outputs).

        X: None for the training samples, none of which then votes for itself.
        """
        predicted = [classes.take(shares.argmax(axis=1)) for classes, shares in self._shares(X)]
        return np.stack(predicted, axis=1) if self.outputs_2d_ else predicted[0]

    def predict_proba(self, X: Any) -> Any:
        """The share of the votes for each class of `classes_`, as (m, n_classes); a list of these for several
        outputs."""
        shares = [share for _, share in self._shares(X)]
        return shares if self.outputs_2d_ else shares[0]

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        if tags.classifier_tags is not None:
            tags.classifier_tags.multi_label = True
        return tags
