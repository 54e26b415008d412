"""What a network is made of: weights and biases of dense layers, all in one vector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np
from numpy.typing import DTypeLike

from mlfundamentals._core.random import Seed, check_random_state
from mlfundamentals._core.types import FloatArray


@dataclass(frozen=True, slots=True)
class Parameters:
    """Weights and biases; layer i takes H to activation(H @ coefs[i] + intercepts[i]).

    All are parts of one vector, so that an optimizer goes over them in one stretch of memory. A gradient is
    kept in the same shape.
    """

    coefs: tuple[FloatArray, ...]
    """(fan_in, fan_out) for each layer."""
    intercepts: tuple[FloatArray, ...]
    """(fan_out,) for each layer."""
    vector: FloatArray
    """(n_parameters,): all coefs, row by row, then all intercepts. Coefs and intercepts are views of it."""

    @classmethod
    def of(cls, coefs: Sequence[FloatArray], intercepts: Sequence[FloatArray]) -> Self:
        """A copy of weights and biases that come one by one."""
        vector = np.concatenate([np.ravel(part) for part in (*coefs, *intercepts)])
        return cls.in_vector(vector, [coefs[0].shape[0], *(coef.shape[1] for coef in coefs)])

    @classmethod
    def in_vector(cls, vector: FloatArray, layer_units: Sequence[int]) -> Self:
        """The parameters that stand in a vector, which is not copied.

        layer_units: the numbers of features, of units of each hidden layer, and of outputs.
        """
        shapes = list(pairwise(layer_units))
        sizes = [fan_in * fan_out for fan_in, fan_out in shapes] + list(layer_units[1:])
        parts = np.split(vector, np.cumsum(sizes)[:-1])
        coefs = tuple(part.reshape(shape) for part, shape in zip(parts, shapes, strict=False))
        return cls(coefs, tuple(parts[len(shapes) :]), vector)

    @property
    def layer_units(self) -> list[int]:
        """The numbers of features, of units of each hidden layer, and of outputs."""
        return [len(self.coefs[0]), *map(len, self.intercepts)]

    @property
    def n_weights(self) -> int:
        """How many entries at the head of the vector are coefs: those that penalties count."""
        return sum(coef.size for coef in self.coefs)

    def like(self, vector: FloatArray) -> Parameters:
        """Parameters of the same shapes in another vector, which is not copied."""
        return type(self).in_vector(vector, self.layer_units)


def init_parameters(
    layer_units: Sequence[int],
    *,
    activation: str = "relu",
    random_state: Seed = None,
    dtype: DTypeLike = np.float64,
) -> Parameters:
    """Random weights and biases, uniform in +-sqrt(c / (fan_in + fan_out)).

    c is 2 for the logistic activation and 6 for others.  layer_units: the numbers of features, of units of
    each hidden layer, and of outputs.  random_state: the same int gives the same weights as in scikit-learn.
    Source: [glorot2010].

    >>> start = init_parameters([3, 5, 2], random_state=0)
    >>> [coef.shape for coef in start.coefs], [intercept.shape for intercept in start.intercepts]
    ([(3, 5), (5, 2)], [(5,), (2,)])
    """
    rng = check_random_state(random_state)
    factor = 2.0 if activation in ("logistic", "sigmoid") else 6.0
    coefs, intercepts = [], []
    for fan_in, fan_out in pairwise(layer_units):
        bound = np.sqrt(factor / (fan_in + fan_out))
        coefs.append(rng.uniform(-bound, bound, (fan_in, fan_out)).astype(dtype, copy=False))
        intercepts.append(rng.uniform(-bound, bound, fan_out).astype(dtype, copy=False))
    return Parameters.of(coefs, intercepts)
