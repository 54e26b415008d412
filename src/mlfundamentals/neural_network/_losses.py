"""Losses of a network's output, each with the output activation that makes its gradient simple.

With these pairs the gradient with respect to the scores z of the output layer is activation(z) - y for each
sample, whatever the loss: identity and squared error, softmax and cross-entropy, logistic and log loss, exp
and Poisson deviance. Source: [bishop2006], section 5.2.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import xlogy

from mlfundamentals._core.exceptions import InvalidParameterError
from mlfundamentals._core.types import FloatArray
from mlfundamentals.neural_network._activations import log_softmax

Target = NDArray[Any]
"""(n, k): numbers, or booleans for classes and labels."""
Elementwise = Callable[[Target, FloatArray], FloatArray]


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss of targets y (n, k), per entry; summed over the outputs, averaged over the samples."""

    out_activation: str
    of_scores: Elementwise
    """(n, k), from the scores before the output activation: exact however small a probability is."""
    reported: Elementwise
    """(n, k) or (n,), from the output, as scikit-learn reports it: probabilities clipped to [eps, 1 -
    eps]."""
    averaged: bool = False
    """Whether what is reported is the mean over the outputs and not their sum."""

    def value(self, y: Target, scores: FloatArray, weights: FloatArray | None) -> float:
        """The loss, from scores (n, k); weights (n,) of the samples, None for 1 each."""
        return _mean(self.of_scores(y, scores), weights)

    def reported_value(self, y: Target, output: FloatArray, weights: FloatArray | None) -> float:
        """The loss as scikit-learn reports it, from the output (n, k)."""
        value = _mean(self.reported(y, output), weights)
        return value / y.shape[1] if self.averaged else value


def _mean(losses: FloatArray, weights: FloatArray | None) -> float:
    if weights is None:
        return float(losses.sum()) / len(losses)
    return float((weights @ losses).sum()) / float(weights.sum())


def _squared(y: Target, output: FloatArray) -> FloatArray:
    gaps: FloatArray = output - y
    gaps *= gaps
    gaps *= 0.5
    return gaps


def _cross_entropy(y: Target, scores: FloatArray) -> FloatArray:
    losses: FloatArray = log_softmax(scores)
    losses *= y
    return np.negative(losses, out=losses)


def _clipped(output: FloatArray) -> FloatArray:
    eps = np.finfo(output.dtype).eps
    clipped: FloatArray = np.clip(output, eps, 1 - eps)
    return clipped


def _reported_cross_entropy(y: Target, output: FloatArray) -> FloatArray:
    losses: FloatArray = -xlogy(y, _clipped(output))
    return losses


def _log_loss(y: Target, scores: FloatArray) -> FloatArray:
    y = y.astype(scores.dtype, copy=False)
    # The shorter log(1 + exp(z)) - y z cancels where z is large and right.
    losses: FloatArray = y * np.logaddexp(0, -scores) + (1 - y) * np.logaddexp(0, scores)
    return losses


def _reported_log_loss(y: Target, output: FloatArray) -> FloatArray:
    clipped = _clipped(output)
    if y.dtype == bool:
        losses: FloatArray = np.log(np.where(y, clipped, 1 - clipped))
    else:
        losses = xlogy(y, clipped) + xlogy(1 - y, 1 - clipped)
    return np.negative(losses, out=losses)


def _poisson(y: Target, scores: FloatArray) -> FloatArray:
    losses: FloatArray = xlogy(y, y) - y * scores - y + np.exp(scores)
    return losses


def _reported_poisson(y: Target, output: FloatArray) -> FloatArray:
    losses: FloatArray = xlogy(y, y / output) - y + output
    return losses


LOSSES = {
    "squared_error": Loss("identity", _squared, _squared, averaged=True),
    "log_loss": Loss("softmax", _cross_entropy, _reported_cross_entropy),
    "binary_log_loss": Loss("logistic", _log_loss, _reported_log_loss),
    "poisson": Loss("exp", _poisson, _reported_poisson),
}
"""By name. "log_loss" is the cross-entropy of one class of k, "binary_log_loss" of k yes-or-no labels."""


def find_loss(name: str) -> Loss:
    """The loss of that name; raises InvalidParameterError for any other."""
    if name not in LOSSES:
        raise InvalidParameterError(f"loss must be one of {sorted(LOSSES)}. Got {name!r} instead.")
    return LOSSES[name]
