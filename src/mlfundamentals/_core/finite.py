"""Are there NaN or infinities? One pass at the speed of memory."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.parallel import parallel_map

_PARALLEL_FROM = 1 << 20
"""Elements from which threads pay."""


def all_finite(X: NDArray[Any]) -> bool:
    """Whether no element is NaN or infinite.

    A sum is finite only if every element is, so most arrays need a sum and no more. A sum can overflow all
    the same, so a sum that is not finite proves nothing, and the elements are looked at.
    """
    flat = _in_memory_order(X)
    pieces = row_blocks(len(flat), flat.itemsize) if flat.size >= _PARALLEL_FROM else [slice(None)]
    with np.errstate(over="ignore", invalid="ignore"):
        sums = parallel_map(lambda piece: np.add.reduce(flat[piece], axis=None), pieces)
    return bool(np.isfinite(sums).all()) or all(np.isfinite(flat[piece]).all() for piece in pieces)


def _in_memory_order(X: NDArray[Any]) -> NDArray[Any]:
    """The elements in one dimension, without a copy where memory allows it; otherwise X itself."""
    if X.flags.c_contiguous or X.flags.f_contiguous:
        return X.ravel(order="K")
    return np.atleast_1d(X)


def check_finite(X: NDArray[Any], *, name: str, allow_nan: bool = False, estimator: str = "") -> None:
    """Raise ValueError for infinity and, unless allowed, for NaN; say where the first one is."""
    if all_finite(X):
        return
    bad = np.isinf(X) if allow_nan else ~np.isfinite(X)
    if not bad.any():
        return
    first = tuple(map(int, np.argwhere(bad)[0]))
    what = "NaN" if np.isnan(X[first]) else f"infinity or a value too large for {X.dtype!r}"
    place = f"{name}[{', '.join(map(str, first))}]"
    who = (
        f"\n{estimator} does not accept missing values encoded as NaN." if what == "NaN" and estimator else ""
    )
    raise ValueError(f"Input {name} contains {what}: {int(bad.sum())} in all, the first one is {place}.{who}")
