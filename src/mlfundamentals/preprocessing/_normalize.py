"""Rows divided by their norm, or by their sum."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Self

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray

from mlfundamentals._core.constraints import BOOLEAN, Constraints, Options
from mlfundamentals._core.exceptions import InvalidParameterError
from mlfundamentals._core.finite import check_finite
from mlfundamentals._core.tags import Tags
from mlfundamentals._core.validation import check_array
from mlfundamentals.preprocessing._base import Scaler
from mlfundamentals.preprocessing._columns import output_for, over_blocks
from mlfundamentals.preprocessing._sparse import checked_sparse, divide_sparse_rows, is_sparse

RowNorm = Callable[[NDArray[Any]], NDArray[Any]]
"""From a block (q, d) to one number a row (q,)."""


def _l1(block: NDArray[Any]) -> NDArray[Any]:
    result: NDArray[Any] = np.abs(block) @ np.ones(block.shape[1], dtype=block.dtype)
    return result


def _l2(block: NDArray[Any]) -> NDArray[Any]:
    """sqrt of the sum of squares; rows whose squares leave the range are brought near 1 first."""
    info = np.finfo(block.dtype)
    squares = np.vecdot(block, block)
    norms: NDArray[Any] = np.sqrt(squares)
    for i in np.flatnonzero(~((squares > info.tiny / info.eps**2) & (squares < np.inf))):
        exponent = int(np.frexp(np.abs(block[i]).max())[1])
        row = np.ldexp(block[i], -exponent)
        norms[i] = np.ldexp(np.sqrt(row @ row), exponent)
    return norms


def _max(block: NDArray[Any]) -> NDArray[Any]:
    result: NDArray[Any] = np.abs(block).max(axis=1)
    return result


def _sum(block: NDArray[Any]) -> NDArray[Any]:
    result: NDArray[Any] = block @ np.ones(block.shape[1], dtype=block.dtype)
    return result


NORMS: dict[str, RowNorm] = {"l1": _l1, "l2": _l2, "max": _max}


def divide_rows(X: NDArray[Any], norm: RowNorm, *, out: NDArray[Any]) -> NDArray[Any]:
    """out = X (n, d) with each row divided by its norm, 1 for a norm of 0; returns the norms (n,).

    Raises ValueError if X has NaN or an infinity; where out is X itself, before anything is written.
    """
    if np.may_share_memory(X, out):
        check_finite(X, name="X")

    def one(piece: slice) -> NDArray[Any]:
        block = X[piece]
        norms = norm(block)
        norms[norms == 0] = 1
        large = np.flatnonzero(~np.isfinite(norms))
        if len(large):
            check_finite(block, name="X")
        # Where a norm overflows, that of the row times 2**-64 does not.
        rows = np.ldexp(block[large], -64)
        np.divide(block, norms[:, None], out=out[piece])
        if len(large):
            small = norm(rows)
            out[piece][large], norms[large] = rows / small[:, None], np.ldexp(small, 64)
        return norms

    with np.errstate(all="ignore"):
        return np.concatenate(over_blocks(one, X))


def normalize(
    X: Any, norm: str = "l2", *, axis: int = 1, copy: bool = True, return_norm: bool = False
) -> Any:
    """X with each sample (axis 1) or each feature (axis 0) divided by its norm; zeros stay zeros.

    norm: "l1" (sum of magnitudes), "l2" (Euclidean) or "max" (largest magnitude).
    Returns an array of the shape of X (n_samples, n_features); with return_norm also the norms, 1 for a norm
    of 0. Raises ValueError for NaN and infinity.

    >>> normalize([[3.0, 4.0], [0.0, 0.0]])
    array([[0.6, 0.8],
           [0. , 0. ]])
    """
    if norm not in NORMS:
        raise InvalidParameterError(
            f"The 'norm' parameter of normalize must be a str among {sorted(NORMS)}. Got {norm!r} instead."
        )
    if axis not in (0, 1):
        raise InvalidParameterError(f"axis must be 1 (each sample) or 0 (each feature). Got {axis!r}.")
    if is_sparse(X):
        return _normalized_sparse(X, norm, axis=axis, copy=copy, return_norm=return_norm)
    array = check_array(X, finite=False, estimator="the normalize function")
    array = array if axis == 1 else array.T
    out = output_for(array, copy=copy)
    norms = divide_rows(array, NORMS[norm], out=out)
    result = out if axis == 1 else out.T
    return (result, norms) if return_norm else result


def _normalized_sparse(X: Any, norm: str, *, axis: int, copy: bool, return_norm: bool) -> Any:
    matrix = checked_sparse(X, allow_nan=False, formats=("csr",) if axis == 1 else ("csc",))
    out = output_for(matrix, copy=copy)
    if return_norm and norm != "max":
        raise NotImplementedError(
            "return_norm=True is not implemented for sparse matrices with norm 'l1' or 'l2'"
        )
    norms = divide_sparse_rows(matrix if axis == 1 else matrix.T, norm, out=out)
    return (out, norms) if return_norm else out


class Normalizer(Scaler):
    """Divide each sample by its norm: see `normalize`. Nothing is learned.

    norm: "l1", "l2" or "max".  copy: False transforms in place where the input is an array of floats.

    >>> Normalizer("l1").fit_transform([[1.0, 3.0]])
    array([[0.25, 0.75]])
    """

    _allow_nan: ClassVar[bool] = False
    _constraints: ClassVar[Constraints] = {"norm": [Options("l1", "l2", "max")], "copy": [BOOLEAN]}

    def __init__(self, norm: str = "l2", *, copy: bool = True) -> None:
        self.norm = norm
        self.copy = copy

    _sparse_formats: ClassVar[tuple[str, ...]] = ("csr",)

    def fit(self, X: Any, y: Any = None) -> Self:
        """Check the parameters and X (n_samples, n_features)."""
        array = self._learn(X)
        if not is_sparse(array):
            check_finite(array, name="X", estimator=type(self).__name__)
        return self

    def _learn(self, X: Any) -> Any:
        self._check_parameters()
        return self._input(X, fit=True)

    def transform(self, X: Any, copy: bool | None = None) -> Any:
        """The normalized samples (n_samples, n_features); may be called without `fit`."""
        fitted = hasattr(self, "n_features_in_")
        if fitted:
            array = self._input(X, fit=False)
        else:
            array = self._sparse_input(X) if is_sparse(X) else check_array(X, finite=False)
        return self._mapped(array, check=True, copy=copy)

    def _mapped(self, X: Any, *, check: bool, copy: bool | None = None) -> Any:
        out = output_for(X, copy=self.copy if copy is None else copy)
        if is_sparse(X):
            divide_sparse_rows(X, self.norm, out=out)
        else:
            divide_rows(X, NORMS[self.norm], out=out)
        return out

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        return tags


def row_stochastic(X: Any, *, copy: bool = True) -> Float[np.ndarray, "n d"]:
    """X (n, d) of numbers >= 0 with each row divided by its sum: each row is a distribution.

    Raises ValueError for a negative number, NaN, infinity, and for a row of zeros, which has no direction.

    >>> row_stochastic([[1.0, 3.0], [2.0, 2.0]])
    array([[0.25, 0.75],
           [0.5 , 0.5 ]])
    """
    array = check_array(X, finite=False)
    check_positive_sums(non_negative_sums(array)[0], "row")
    out: NDArray[Any] = output_for(array, copy=copy)
    divide_rows(array, _sum, out=out)
    return out


def column_stochastic(X: Any, *, copy: bool = True) -> Float[np.ndarray, "n d"]:
    """X (n, d) of numbers >= 0 with each column divided by its sum: see `row_stochastic`.

    >>> column_stochastic([[1.0, 2.0], [3.0, 2.0]])
    array([[0.25, 0.5 ],
           [0.75, 0.5 ]])
    """
    array = check_array(X, finite=False)
    check_positive_sums(non_negative_sums(array)[1], "column")
    out: NDArray[Any] = output_for(array, copy=copy)
    divide_rows(array.T, _sum, out=out.T)
    return out


def non_negative_sums(X: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """The sums of the rows (n,) and of the columns (d,) of X (n, d), infinite where they overflow.

    Raises ValueError if X has a number below 0, NaN or infinity; says where the first one is.
    """

    def one(piece: slice) -> tuple[Any, NDArray[Any], NDArray[Any]]:
        block = X[piece]
        ones = np.ones(max(block.shape), dtype=X.dtype)
        return block.min(), block @ ones[: block.shape[1]], ones[: len(block)] @ block

    with np.errstate(over="ignore", invalid="ignore"):
        parts = over_blocks(one, X)
        rows = np.concatenate([part[1] for part in parts])
        columns = np.sum([part[2] for part in parts], axis=0)
    if not np.isfinite(rows).all():
        check_finite(X, name="X")
    if min(part[0] for part in parts) < 0:
        i, j = map(int, np.argwhere(X < 0)[0])
        raise ValueError(f"X must hold no negative number, got X[{i}, {j}] = {X[i, j]}.")
    return rows, columns


def check_positive_sums(sums: NDArray[Any], line: str) -> None:
    """Raise ValueError if a row or column (line says which) of non-negative numbers has the sum 0."""
    empty = sums == 0
    if empty.any():
        raise ValueError(
            f"Each {line} of X needs a positive number, but {line} {int(empty.argmax())} has none."
            f" Leave out the {int(empty.sum())} {line}(s) of zeros."
        )
