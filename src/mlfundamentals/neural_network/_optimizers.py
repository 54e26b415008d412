"""Gradient descent with momentum, and Adam: settings and states that never change, and the step between.

An optimizer is a frozen record of settings. `init` gives its first state, `step` takes parameters, state and
gradient to the next parameters and state; `epoch_ends` and `on_plateau` let the learning rate follow its
schedule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol, runtime_checkable

import numpy as np

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.types import FloatArray
from mlfundamentals.neural_network._parameters import Parameters

_BLOCK_BYTES = 1 << 17
"""Parts of the vectors that are gone over together: four of them and two scratch vectors fit the cache."""


@runtime_checkable
class OptimizerState(Protocol):
    """What an optimizer remembers from step to step."""

    @property
    def learning_rate(self) -> float:
        """The factor of the last step; before the first one, the initial learning rate."""


@runtime_checkable
class Optimizer(Protocol):
    """A way to go down a gradient."""

    def init(self, parameters: Parameters) -> Any:
        """The state before the first step."""

    def step(
        self, parameters: Parameters, gradient: Parameters, state: Any, *, reuse: bool = False
    ) -> tuple[Parameters, Any]:
        """The next parameters and state. reuse: the arrays of those given may be overwritten, as what is
        returned then stands in them."""

    def epoch_ends(self, state: Any, n_seen: int) -> Any:
        """The state after an epoch, when n_seen samples have been seen in all."""

    def on_plateau(self, state: Any) -> Any | None:
        """The state to go on with once the loss no longer falls, None to stop."""


@dataclass(frozen=True, slots=True)
class SGDState:
    """State of SGD."""

    velocity: FloatArray
    """(n_parameters,)."""
    learning_rate: float


@dataclass(frozen=True, slots=True)
class SGD:
    """Stochastic gradient descent: velocity = momentum * velocity - learning_rate * gradient, added to the
    parameters.

    Nesterov's variant adds momentum * velocity - learning_rate * gradient with the new velocity instead.
    Source: [sutskever2013].

    >>> start = Parameters.of([np.array([[1.0]])], [np.array([0.0])])
    >>> slope = Parameters.of([np.array([[2.0]])], [np.array([-1.0])])
    >>> optimizer = SGD(learning_rate_init=0.5, momentum=0.0)
    >>> parameters, state = optimizer.step(start, slope, optimizer.init(start))
    >>> parameters.vector
    array([0. , 0.5])
    """

    learning_rate_init: float = 0.001
    schedule: str = "constant"
    """"constant"; "invscaling": learning_rate_init / (samples seen + 1)**power_t; "adaptive": divided by 5
    on each plateau, until 1e-6 is reached."""
    momentum: float = 0.9
    nesterov: bool = True
    power_t: float = 0.5

    def init(self, parameters: Parameters) -> SGDState:
        """No velocity yet."""
        return SGDState(np.zeros_like(parameters.vector), float(self.learning_rate_init))

    def step(
        self, parameters: Parameters, gradient: Parameters, state: SGDState, *, reuse: bool = False
    ) -> tuple[Parameters, SGDState]:
        """The next parameters and state; see `Optimizer.step`."""
        moved, velocity = _own(reuse, parameters.vector, state.velocity)
        momentum, rate = float(self.momentum), float(state.learning_rate)

        def go(part: slice, slope: FloatArray, update: FloatArray) -> None:
            v = velocity[part]
            np.multiply(gradient.vector[part], rate, out=slope)
            v *= momentum
            v -= slope
            if self.nesterov:
                np.multiply(v, momentum, out=update)
                update -= slope
                moved[part] += update
            else:
                moved[part] += v

        _by_parts(go, moved)
        return _placed(parameters, moved), SGDState(velocity, state.learning_rate)

    def epoch_ends(self, state: SGDState, n_seen: int) -> SGDState:
        """With "invscaling" the learning rate falls."""
        if self.schedule != "invscaling":
            return state
        return replace(state, learning_rate=float(self.learning_rate_init) / (n_seen + 1) ** self.power_t)

    def on_plateau(self, state: SGDState) -> SGDState | None:
        """With "adaptive" the learning rate falls to a fifth, unless it is at 1e-6 already."""
        if self.schedule != "adaptive" or state.learning_rate <= 1e-6:
            return None
        return replace(state, learning_rate=state.learning_rate / 5)


@dataclass(frozen=True, slots=True)
class AdamState:
    """State of Adam."""

    mean: FloatArray
    """(n_parameters,), running mean of the gradients."""
    square: FloatArray
    """(n_parameters,), running mean of their squares."""
    n_steps: int
    learning_rate: float
    """With the correction for the running means' start at 0."""


