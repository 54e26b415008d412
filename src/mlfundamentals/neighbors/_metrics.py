"""Metrics by name: their formula, and how whole blocks of distances are computed fast."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, runtime_checkable

import numpy as np

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.rounding import gamma
from mlfundamentals.neighbors import _formulas
from mlfundamentals.neighbors._formulas import LARGE_P, Distances, OfRows, Rows

ALIASES = {
    "l2": "euclidean",
    "l1": "manhattan",
    "cityblock": "manhattan",
    "p": "minkowski",
    "infinity": "chebyshev",
}
SCIPY_NAMES = (
    "braycurtis", "canberra", "correlation", "dice", "hamming", "jaccard", "rogerstanimoto", "russellrao",
    "sokalsneath", "yule",
)  # fmt: skip
"""Metrics that are SciPy's, unchanged."""
BOOLEAN_NAMES = ("dice", "jaccard", "rogerstanimoto", "russellrao", "sokalsneath", "yule")
"""Metrics of rows of true and false; any number but 0 is true."""
NAMES = (
    *ALIASES, *SCIPY_NAMES, "chebyshev", "cosine", "euclidean", "haversine", "mahalanobis", "manhattan",
    "minkowski", "nan_euclidean", "precomputed", "seuclidean", "sqeuclidean",
)  # fmt: skip


@runtime_checkable
class MetricObject(Protocol):
    """A metric that comes as an object, such as scikit-learn's DistanceMetric."""

    def pairwise(self, X: Any, Y: Any) -> Any:
        """Distances of the rows of X (m, d) to those of Y (n, d) as (m, n)."""


MetricLike = str | Callable[..., float] | MetricObject


@dataclass(frozen=True)
class Metric:
    """A metric. The rows it is given are those that `prepare` made."""

    name: str
    of_rows: OfRows
    """Distances of the rows of A (c, d) to the rows of B (c, d), one by one, as (c,): the definition."""
    blocks: Callable[[Rows, Rows], Distances] | str | None = None
    """What computes a whole block of the same distances faster: a function or, by its name there, SciPy's
    cdist."""
    exact_blocks: bool = True
    """Whether blocks give the defined distances to the last bit."""
    tree_p: float | None = None
    """Minkowski exponent p for which a k-d tree orders the rows alike."""
    power: float = 1.0
    """To which power gaps are raised on the way; for keeping clear of overflow."""
    degree: int = 1
    """Rows times s have distances times s**degree; 0 where scaling the rows must not be tried."""
    prepare: Callable[[Rows], Rows] = _formulas.unchanged
    from_norm: Callable[[Distances], Distances] = _formulas.unchanged
    """What a Euclidean distance of prepared rows, or with tree_p one of that exponent, is in this metric."""
    from_squared: Callable[[Distances], Distances] | None = None
    """What the sum of squared gaps of prepared rows is in this metric, by the definition; None where that sum
    does not tell."""


_SIMPLE = {
    "euclidean": Metric("euclidean", _formulas.euclidean, "euclidean", False, 2.0, 2.0, from_squared=np.sqrt),
    "sqeuclidean": Metric(
        "sqeuclidean",
        _formulas.sqeuclidean,
        "sqeuclidean",
        False,
        2.0,
        2.0,
        degree=2,
        from_norm=_formulas.square,
        from_squared=_formulas.unchanged,
    ),
    "manhattan": Metric("manhattan", _formulas.manhattan, "cityblock", False, 1.0),
    "chebyshev": Metric("chebyshev", _formulas.chebyshev, "chebyshev", True, math.inf),
    "haversine": Metric("haversine", _formulas.haversine, degree=0),
    "nan_euclidean": Metric("nan_euclidean", _formulas.nan_euclidean, degree=0),
    "cosine": Metric(
        "cosine",
        _formulas.half_squared,
        tree_p=2.0,
        power=2.0,
        degree=0,
        prepare=_formulas.unit_rows,
        from_norm=_formulas.half_square,
        from_squared=_formulas.half,
    ),
}


def metric_of(
    metric: MetricLike,
    *,
    p: float = 2.0,
    params: Mapping[str, Any] | None = None,
    X: Rows | None = None,
    n_features: int,
) -> Metric:
    """The metric of this name or function, for rows of n_features numbers.

    p: exponent of "minkowski".  params: w (n_features,) for "minkowski", V (n_features,) for "seuclidean",
    V or its inverse VI (n_features, n_features) for "mahalanobis", keywords for a function.
    X: rows (n, n_features) from which a V that is missing is estimated (variances, covariance).

    Raises ValueError for an unknown name, a parameter that the metric does not have, or one of a wrong shape.
    """
    given = {name: value for name, value in (params or {}).items() if value is not None}
    if isinstance(metric, MetricObject):
        return _by_blocks("object", metric.pairwise)
    if callable(metric):
        return Metric("function", partial(_formulas.by_function, function=metric, params=given), degree=0)
    name = ALIASES.get(metric, metric)
    if name not in NAMES:
        raise ValueError(
            f"Metric {metric!r} is not known. Use one of {sorted(NAMES)} or a function of two rows."
        )
    if name in SCIPY_NAMES:
        prepare = _formulas.zero_or_not if name in BOOLEAN_NAMES else _formulas.unchanged
        return _by_blocks(name, partial(_by_scipy, name=name, params=given), prepare)
    if name == "minkowski":
        return _minkowski_metric(float(given.pop("p", p)), _taken(given, "w", name), n_features)
    if name == "seuclidean":
        return _seuclidean_metric(_taken(given, "V", name), X, n_features)
    if name == "mahalanobis":
        inverse = _array(given.pop("VI", None), "VI", (n_features, n_features))
        return _mahalanobis_metric(inverse, _taken(given, "V", name), X, n_features)
    _refuse_more(given, name)
    if name == "haversine" and n_features != 2:
        raise ValueError(
            "Haversine distance only valid in 2 dimensions, latitude and longitude; got"
            f" {n_features} features."
        )
    return _SIMPLE[name]


