"""Tables of distances: `pairwise_distances`."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.exceptions import DataConversionWarning
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.validation import check_array, dense, refuse_sparse_distances
from mlfundamentals.neighbors._expansion import expansion_pays, fill_squares
from mlfundamentals.neighbors._formulas import Rows
from mlfundamentals.neighbors._metrics import (
    BOOLEAN_NAMES,
    SCIPY_NAMES,
    Metric,
    MetricLike,
    MetricObject,
    distance_block,
    metric_of,
)


def pairwise_distances(
    X: Any,
    Y: Any = None,
    metric: MetricLike = "euclidean",
    *,
    n_jobs: int | None = None,
    **params: Any,
) -> NDArray[Any]:
    """The distances of the rows of X (n, d) to those of Y (m, d), or with None of X, as (n, m).

    metric: "euclidean", "sqeuclidean", "manhattan", "chebyshev", "minkowski", "cosine", "seuclidean",
    "mahalanobis", their aliases "l1", "l2", "cityblock", "haversine" (2 features, in radians),
    "nan_euclidean" (features that are NaN in a row are left out), those names of SciPy's that scikit-learn
    has, a function of two rows, or "precomputed" (X holds them already).
    params: p and w (d,) for "minkowski", V (d,) for "seuclidean", V or its inverse VI (d, d) for
    "mahalanobis", which without Y are the variances or the covariance of X; keywords for a function. Norms
    computed beforehand (X_norm_squared, Y_norm_squared) are not needed and not used.
    n_jobs: without effect; all processors are used.

    From differences of the rows, or in large tables of many features from products where these lose no
    digits, so that distances are right to a few roundings per feature however far the data lie from the
    origin, and equal rows are at distance 0. "cosine" is the half squared distance of the rows scaled to
    length 1; a row of zeros is at distance 1 from all others and 0 from its like. A function is given rows of
    float64, or rows of booleans and words as they come, words also one for each row. float32 for float32 X
    and Y.

    Raises ValueError for an unknown metric or parameter, or unequal numbers of features. Warns with
    DataConversionWarning where a metric of booleans takes numbers for true or false.

    >>> pairwise_distances([[0.0, 0.0]], [[3.0, 4.0]])
    array([[5.]])
    """
    if metric == "precomputed":
        refuse_sparse_distances(X)
    elif callable(metric) and not isinstance(metric, MetricObject) and _not_numbers(X):
        return _of_anything(X, X if Y is None else Y, partial(metric, **params))
    sparse = metric != "precomputed"
    gaps = metric == "nan_euclidean"
    A = check_array(X, sparse=sparse, allow_nan=gaps)
    Y = None if Y is X and metric != "precomputed" else Y
    B = A if Y is None else check_array(Y, name="Y", sparse=sparse, allow_nan=gaps)
    if metric == "precomputed":
        return _precomputed(A, B if Y is not None else None)
    _check_widths(A, B)
    _warn_of_numbers(metric, X, Y)
    wide_a, wide_b = (np.ascontiguousarray(rows, dtype=np.float64) for rows in (A, B))
    of = metric_of(metric, params=_checked_params(metric, params, Y), X=wide_a, n_features=A.shape[1])
    both32 = A.dtype == B.dtype == np.float32
    found = np.empty((len(A), len(B)), dtype=np.float32 if both32 else np.float64)
    wide_a = of.prepare(wide_a)
    _fill(found, of, wide_a, wide_a if Y is None else of.prepare(wide_b))
    return found


def _not_numbers(X: Any) -> bool:
    """Whether X holds booleans or words, which only a function can compare."""
    if hasattr(X, "tocsr"):
        return bool(X.dtype.kind == "b")
    array = np.asarray(X)
    words = array.dtype == object and any(isinstance(value, str) for value in array.flat)
    return words or array.dtype.kind in "bUS"


def _of_anything(X: Any, Y: Any, function: Callable[[Any, Any], float]) -> NDArray[np.float64]:
    """function(row of X, row of Y) for each pair, as (n, m), the rows as they come."""
    A, B = (np.atleast_1d(np.asarray(dense(rows))) for rows in (X, Y))
    _check_widths(A, B)
    found = np.array([function(a, b) for a in A for b in B], dtype=np.float64)
    return found.reshape(len(A), len(B))


def _check_widths(A: NDArray[Any], B: NDArray[Any]) -> None:
    if A.ndim == B.ndim == 2 and A.shape[1] != B.shape[1]:
        raise ValueError(
            f"Incompatible dimension for X and Y matrices: X.shape[1] == {A.shape[1]} while Y.shape[1] =="
            f" {B.shape[1]}"
        )


def _fill(found: NDArray[Any], of: Metric, A: Rows, B: Rows) -> None:
    """Fill found (n, m) with the distances of the prepared rows of A to those of B, which may be A itself."""
    if of.name in ("euclidean", "sqeuclidean") and expansion_pays(A, B):
        fill_squares(found, A, B, roots=of.name == "euclidean")
        return

    def fill(rows: slice) -> None:
        found[rows] = distance_block(of, A[rows], B)

    parallel_map(fill, row_blocks(len(A), 8 * len(B), block_bytes=1 << 22))
    if A is B and of.name in SCIPY_NAMES:  # whose rounding need not give 0 for a row and itself
        np.fill_diagonal(found, 0)


def _checked_params(metric: MetricLike, params: Mapping[str, Any], Y: Any) -> dict[str, Any]:
    """What the metric is given: nothing may be missing that would have to be estimated from two arrays."""
    known = ("V",) if metric == "seuclidean" else ("VI", "V") if metric == "mahalanobis" else ()
    if known and Y is not None and all(params.get(name) is None for name in known):
        raise ValueError(
            f"The '{known[0]}' parameter is required for the {metric} metric when Y is passed, as it cannot"
            " tell whether X, Y or both show the spread. Pass it by name."
        )
    if metric in ("euclidean", "l2"):
        norms = ("X_norm_squared", "Y_norm_squared")
        return {name: value for name, value in params.items() if name not in norms}
    return dict(params)


def _warn_of_numbers(metric: MetricLike, X: Any, Y: Any) -> None:
    if not isinstance(metric, str) or metric not in BOOLEAN_NAMES:
        return
    given = [value for value in (X, Y) if value is not None]
    if any(getattr(value, "dtype", np.asarray(value).dtype).kind != "b" for value in given):
        message = f"Data was converted to boolean for metric {metric}: what is not 0 is true."
        warnings.warn(message, DataConversionWarning, stacklevel=3)


def _precomputed(distances: NDArray[Any], Y: NDArray[Any] | None) -> NDArray[Any]:
    columns = len(distances) if Y is None else len(Y)
    if distances.shape[1] != columns:
        raise ValueError(
            "Precomputed metric requires shape (n_queries, n_indexed). Got"
            f" ({distances.shape[0]}, {distances.shape[1]}) for {columns} indexed."
        )
    if (distances < 0).any():
        raise ValueError(
            "Negative values in data passed to X. Precomputed distances need to have non-negative values."
        )
    return distances
