"""The gradient of a network's loss, by back-propagation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Float, Shaped

from mlfundamentals._core.types import FloatArray
from mlfundamentals.neural_network._activations import find_activation
from mlfundamentals.neural_network._losses import find_loss
from mlfundamentals.neural_network._parameters import Parameters


@dataclass(frozen=True, slots=True)
class Objective:
    """What training minimizes.

    The mean over the samples of `loss`, plus (alpha/2 ||W||_2^2 + l1 ||W||_1) / S, where W are all weights
    (not the biases) and S is the number of samples, or the sum of their weights.
    """

    loss: str = "squared_error"
    """"squared_error" (half the squared error, summed over outputs), "log_loss" (softmax and cross-entropy),
    "binary_log_loss" (logistic) or "poisson" (exp); each comes with its output activation."""
    activation: str = "relu"
    """Of the hidden layers."""
    alpha: float = 0.0
    """Strength of the L2 penalty, at least 0."""
    l1: float = 0.0
    """Strength of the L1 penalty, at least 0; where a weight is 0 its subgradient is taken as 0."""
    reported: bool = False
    """Whether the loss's value is the one that scikit-learn reports: probabilities clipped to
    [eps, 1 - eps], squared errors averaged over the outputs. The gradient is the same."""

    @property
    def out_activation(self) -> str:
        """The activation of the output layer."""
        return find_loss(self.loss).out_activation


@dataclass(frozen=True, slots=True)
class LossAndGradient:
    """An objective's value and its gradient, in the shape of the parameters."""

    loss: float
    gradient: Parameters


def backward(
    X: Float[np.ndarray, "n d"],
    y: Shaped[np.ndarray, "n k"],
    parameters: Parameters,
    objective: Objective,
    *,
    sample_weight: Float[np.ndarray, " n"] | None = None,
    dropped: Sequence[Any] | None = None,
    out: Parameters | None = None,
) -> LossAndGradient:
    """The objective for inputs X and targets y, and its gradient with respect to all parameters.

    y: numbers; for classes one column each, True or 1 where the sample belongs to it.
    sample_weight: at least 0, not all 0.  dropped: for each hidden layer a factor (n, units) of its values,
    see `dropout_masks`.  out: where to write the gradient, overwritten.

    Raises InvalidParameterError for an unknown loss or activation.  Source: [rumelhart1986].

    >>> parameters = Parameters.of([np.array([[1.0]]), np.array([[2.0]])], [np.zeros(1), np.zeros(1)])
    >>> at = backward(np.array([[3.0]]), np.array([[5.0]]), parameters, Objective(activation="identity"))
    >>> at.loss, at.gradient.coefs  # (6 - 5)^2 / 2; its derivatives 1 * 2 * 3 and 1 * 3
    (0.5, (array([[6.]]), array([[3.]])))
    """
    gradient = out if out is not None else parameters.like(np.empty_like(parameters.vector))
    inputs, values, loss = _up(X, y, parameters, objective, sample_weight, dropped)
    total = float(len(X)) if sample_weight is None else float(sample_weight.sum())
    delta = np.subtract(values[-1], y, out=values[-1])
    delta *= 1 / total if sample_weight is None else (sample_weight / total)[:, None]
    through = find_activation(objective.activation, hidden=True).through
    assert through is not None
    for i in reversed(range(len(parameters.coefs))):
        np.matmul(inputs[i].T, delta, out=gradient.coefs[i])
        np.add.reduce(delta, axis=0, out=gradient.intercepts[i])
        if i:
            delta = delta @ parameters.coefs[i].T
            if dropped is not None:
                delta *= dropped[i - 1]
            through(values[i - 1], delta)
    return LossAndGradient(loss + _penalize(parameters, objective, gradient, total), gradient)


def _up(
    X: FloatArray,
    y: Any,
    parameters: Parameters,
    objective: Objective,
    sample_weight: FloatArray | None,
    dropped: Sequence[Any] | None,
) -> tuple[list[FloatArray], list[FloatArray], float]:
    """What enters each layer, what each layer's activation gives, and the loss."""
    loss, hidden = find_loss(objective.loss), find_activation(objective.activation, hidden=True)
    inputs: list[FloatArray] = [X]
    values: list[FloatArray] = []
    for i, (coef, intercept) in enumerate(zip(parameters.coefs, parameters.intercepts, strict=True)):
        Z: FloatArray = inputs[i] @ coef
        Z += intercept
        values.append(Z)
        if i + 1 < len(parameters.coefs):
            hidden.apply(Z)
            inputs.append(Z if dropped is None else Z * dropped[i])
    output = values[-1]
    if objective.reported:
        find_activation(loss.out_activation).apply(output)
        return inputs, values, loss.reported_value(y, output, sample_weight)
    value = loss.value(y, output, sample_weight)
    find_activation(loss.out_activation).apply(output)
    return inputs, values, value


def _penalize(parameters: Parameters, objective: Objective, gradient: Parameters, total: float) -> float:
    """Add the penalties' gradient, and return their value; total is the S that both are divided by."""
    weights, slopes = parameters.vector[: parameters.n_weights], gradient.vector[: parameters.n_weights]
    penalty = 0.0
    if objective.alpha:
        penalty += 0.5 * objective.alpha * float(weights @ weights)
        slopes += (objective.alpha / total) * weights
    if objective.l1:
        penalty += objective.l1 * float(np.abs(weights).sum())
        slopes += (objective.l1 / total) * np.sign(weights)
    return penalty / total


def dropout_masks(
    layer_units: Sequence[int], n_samples: int, *, rate: float, rng: np.random.RandomState, dtype: Any
) -> list[Any]:
    """For each hidden layer a factor (n_samples, units) of its values: 0 with probability rate, else
    1/(1 - rate).

    So the expected value of each unit stays as it is, and nothing has to be scaled in prediction.
    layer_units: as for `init_parameters`.  Source: [srivastava2014].
    """
    shapes = [(n_samples, units) for units in layer_units[1:-1]]
    return [
        (rng.random_sample(shape) >= rate).astype(dtype) / np.dtype(dtype).type(1 - rate) for shape in shapes
    ]
