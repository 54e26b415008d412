"""What KMeans and MiniBatchKMeans share: parameters, starts, and all that needs only the centroids."""

from __future__ import annotations

import warnings
from numbers import Integral, Real
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import (
    ARRAY,
    BOOLEAN,
    CALLABLE,
    RANDOM_STATE,
    VERBOSE,
    Constraints,
    Interval,
    Options,
)
from mlfundamentals._core.estimator import ClusterMixin, Estimator, TransformerMixin
from mlfundamentals._core.features import check_X
from mlfundamentals._core.types import FloatArray, IntArray
from mlfundamentals._core.validation import check_array, check_sample_weight
from mlfundamentals.cluster._frame import Frame, Labels, common_frame
from mlfundamentals.cluster._nearest import assign_in_frame, distances, inertia_in_frame
from mlfundamentals.cluster._seeding import plusplus_rows, random_rows

SHARED: Constraints = {
    "n_clusters": [Interval(Integral, 1, None, "left")],
    "init": [Options("k-means++", "random"), CALLABLE, ARRAY],
    "n_init": [Options("auto"), Interval(Integral, 1, None, "left")],
    "max_iter": [Interval(Integral, 1, None, "left")],
    "tol": [Interval(Real, 0, None, "left")],
    "verbose": [VERBOSE, BOOLEAN],
    "random_state": RANDOM_STATE,
}