@dataclass(frozen=True, slots=True)
class Adam:
    """Steps of the running mean of the gradients over the root of the running mean of their squares.

    Source: [kingma2015]; epsilon is added as in the faster form at the end of its section 2.

    >>> start = Parameters.of([np.array([[1.0]])], [np.array([0.0])])
    >>> slope = Parameters.of([np.array([[2.0]])], [np.array([-1.0])])
    >>> optimizer = Adam(learning_rate_init=0.25)
    >>> parameters, state = optimizer.step(start, slope, optimizer.init(start))
    >>> parameters.vector.round(6)
    array([0.75, 0.25])
    """

    learning_rate_init: float = 0.001
    beta_1: float = 0.9
    beta_2: float = 0.999
    epsilon: float = 1e-8

    def init(self, parameters: Parameters) -> AdamState:
        """Means of nothing."""
        nothing = np.zeros_like(parameters.vector)
        return AdamState(nothing, nothing.copy(), 0, float(self.learning_rate_init))

    def step(
        self, parameters: Parameters, gradient: Parameters, state: AdamState, *, reuse: bool = False
    ) -> tuple[Parameters, AdamState]:
        """The next parameters and state; see `Optimizer.step`."""
        moved, mean, square = _own(reuse, parameters.vector, state.mean, state.square)
        n_steps, keep_1, keep_2 = state.n_steps + 1, float(self.beta_1), float(self.beta_2)
        rate = float(self.learning_rate_init * np.sqrt(1 - keep_2**n_steps) / (1 - keep_1**n_steps))

        def go(part: slice, scratch: FloatArray, update: FloatArray) -> None:
            g, m, v = gradient.vector[part], mean[part], square[part]
            m *= keep_1
            m += np.multiply(g, 1 - keep_1, out=scratch)
            v *= keep_2
            np.multiply(g, g, out=scratch)
            scratch *= 1 - keep_2
            v += scratch
            np.sqrt(v, out=scratch)
            scratch += self.epsilon
            np.multiply(m, -rate, out=update)
            update /= scratch
            moved[part] += update

        _by_parts(go, moved)
        return _placed(parameters, moved), AdamState(mean, square, n_steps, rate)

    def epoch_ends(self, state: AdamState, n_seen: int) -> AdamState:
        """Nothing changes."""
        return state

    def on_plateau(self, state: AdamState) -> None:
        """Stop."""


def _own(reuse: bool, *vectors: FloatArray) -> tuple[FloatArray, ...]:
    return vectors if reuse else tuple(vector.copy() for vector in vectors)


def _placed(parameters: Parameters, vector: FloatArray) -> Parameters:
    return parameters if vector is parameters.vector else parameters.like(vector)


def _by_parts(go: Callable[[slice, FloatArray, FloatArray], None], vector: FloatArray) -> None:
    """go(part, scratch, scratch) for parts of the vector that fit the cache."""
    parts = row_blocks(len(vector), vector.itemsize, block_bytes=_BLOCK_BYTES)
    scratch = np.empty((2, parts[0].stop), dtype=vector.dtype)
    for part in parts:
        size = part.stop - part.start
        go(part, scratch[0, :size], scratch[1, :size])
