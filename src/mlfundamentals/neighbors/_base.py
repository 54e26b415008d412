"""What the estimators of neighbors share: parameters, fit, and the searches."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from numbers import Integral, Real
from typing import Any, ClassVar, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import CALLABLE, DICT, NONE, Constraints, Instance, Interval, Options
from mlfundamentals._core.estimator import Estimator
from mlfundamentals._core.features import check_fit_X, check_X
from mlfundamentals._core.tags import Tags
from mlfundamentals._core.validation import refuse_sparse_distances
from mlfundamentals.neighbors._metrics import ALIASES, NAMES, MetricLike, MetricObject, metric_of
from mlfundamentals.neighbors._ranking import Neighbors
from mlfundamentals.neighbors._scan import Candidates
from mlfundamentals.neighbors._search import build_index, nearest, nearest_others, within
from mlfundamentals.neighbors._table import columns_within, nearest_columns

KD_TREE_METRICS = ("chebyshev", "euclidean", "manhattan", "minkowski")
BRUTE_METRICS = ("correlation", "cosine", "nan_euclidean", "sqeuclidean", "yule")
"""Metrics that no tree of scikit-learn's has."""


Radius = float | NDArray[Any] | Sequence[float] | None


@runtime_checkable
class PointTree(Protocol):
    """A k-d tree of SciPy's, or a tree of scikit-learn's."""

    data: Any

    def query(self, X: Any, k: int) -> Any:
        """The k nearest."""


