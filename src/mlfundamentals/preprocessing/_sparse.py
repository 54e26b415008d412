"""Sparse matrices where no zero has to become another number: statistics of columns and rows, and scaling.

What is not stored is 0. Only stored numbers are touched, so a result has the structure of its input.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.finite import check_finite
from mlfundamentals._core.validation import FLOATS


@runtime_checkable
class Sparse(Protocol):
    """What is used of SciPy's sparse matrices and arrays in CSR and CSC format."""

    data: NDArray[Any]
    indices: NDArray[Any]
    indptr: NDArray[Any]
    shape: tuple[int, int]
    format: str

    def tocsr(self) -> Any: ...

    def tocsc(self) -> Any: ...


def is_sparse(X: object) -> bool:
    """Whether X is a sparse matrix or array of SciPy's."""
    return hasattr(X, "tocsr") and hasattr(X, "nnz")


def checked_sparse(X: Any, *, allow_nan: bool, formats: Sequence[str] = ("csr", "csc")) -> Any:
    """X (n_samples, n_features) with float data in one of formats, the first if it has another.

    The data are the caller's where nothing had to be converted. Raises ValueError for infinity, NaN unless
    allowed, complex numbers, and for no samples or features.
    """
    if 0 in X.shape:
        what = "sample(s)" if X.shape[0] == 0 else "feature(s)"
        raise ValueError(f"Found array with 0 {what} (shape={X.shape}) while a minimum of 1 is required.")
    if X.dtype.kind == "c":
        raise ValueError(f"Complex data not supported\nX has dtype {X.dtype}")
    X = X if X.format in formats else X.asformat(formats[0])
    X = X if X.dtype in FLOATS else X.astype(np.float64)
    check_finite(X.data, name="X", allow_nan=allow_nan)
    return X


def places(X: Sparse, axis: int) -> NDArray[Any]:
    """The row (axis 0) or column (axis 1) of each stored number: (nnz,)."""
    if (X.format == "csr") == (axis == 1):
        return X.indices
    compressed: NDArray[Any] = np.repeat(np.arange(len(X.indptr) - 1), np.diff(X.indptr))
    return compressed


def sparse_sums(X: Sparse, weights: NDArray[Any] | None) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Count, mean and scatter of each column of X (n, d), NaN left out, each row counted by weights (n,)."""
    n, d = X.shape
    columns, values = places(X, 1), X.data.astype(np.float64)
    of_stored = np.ones(len(values)) if weights is None else weights[places(X, 0)].astype(np.float64)
    missing = np.isnan(values)
    total = float(n) if weights is None else float(weights.sum())
    full = np.bincount(columns, minlength=d) == n
    # A point inside the data: 0 if that is among them, else a stored number: constants have no scatter.
    point = np.zeros(d)
    point[columns[~missing]] = values[~missing]
    point[~full] = 0

    def summed(terms: NDArray[Any]) -> NDArray[Any]:
        result: NDArray[Any] = np.bincount(columns, np.where(missing, 0, of_stored * terms), minlength=d)
        return result

    count = total - np.bincount(columns, np.where(missing, of_stored, 0), minlength=d)
    zeros = np.where(full, 0, count - summed(np.ones(len(values))))
    with np.errstate(invalid="ignore", divide="ignore"):
        offset = summed(values - point[columns]) / count
        from_offset = summed((values - (point + offset)[columns]) ** 2)
        return count, point + offset, from_offset + zeros * (point + offset) ** 2


def sparse_extremes(X: Sparse) -> tuple[NDArray[Any], NDArray[Any]]:
    """The least and the largest value of each column of X (n, d), its zeros among them, NaN left out."""
    n, d = X.shape
    low, high = np.full(d, np.nan, X.data.dtype), np.full(d, np.nan, X.data.dtype)
    columns = places(X, 1)
    np.fmin.at(low, columns, X.data)
    np.fmax.at(high, columns, X.data)
    with_zeros = np.bincount(columns, minlength=d) < n
    low[with_zeros], high[with_zeros] = np.fmin(low[with_zeros], 0), np.fmax(high[with_zeros], 0)
    return low, high


def map_stored(X: Any, steps: Sequence[tuple[np.ufunc, NDArray[Any]]], *, out: Any) -> Any:
    """Apply steps to the stored numbers, as `map_columns` does to all; none of them may move a zero."""
    columns, values = places(X, 1), X.data
    for ufunc, vector in steps:
        vector = np.asarray(vector).astype(values.dtype, copy=False)
        values = ufunc(values, vector[columns] if vector.ndim else vector)
    out.data[...] = values
    return out


def divide_sparse_rows(X: Any, norm: str, *, out: Any) -> NDArray[Any]:
    """out = X (n, d), CSR, with each row divided by its norm, 1 for a norm of 0; returns the norms (n,)."""
    rows, n = places(X, 0), X.shape[0]
    largest = np.zeros(n, X.data.dtype)
    np.maximum.at(largest, rows, np.abs(X.data))
    norms = largest.copy()
    norms[norms == 0] = 1
    if norm != "max":
        # Divided by the largest, no square and no sum leaves the range.
        ratios = np.abs(X.data / norms[rows]).astype(np.float64)
        sums = np.bincount(rows, ratios if norm == "l1" else ratios**2, minlength=n)
        sums[sums == 0] = 1
        norms *= (sums if norm == "l1" else np.sqrt(sums)).astype(norms.dtype)
    out.data[...] = X.data / norms[rows]
    return norms


def column_values(X: Any, j: int) -> NDArray[Any]:
    """Column j of X (n, d), CSC, with its zeros: (n,)."""
    values = np.zeros(X.shape[0], X.data.dtype)
    stored = slice(X.indptr[j], X.indptr[j + 1])
    values[X.indices[stored]] = X.data[stored]
    return values