def _taken(given: dict[str, Any], parameter: str, metric: str) -> Any:
    """The last parameter that the metric knows; any other is an error."""
    value = given.pop(parameter, None)
    _refuse_more(given, metric)
    return value


def _refuse_more(given: Mapping[str, Any], metric: str) -> None:
    if given:
        raise ValueError(f"Metric {metric!r} has no parameter {sorted(given)}; remove it from metric_params.")


def _array(value: Any, name: str, shape: tuple[int, ...]) -> Rows | None:
    if value is None:
        return None
    array = np.asarray(value, dtype=np.float64)
    if array.shape != shape:
        raise ValueError(f"{name} in metric_params must have shape {shape}, got {array.shape}.")
    return array


def _minkowski_metric(p: float, w: Any, n_features: int) -> Metric:
    weights = _array(w, "w", (n_features,))
    if not p > 0:
        raise ValueError(f"p must be greater than 0, got {p}.")
    if weights is not None and not (weights >= 0).all():
        raise ValueError("w in metric_params must not hold negative weights.")
    if weights is None and p in (1, 2, math.inf):
        return _SIMPLE[{1: "manhattan", 2: "euclidean", math.inf: "chebyshev"}[p]]
    if weights is not None and p == math.inf:  # as in SciPy: features of weight 0 do not count, others do
        return Metric("minkowski", partial(_formulas.weighted_chebyshev, w=weights))
    if weights is not None and p == 2:
        return Metric("minkowski", partial(_formulas.weighted_euclidean, w=weights), power=2.0)
    formula = partial(_formulas.minkowski, p=p, w=weights)
    tree_p = p if weights is None and 1 <= p <= LARGE_P else None
    return Metric("minkowski", formula, tree_p=tree_p, power=min(p, LARGE_P))


def _seuclidean_metric(V: Any, X: Rows | None, n_features: int) -> Metric:
    variances = _array(V, "V", (n_features,))
    if variances is None:
        if X is None or len(X) < 2:
            raise ValueError("Metric 'seuclidean' needs V, the variances, in metric_params.")
        variances = X.var(axis=0, ddof=1)
    if not (variances > 0).all():
        raise ValueError("V in metric_params must hold variances greater than 0.")
    return Metric("seuclidean", partial(_formulas.standardized_euclidean, V=variances), power=2.0)


def _mahalanobis_metric(VI: Rows | None, V: Any, X: Rows | None, n_features: int) -> Metric:
    inverse = _inverse_covariance(V, X, n_features) if VI is None else VI
    return Metric("mahalanobis", partial(_formulas.mahalanobis, VI=(inverse + inverse.T) / 2), power=2.0)


def _inverse_covariance(V: Any, X: Rows | None, n_features: int) -> Rows:
    covariance: Any = _array(V, "V", (n_features, n_features))
    if covariance is None:
        if X is None or len(X) <= n_features:
            raise ValueError(
                "Metric 'mahalanobis' needs V, the covariance, or VI, its inverse, in metric_params."
            )
        covariance = np.atleast_2d(np.cov(X, rowvar=False))
    try:
        inverse: Rows = np.linalg.inv(covariance)
    except np.linalg.LinAlgError as error:
        raise ValueError("V in metric_params is singular; give VI, a (pseudo-)inverse of it.") from error
    return inverse


def _by_blocks(
    name: str,
    block: Callable[[Rows, Rows], Distances],
    prepare: Callable[[Rows], Rows] = _formulas.unchanged,
) -> Metric:
    return Metric(name, partial(_formulas.by_block, block=block), block, degree=0, prepare=prepare)


def _by_scipy(A: Rows, B: Rows, *, name: str, params: Mapping[str, Any]) -> Distances:
    from scipy.spatial.distance import cdist

    block: Distances = cdist(A, B, name, **params)
    return block


def distance_block(metric: Metric, A: Rows, B: Rows) -> Distances:
    """Distances of the rows of A (m, d) to the rows of B (n, d) as (m, n), each within `block_slack` of
    the defined one, relatively."""
    if isinstance(metric.blocks, str):
        return _by_scipy(A, B, name=metric.blocks, params={})
    if metric.blocks is not None:
        return np.asarray(metric.blocks(A, B), dtype=np.float64)
    found = np.empty((len(A), len(B)))
    for part in row_blocks(len(A), len(B) * max(A.shape[1], 1) * 8):
        found[part] = metric.of_rows(A[part, None], B[None])
    return found


def block_slack(metric: Metric, n_features: int) -> float:
    """Relative difference that distance_block may have from the definition.

    Both add n_features terms, none negative, that carry a few roundings each, in some order: each is within
    gamma(n_features + 8) of the exact sum, and roots only bring them nearer.
    """
    return 0.0 if metric.exact_blocks else 2.1 * gamma(n_features + 8, np.float64)