class NeighborsBase(Estimator):
    """Parameters and searches that all estimators of neighbors have.

    algorithm: "auto" takes a tree where it is faster; "kd_tree" and "ball_tree" both mean a k-d tree where
    the metric allows one; "brute" means every pair. With the metrics that only its ball tree has in
    scikit-learn "ball_tree" looks at every pair, too; others are refused. The answer is the same: the exact
    nearest, ties to the lower index.
    leaf_size: points in a leaf of the tree.  n_jobs: without effect; all processors are used.
    """

    n_neighbors: int | None
    radius: float | None
    algorithm: str
    leaf_size: int
    metric: MetricLike
    p: float | None
    metric_params: dict[str, Any] | None
    n_jobs: int | None

    _sparse_as_dense: ClassVar = True
    _constraints: ClassVar[Constraints] = {
        "n_neighbors": [Interval(Integral, 1), NONE],
        "radius": [Interval(Real, 0), NONE],
        "algorithm": [Options("auto", "ball_tree", "kd_tree", "brute")],
        "leaf_size": [Interval(Integral, 1)],
        "p": [Interval(Real, 0, closed="right"), NONE],
        "metric": [Options(*NAMES), CALLABLE, Instance(MetricObject, "an object with a method pairwise")],
        "metric_params": [DICT, NONE],
        "n_jobs": [Instance(Integral, "an int"), NONE],
    }

    def _fit_points(self, X: Any) -> NDArray[Any]:
        """Check X and make it ready to be searched; return it as checked.

        X: also a fitted search or a k-d tree, whose points are taken.
        """
        X = _points_of(X)
        if self.metric == "precomputed":
            refuse_sparse_distances(X)
        points = np.ascontiguousarray(check_fit_X(self, X, allow_nan=self._takes_nan()))
        self.effective_metric_, self.effective_metric_params_ = self._effective_metric()
        self._fit_X, self.n_samples_fit_ = points, len(points)
        if self.metric == "precomputed":
            self._fit_method, self._index = "brute", None
            _check_table(points)
            if points.shape[0] != points.shape[1]:
                raise ValueError(
                    "Precomputed matrix must be square."
                    f" Input is a {points.shape[0]}x{points.shape[1]} matrix."
                )
            return points
        wide = points.astype(np.float64, copy=False)
        metric = metric_of(
            self.effective_metric_, params=self.effective_metric_params_, X=wide, n_features=points.shape[1]
        )
        self._refuse_tree_for(metric.name)
        self._index = build_index(wide, metric, algorithm=self.algorithm, leaf_size=self.leaf_size)
        self._fit_method = "brute" if self._index.tree is None else "kd_tree"
        return points

    def _effective_metric(self) -> tuple[MetricLike, dict[str, Any]]:
        """ "minkowski" under the simpler name that its p may have; and the parameters that are left."""
        params = dict(self.metric_params or {})
        if "p" in params and self.p is not None:
            message = (
                "Parameter p is found in metric_params. The corresponding parameter from __init__ is ignored."
            )
            warnings.warn(message, SyntaxWarning, stacklevel=4)
        if self.metric != "minkowski":
            return self.metric, params
        p, w = params.pop("p", self.p), params.pop("w", None)
        p = 2 if p is None else p
        simple = {1: "manhattan", 2: "euclidean", math.inf: "chebyshev"}
        if w is None and p in simple:
            return simple[p], params
        return "minkowski", {**params, "p": p, "w": w}

    def _refuse_tree_for(self, metric: str) -> None:
        if metric == "function" and self.algorithm == "kd_tree":
            raise ValueError(
                f"kd_tree does not support callable metric {self.metric!r}; use algorithm='auto' or 'brute'."
            )
        if isinstance(self.metric, str):
            self._refuse_tree_for_name(ALIASES.get(self.metric, self.metric))
        if metric == "minkowski" and self.effective_metric_params_["p"] < 1:
            if self.algorithm in ("kd_tree", "ball_tree"):
                raise ValueError(
                    f'algorithm="{self.algorithm}" does not support 0 < p < 1 for the Minkowski metric. To'
                    ' resolve this problem either set p >= 1 or algorithm="brute".'
                )
            message = "Mind that for 0 < p < 1, Minkowski metrics are not distance metrics. Continuing"
            warnings.warn(f"{message} the execution with `algorithm='brute'`.", UserWarning, stacklevel=4)

    def _refuse_tree_for_name(self, metric: str) -> None:
        weighted = self.effective_metric_params_.get("w") is not None
        if self.algorithm == "kd_tree" and (metric not in KD_TREE_METRICS or weighted):
            what = f"{metric!r} with weights" if weighted else repr(metric)
            raise ValueError(
                f"Metric {what} not valid for algorithm='kd_tree', which takes {sorted(KD_TREE_METRICS)}. Use"
                " algorithm='auto' or 'brute'."
            )
        if self.algorithm == "ball_tree" and metric in BRUTE_METRICS:
            raise ValueError(
                f"Metric {metric!r} not valid for algorithm='ball_tree'. Use algorithm='auto' or 'brute'."
            )

    def _takes_nan(self) -> bool:
        return bool(self.metric == "nan_euclidean")

    def _check_queries(self, X: Any) -> NDArray[Any]:
        if self.metric == "precomputed":
            refuse_sparse_distances(X)
        queries = check_X(self, X, allow_nan=self._takes_nan())
        if self.metric == "precomputed":
            _check_table(queries)
        return queries

    def _neighbors(self, X: Any, n_neighbors: int | None) -> Neighbors:
        """The nearest points of each row of X, or with None of each point among the others."""
        self._check_is_fitted()
        k = _checked_k(self.n_neighbors if n_neighbors is None else n_neighbors)
        queries = None if X is None else self._check_queries(X)
        available = self.n_samples_fit_ - (queries is None)
        if k > available:
            relation = "n_neighbors < n_samples_fit" if queries is None else "n_neighbors <= n_samples_fit"
            raise ValueError(
                f"Expected {relation}, but n_neighbors = {k}, n_samples_fit = {self.n_samples_fit_},"
                f" n_samples = {self.n_samples_fit_ if queries is None else len(queries)}"
            )
        if self._index is None:
            return nearest_columns(self._fit_X if queries is None else queries, k, others=queries is None)
        return nearest_others(self._index, k) if queries is None else nearest(self._index, queries, k)

    def _within(self, X: Any, radius: Radius) -> tuple[Candidates, int]:
        """Pairs within radius, and the number of queries."""
        self._check_is_fitted()
        queries = self._fit_X if X is None else self._check_queries(X)
        radii = _checked_radii(self.radius if radius is None else radius, len(queries))
        largest = float(radii.max())
        if self._index is None:
            found = columns_within(queries, largest)
        else:
            found = within(self._index, queries, largest)
        if radii.ndim:
            near = found[2] <= radii[found[0]]
            found = (found[0][near], found[1][near], found[2][near])
        if X is None:
            others = found[0] != found[1]
            found = (found[0][others], found[1][others], found[2][others])
        return found, len(queries)

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.pairwise = tags.input_tags.positive_only = self.metric == "precomputed"
        tags.input_tags.allow_nan = self._takes_nan()
        tags.target_tags.multi_output = True
        return tags


def _points_of(X: Any) -> Any:
    if isinstance(X, NeighborsBase):
        X._check_is_fitted()
        return X._fit_X
    is_tree = isinstance(X, PointTree) and not hasattr(X, "columns")  # data frames have a query, too
    return np.asarray(X.data) if is_tree else X


