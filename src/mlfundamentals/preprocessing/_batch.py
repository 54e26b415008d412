"""Batch and layer normalization, as the layers of a network do it.

Source: [ioffe2015] for batches, [ba2016] for layers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray

from mlfundamentals._core.validation import check_array
from mlfundamentals.preprocessing._columns import Step, map_columns
from mlfundamentals.preprocessing._moments import column_moments


@dataclass(frozen=True, slots=True)
class RunningMoments:
    """Mean and variance of each feature as training goes on, for use when it is over."""

    mean: Float[np.ndarray, " d"]
    var: Float[np.ndarray, " d"]  # of the population: divided by n - 1


@dataclass(frozen=True, slots=True)
class BatchNorm:
    """A normalized batch, and what it was normalized by."""

    output: Float[np.ndarray, "n d"]
    mean: Float[np.ndarray, " d"]
    var: Float[np.ndarray, " d"]  # of the batch: divided by n
    running: RunningMoments


def batch_norm(
    X: Any,
    gamma: Any = None,
    beta: Any = None,
    *,
    eps: float = 1e-5,
    running: RunningMoments | None = None,
    momentum: float = 0.1,
) -> BatchNorm:
    """Normalize a training batch by its own mean and variance: gamma (X - mean) / sqrt(var + eps) + beta.

    X: (n_samples, n_features).  gamma, beta: (n_features,), 1 and 0 by default.
    running: of the batches before; the new one counts with weight momentum. None starts with this batch.
    Raises ValueError for NaN and infinity, and for eps < 0 or momentum outside [0, 1].

    >>> result = batch_norm([[0.0], [2.0]], eps=0.0, gamma=[3.0])
    >>> result.output.ravel(), result.mean, result.running.var
    (array([-3.,  3.]), array([1.]), array([2.]))
    """
    if not 0 <= momentum <= 1:
        raise ValueError(f"momentum must lie in [0, 1]: the new batch's weight. Got {momentum!r}.")
    array = check_array(X)
    moments = column_moments(array)
    n = len(array)
    of_batch = RunningMoments(moments.mean, moments.var * (n / max(n - 1, 1)))
    output = _normalized(array, moments.mean, moments.var, gamma, beta, eps)
    after = of_batch if running is None else _blended(running, of_batch, momentum)
    return BatchNorm(output, moments.mean, moments.var, after)


def batch_norm_inference(
    X: Any, running: RunningMoments, gamma: Any = None, beta: Any = None, *, eps: float = 1e-5
) -> Float[np.ndarray, "n d"]:
    """Normalize X (n_samples, n_features) by the moments that training left: see `batch_norm`.

    >>> batch_norm_inference([[3.0]], RunningMoments(np.array([1.0]), np.array([4.0])), eps=0.0)
    array([[1.]])
    """
    array = check_array(X)
    if array.shape[1] != len(running.mean):
        raise ValueError(f"X has {array.shape[1]} features, but running has {len(running.mean)}.")
    return _normalized(array, running.mean, running.var, gamma, beta, eps)


def _blended(before: RunningMoments, new: RunningMoments, momentum: float) -> RunningMoments:
    return RunningMoments(
        (1 - momentum) * before.mean + momentum * new.mean, (1 - momentum) * before.var + momentum * new.var
    )


def _normalized(
    X: NDArray[Any], mean: NDArray[Any], var: NDArray[Any], gamma: Any, beta: Any, eps: float
) -> NDArray[Any]:
    steps: list[Step] = [(np.subtract, mean), (np.multiply, _inverse_std(var, eps))]
    steps += _scale_and_shift(gamma, beta, X.shape[1])
    out: NDArray[Any] = map_columns(X, steps, out=np.empty_like(X, subok=False), check=False)
    return out


def _inverse_std(var: NDArray[Any], eps: float) -> NDArray[Any]:
    """1 / sqrt(var + eps), 0 where both are 0: a constant is then centered only."""
    if not eps >= 0:
        raise ValueError(f"eps must be >= 0: it is added to variances. Got {eps!r}.")
    std = np.sqrt(var + eps)
    return np.divide(1.0, std, out=np.zeros_like(std), where=std > 0)


def _scale_and_shift(gamma: Any, beta: Any, n_features: int) -> list[Step]:
    steps: list[Step] = []
    for name, vector, ufunc in (("gamma", gamma, np.multiply), ("beta", beta, np.add)):
        if vector is not None:
            checked = check_array(vector, name=name, ndim=1)
            if len(checked) != n_features:
                raise ValueError(f"{name} must have shape ({n_features},), got {checked.shape}.")
            steps.append((ufunc, checked))
    return steps


def layer_norm(X: Any, gamma: Any = None, beta: Any = None, *, eps: float = 1e-5) -> Float[np.ndarray, "n d"]:
    """Normalize each sample by the mean and variance of its own features, then scale and shift features.

    gamma (X - mean) / sqrt(var + eps) + beta with mean and var (divided by n_features) of each row.
    X: (n_samples, n_features).  gamma, beta: (n_features,), 1 and 0 by default.
    Raises ValueError for NaN, infinity and eps < 0.

    >>> layer_norm([[1.0, 3.0]], eps=0.0)
    array([[-1.,  1.]])
    """
    array = check_array(X)
    moments = column_moments(array.T)
    steps: list[Step] = [(np.subtract, moments.mean), (np.multiply, _inverse_std(moments.var, eps))]
    out = np.empty_like(array, subok=False)
    map_columns(array.T, steps, out=out.T, check=False)
    more = _scale_and_shift(gamma, beta, array.shape[1])
    return map_columns(out, more, out=out, check=False) if more else out