class CentroidModel(TransformerMixin, ClusterMixin, Estimator):
    """An estimator whose model is `cluster_centers_`."""

    n_clusters: int
    init: Any
    n_init: Any
    max_iter: int
    tol: float
    verbose: int
    random_state: Any
    cluster_centers_: FloatArray
    labels_: Labels
    inertia_: float

    _sparse_as_dense: ClassVar = True
    _random_runs: ClassVar[int]
    """What n_init="auto" means where the start is drawn at random."""

    def fit(self, X: Any, y: Any = None, sample_weight: Any = None) -> Self:
        """Find the centroids."""
        raise NotImplementedError

    def _check_n_clusters(self, n_samples: int) -> None:
        if n_samples < self.n_clusters:
            raise ValueError(
                f"n_samples={n_samples} should be >= n_clusters={self.n_clusters}."
                " Pass more samples or ask for fewer clusters."
            )

    def _number_of_runs(self) -> int:
        """n_init with "auto" resolved; a given start is run once."""
        given = not isinstance(self.init, str) and not callable(self.init)
        if self.n_init == "auto":
            plain = given or self.init == "k-means++"
            return 1 if plain else self._random_runs
        if given and self.n_init != 1:
            warnings.warn(
                "Explicit initial center position passed: performing only one init in"
                f" {type(self).__name__} instead of n_init={self.n_init}.",
                RuntimeWarning,
                stacklevel=3,
            )
            return 1
        return int(self.n_init)

    def _given_start(self, X: FloatArray) -> FloatArray | None:
        """`init` as centroids (k, d) of X's dtype where it is an array, otherwise None."""
        if isinstance(self.init, str) or callable(self.init):
            return None
        start = check_array(self.init, name="init", dtypes=(X.dtype,))
        self._check_centroids(start, X)
        return start

    def _check_centroids(self, centroids: FloatArray, X: FloatArray) -> None:
        what, shape = "The shape of the initial centers", centroids.shape
        if shape[0] != self.n_clusters:
            raise ValueError(f"{what} {shape} does not match the number of clusters {self.n_clusters}.")
        if shape[1] != X.shape[1]:
            raise ValueError(
                f"{what} {shape} does not match the number of features of the data {X.shape[1]}."
            )

    def _drawn_rows(
        self, X: FloatArray, frame: Frame, weights: FloatArray | None, rng: np.random.RandomState
    ) -> IntArray:
        """Indices (k,) of the samples that `init`, a name, chooses."""
        if self.init == "k-means++":
            return plusplus_rows(X, frame, self.n_clusters, weights, rng)
        return random_rows(len(X), self.n_clusters, weights, rng)

    def _called_start(self, X: FloatArray, rng: np.random.RandomState) -> FloatArray:
        """What `init`, a function, returns for X."""
        centroids = check_array(
            self.init(X, self.n_clusters, random_state=rng), name="init", dtypes=(X.dtype,)
        )
        self._check_centroids(centroids, X)
        return centroids

    def fit_predict(self, X: Any, y: Any = None, **fit_params: Any) -> Labels:  # type: ignore[override]
        """Fit to X and return the label of each sample, (n_samples,)."""
        return self.fit(X, **fit_params).labels_

    def fit_transform(self, X: Any, y: Any = None, **fit_params: Any) -> FloatArray:
        """Fit to X and return its distances to the centroids, (n_samples, n_clusters)."""
        return self.fit(X, **fit_params).transform(X)

    def predict(self, X: Any) -> Labels:
        """The label of the nearest centroid for each row of X (n_samples, n_features); a tie to the lower
        label.

        Raises NotFittedError before `fit`, ValueError for other features than in `fit`, NaN and infinity.
        """
        return self._predict(check_X(self, X))

    def _predict(self, X: FloatArray) -> Labels:
        frame = common_frame(X, self.cluster_centers_)
        return assign_in_frame(X, frame.inside(self.cluster_centers_), frame)

    def transform(self, X: Any) -> FloatArray:
        """Euclidean distances (n_samples, n_clusters) of the rows of X to the centroids, in units of X.

        Raises NotFittedError before `fit`, ValueError for other features than in `fit`, NaN and infinity.
        """
        X = check_X(self, X)
        frame = common_frame(X, self.cluster_centers_)
        return distances(X, frame.inside(self.cluster_centers_), frame)

    def score(self, X: Any, y: Any = None, sample_weight: Any = None) -> float:
        """Minus the inertia of X: the weighted sum of squared distances to the nearest centroids.

        Raises NotFittedError before `fit`, ValueError for other features than in `fit`, NaN and infinity.
        """
        X = check_X(self, X)
        weights = check_weights(sample_weight, len(X))
        return -self._labels_and_inertia(X, weights)[1]

    def _labels_and_inertia(self, X: FloatArray, weights: FloatArray | None) -> tuple[Labels, float]:
        frame = common_frame(X, self.cluster_centers_)
        centroids = frame.inside(self.cluster_centers_)
        labels = assign_in_frame(X, centroids, frame)
        return labels, frame.squared(inertia_in_frame(X, labels, centroids, frame, weights))

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[Any]:
        """Names of what `transform` gives: the class's name in lower case and the cluster's number.

        input_features: not needed; if given, it must be the names seen in `fit`.
        """
        self._check_is_fitted()
        check_input_names(self, input_features)
        name = type(self).__name__.lower()
        return np.asarray([f"{name}{i}" for i in range(len(self.cluster_centers_))], dtype=object)


def check_weights(sample_weight: Any, n_samples: int) -> FloatArray | None:
    """sample_weight as float64 (n_samples,), None where it is None: all the same.

    Raises ValueError as `check_sample_weight` does, and where no weight is above 0.
    """
    if sample_weight is None:
        return None
    weights = check_sample_weight(sample_weight, n_samples)
    if not weights.any():
        raise ValueError(
            "Sample weights must contain at least one non-zero number, but all weights are zero."
        )
    return weights


def check_input_names(estimator: Any, input_features: Any) -> None:
    """Raise ValueError unless the names, if any, are as many as in `fit`, and equal where `fit` saw names."""
    if input_features is None:
        return
    names, fitted = np.asarray(input_features, dtype=object), getattr(estimator, "feature_names_in_", None)
    if fitted is not None and not np.array_equal(fitted, names):
        raise ValueError("input_features is not equal to feature_names_in_")
    if len(names) != estimator.n_features_in_:
        raise ValueError(
            f"input_features should have length equal to number of features ({estimator.n_features_in_}),"
            f" got {len(names)}"
        )