def _checked_k(k: Any) -> int:
    if isinstance(k, (bool, np.bool_)) or not isinstance(k, Integral):
        raise TypeError(f"n_neighbors does not take {type(k)} value, enter integer value")
    if k < 1:
        raise ValueError(f"Expected n_neighbors > 0. Got {k}")
    return int(k)


def _checked_radii(radius: Any, n_queries: int) -> NDArray[np.float64]:
    """One radius, or one for each query (n_queries,)."""
    radii = np.asarray(radius, dtype=np.float64)
    if radii.shape not in ((), (n_queries,)) or not (radii >= 0).all():
        raise ValueError(
            f"radius must be a number from 0 on, or an array of one for each of the {n_queries} rows, got"
            f" {radius!r}."
        )
    return radii


def _check_table(distances: NDArray[Any]) -> None:
    if distances.size and distances.min() < 0:
        raise ValueError(
            "Negative values in data passed to X. A precomputed matrix holds distances, 0 or more each."
        )


class KNeighborsMixin(NeighborsBase):
    """Search by number."""

    def kneighbors(self, X: Any = None, n_neighbors: int | None = None, return_distance: bool = True) -> Any:
        """The nearest points of each row of X (m, n_features), nearest first, ties to the lower index.

        X: None for the points themselves, none of which is then its own neighbor.
        n_neighbors: None for the number given to the constructor.
        Returns (distances, indices), each (m, n_neighbors), or the indices alone.

        Raises ValueError for more neighbors than there are points.
        """
        found = self._neighbors(X, n_neighbors)
        return (found.distances, found.indices) if return_distance else found.indices

    def kneighbors_graph(
        self, X: Any = None, n_neighbors: int | None = None, mode: str = "connectivity"
    ) -> Any:
        """The same as a sparse matrix (m, n_samples_fit_) in CSR format.

        mode: "connectivity" for a 1 at each neighbor, "distance" for its distance.
        """
        _check_mode(mode)
        found = self._neighbors(X, n_neighbors)
        values = found.distances if mode == "distance" else np.ones(found.indices.shape)
        m, k = found.indices.shape
        return graph(values.ravel(), found.indices.ravel(), np.arange(0, m * k + 1, k), self.n_samples_fit_)


class RadiusNeighborsMixin(NeighborsBase):
    """Search by distance."""

    def radius_neighbors(
        self,
        X: Any = None,
        radius: Radius = None,
        return_distance: bool = True,
        sort_results: bool = False,
    ) -> Any:
        """All points no farther from each row of X (m, n_features) than radius.

        X: None for the points themselves, none of which is then its own neighbor.
        radius: a number, or one for each row (m,); None for the number given to the constructor.
        sort_results: nearest first, ties to the lower index; otherwise in the order of indices.
        Returns (distances, indices): arrays (m,) of arrays; or the indices alone.
        """
        if sort_results and not return_distance:
            raise ValueError("return_distance must be True if sort_results is True.")
        (rows, columns, distances), m = self._within(X, radius)
        if sort_results:
            order = np.lexsort((columns, distances, rows))
            columns, distances = columns[order], distances[order]
        cuts = np.cumsum(np.bincount(rows, minlength=m))[:-1]
        indices = _array_of_arrays(np.split(columns, cuts))
        return (_array_of_arrays(np.split(distances, cuts)), indices) if return_distance else indices

    def radius_neighbors_graph(
        self,
        X: Any = None,
        radius: Radius = None,
        mode: str = "connectivity",
        sort_results: bool = False,
    ) -> Any:
        """The same as a sparse matrix (m, n_samples_fit_) in CSR format; see `kneighbors_graph`."""
        _check_mode(mode)
        (rows, columns, distances), m = self._within(X, radius)
        if sort_results:
            order = np.lexsort((columns, distances, rows))
            columns, distances = columns[order], distances[order]
        values = distances if mode == "distance" else np.ones(len(columns))
        starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=m))])
        return graph(values, columns, starts, self.n_samples_fit_)


def _check_mode(mode: str) -> None:
    if mode not in ("connectivity", "distance"):
        raise ValueError(
            f'Unsupported mode, must be one of "connectivity", or "distance" but got "{mode}" instead'
        )


def _array_of_arrays(arrays: list[NDArray[Any]]) -> NDArray[Any]:
    found = np.empty(len(arrays), dtype=object)
    found[:] = arrays
    return found


def graph(values: NDArray[Any], columns: NDArray[np.intp], starts: NDArray[np.intp], n_columns: int) -> Any:
    """A CSR matrix of SciPy's."""
    from scipy.sparse import csr_matrix

    return csr_matrix((values, columns, starts), shape=(len(starts) - 1, n_columns))
