"""How much each neighbor counts, and what the neighbors say together: votes and means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from jaxtyping import Float, Int

from mlfundamentals._core.types import FloatArray

Weights = str | Callable[..., Any] | None


def neighbor_weights(distances: Float[np.ndarray, "m k"], weights: Weights) -> FloatArray | None:
    """How much each neighbor counts, as (m, k); None if all count the same.

    weights: "uniform" or None for all the same; "distance" for 1 / distance, where neighbors at distance 0,
    if there are any, count alone, 1 each; or a function from distances (m, k) to weights (m, k).
    """
    if weights is None or weights == "uniform":
        return None
    if callable(weights):
        given: FloatArray = np.asarray(weights(distances))
        return given
    with np.errstate(divide="ignore", over="ignore"):
        inverse = 1 / distances
    exact = np.isinf(inverse)
    hit = exact.any(axis=1)
    inverse[hit] = exact[hit]
    return inverse


def vote_shares(
    codes: Int[np.ndarray, "m k"], n_classes: int, weights: FloatArray | None
) -> Float[np.ndarray, "m n_classes"]:
    """The share of the weight that votes for each class.

    codes: the neighbors' classes, 0 .. n_classes - 1.  weights: (m, k) or None for one each.

    Raises ValueError for a row without any weight.

    >>> vote_shares(np.array([[0, 1, 1]]), 2, None)
    array([[0.33333333, 0.66666667]])
    """
    m = len(codes)
    if weights is not None and (weights == 0).all(axis=1).any():
        raise ValueError(
            "All neighbors of some sample is getting zero weights. Please modify 'weights' to avoid this case"
            " if you are using a user-defined function."
        )
    places = codes + n_classes * np.arange(m)[:, None]
    counted = None if weights is None else weights.ravel()
    votes = np.bincount(places.ravel(), counted, minlength=m * n_classes).reshape(m, n_classes)
    shares: FloatArray = votes / votes.sum(axis=1, keepdims=True)
    return shares


def mean_targets(
    targets: Float[np.ndarray, "m k n_outputs"], weights: FloatArray | None
) -> Float[np.ndarray, "m n_outputs"]:
    """The mean of the neighbors' targets, weighted by weights (m, k) if given."""
    if weights is None:
        mean: FloatArray = targets.mean(axis=1)
        return mean
    total = weights.sum(axis=1)[:, None]
    weighted: FloatArray = np.einsum("mk,mko->mo", weights, targets) / total
    return weighted
