"""From inputs to outputs through dense layers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from jaxtyping import Float

from mlfundamentals._core.blocks import spans
from mlfundamentals._core.parallel import parallel_map_with
from mlfundamentals._core.tiles import in_tiles, tiled_product
from mlfundamentals._core.types import FloatArray
from mlfundamentals.neural_network._activations import Activation, find_activation
from mlfundamentals.neural_network._parameters import Parameters

BLOCK_ROWS = 512
"""Rows that go through all layers together: a layer's output is still in the cache for the next one, and
where products are not in tiles they are large enough to run at full speed (with 256 rows they take a fifth
longer)."""

SHARED_WORK = 2**24
"""Multiplications from which on even few rows are cut in two, one part for each thread."""


def forward(
    X: Float[np.ndarray, "n d"],
    parameters: Parameters,
    *,
    activation: str = "relu",
    out_activation: str = "identity",
) -> Float[np.ndarray, "n k"]:
    """The network's output for each row of X.

    activation: of the hidden layers, a name that `activate` knows, but softmax and exp.  out_activation: of
    the last layer.  The result has the wider dtype of X and the parameters.

    Blocks of rows go through all layers, in threads; bias and activation are applied in place.
    Raises InvalidParameterError for an unknown activation.  Source: [rumelhart1986].

    >>> coefs, intercepts = [np.array([[1.0, -1.0]]), np.array([[1.0], [1.0]])], [np.zeros(2), np.zeros(1)]
    >>> network = Parameters.of(coefs, intercepts)
    >>> forward(np.array([[-3.0], [2.0]]), network)  # |x| = relu(x) + relu(-x)
    array([[3.],
           [2.]])
    """
    hidden, last = find_activation(activation, hidden=True), find_activation(out_activation)
    return through_layers(X, parameters.coefs, parameters.intercepts, hidden, last)


def through_layers(
    X: FloatArray,
    coefs: Sequence[FloatArray],
    intercepts: Sequence[FloatArray],
    hidden: Activation,
    last: Activation,
) -> FloatArray:
    """`forward` for weights and biases that come one by one."""
    dtype = np.result_type(X, coefs[0])
    coefs = [coef.astype(dtype, copy=False) for coef in coefs]
    intercepts = [intercept.astype(dtype, copy=False) for intercept in intercepts]
    output = np.empty((len(X), len(intercepts[-1])), dtype=dtype)
    tiles = [in_tiles(coef) if len(X) > BLOCK_ROWS else None for coef in coefs]
    blocks = _blocks(len(X), sum(coef.size for coef in coefs))

    def buffers() -> list[FloatArray]:
        rows = max((block.stop - block.start for block in blocks), default=0)
        most = max((len(b) for b, some in zip(intercepts, tiles, strict=True) if some is not None), default=0)
        return [np.empty((rows, units), dtype=dtype) for units in (most, *map(len, intercepts[:-1]))]

    def through(own: list[FloatArray], rows: slice) -> None:
        H = X[rows].astype(dtype, copy=False)
        if tiles[0] is not None:
            H = np.ascontiguousarray(H)
        scratch, *between = own
        targets = [*(buffer[: len(H)] for buffer in between), output[rows]]
        steps = [hidden] * len(between) + [last]
        for coef, some, intercept, target, step in zip(coefs, tiles, intercepts, targets, steps, strict=True):
            done = 0 if some is None else tiled_product(H, some, intercept, scratch, target)
            if done < len(H):
                np.matmul(H[done:], coef, out=target[done:])
                target[done:] += intercept
            step.apply(target)
            H = target

    parallel_map_with(buffers, through, blocks)
    return output


def _blocks(n_rows: int, n_weights: int) -> list[slice]:
    """Equal blocks of at most BLOCK_ROWS rows: at least two where there is work for two threads."""
    least = 2 if n_rows * n_weights >= SHARED_WORK else 1
    return spans(n_rows, max(least, -(-n_rows // BLOCK_ROWS)))


def layer_outputs(
    X: Float[np.ndarray, "n d"],
    parameters: Parameters,
    *,
    activation: str = "relu",
    out_activation: str = "identity",
) -> list[Any]:
    """What every layer gives for X: X itself, the hidden layers' values (n, units), the output (n, k).

    Arguments as for `forward`, which gives the last of these alone, without keeping the others.

    >>> [H.shape for H in layer_outputs(np.zeros((4, 3)), init_parameters([3, 5, 2], random_state=0))]
    [(4, 3), (4, 5), (4, 2)]
    """
    hidden, last = find_activation(activation, hidden=True), find_activation(out_activation)
    steps = [hidden] * (len(parameters.coefs) - 1) + [last]
    layers = [X]
    for coef, intercept, step in zip(parameters.coefs, parameters.intercepts, steps, strict=True):
        Z: FloatArray = layers[-1] @ coef
        Z += intercept
        step.apply(Z)
        layers.append(Z)
    return layers
