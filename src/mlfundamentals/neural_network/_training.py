"""Training by mini-batches, epoch by epoch.

>>> X = np.array([[0.0], [1.0], [2.0], [3.0]])
>>> objective, optimizer = Objective(activation="tanh"), Adam(learning_rate_init=0.1)
>>> rng = np.random.RandomState(0)
>>> state = init(init_parameters([1, 4, 1], random_state=rng), optimizer, n_samples=4)
>>> losses = []
>>> for _ in range(100):
...     state = step(state, X, X**2, objective, optimizer, batch_size=2, rng=rng)
...     losses.append(state.loss)
>>> losses[0] > 1, losses[-1] < 0.1
(True, True)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Float, Shaped

from mlfundamentals._core.types import IntArray
from mlfundamentals.neural_network._backward import Objective, backward, dropout_masks
from mlfundamentals.neural_network._optimizers import Optimizer, OptimizerState
from mlfundamentals.neural_network._parameters import Parameters


@dataclass(frozen=True, slots=True)
class TrainingState:
    """Where training stands after some epochs."""

    parameters: Parameters
    optimizer: OptimizerState
    order: IntArray
    """(n_samples,), the order in which the last epoch took the samples; the next one shuffles it further."""
    n_epochs: int
    n_seen: int
    """Samples seen in all epochs."""
    loss: float
    """Mean of the batches' losses in the last epoch, each before its step; NaN before the first epoch."""


def init(
    parameters: Parameters,
    optimizer: Optimizer,
    *,
    n_samples: int,
    optimizer_state: Any = None,
    n_seen: int = 0,
) -> TrainingState:
    """The state before the first epoch.

    optimizer_state, n_seen: those of an earlier training that is carried on.
    """
    state = optimizer.init(parameters) if optimizer_state is None else optimizer_state
    return TrainingState(parameters, state, np.arange(n_samples), 0, n_seen, float("nan"))


def step(
    state: TrainingState,
    X: Float[np.ndarray, "n d"],
    y: Shaped[np.ndarray, "n k"],
    objective: Objective,
    optimizer: Optimizer,
    *,
    batch_size: int,
    rng: np.random.RandomState,
    shuffle: bool = True,
    dropout: float = 0.0,
    sample_weight: Float[np.ndarray, " n"] | None = None,
) -> TrainingState:
    """One epoch: a step of the optimizer for each batch of batch_size samples (the last may be smaller).

    rng: shuffles the samples, where shuffle says so, and draws the units that drop out.
    dropout: the share of each hidden layer's units that a batch goes without, in [0, 1).
    A batch whose samples all weigh nothing is left out.  X and y as for `backward`; the state given is left
    as it is.
    """
    order = state.order
    if shuffle:
        places = np.arange(len(order))
        rng.shuffle(places)
        order = order[places]
    parameters, memory = state.parameters, state.optimizer
    gradient = parameters.like(np.empty_like(parameters.vector))
    total, own = 0.0, False
    for start in range(0, len(order), batch_size):
        rows: Any = slice(start, start + batch_size)
        rows = order[rows] if shuffle else rows
        weights = None if sample_weight is None else sample_weight[rows]
        if weights is not None and not weights.any():
            continue
        batch = X[rows]
        masks = None
        if dropout:
            units, dtype = parameters.layer_units, parameters.vector.dtype
            masks = dropout_masks(units, len(batch), rate=dropout, rng=rng, dtype=dtype)
        at = backward(
            batch, y[rows], parameters, objective, sample_weight=weights, dropped=masks, out=gradient
        )
        total += at.loss * len(batch)
        parameters, memory = optimizer.step(parameters, at.gradient, memory, reuse=own)
        own = True
    return TrainingState(
        parameters,
        optimizer.epoch_ends(memory, state.n_seen + len(X)),
        order,
        state.n_epochs + 1,
        state.n_seen + len(X),
        total / len(X),
    )


@dataclass(frozen=True, slots=True)
class Progress:
    """Whether a measure of quality, of which more is better, still rises."""

    best: float = -float("inf")
    n_without: int = 0
    """So many values in a row did not exceed the best one before them by at least tol."""

    def after(self, value: float, tol: float) -> Progress:
        """With one more value, which may be NaN."""
        n_without = self.n_without + 1 if value < self.best + tol else 0
        return Progress(value if value > self.best else self.best, n_without)
