"""The logistic loss over a data set: its value, gradient and Hessian, summed over blocks of rows in cache.

Two classes have one row of parameters, K classes K rows; the last parameter of a row is its intercept, if
there is one. Sums run over chunks that depend on the shape alone and are added in their order, so that
results do not hang on threads.

Source: [bishop2006], sections 4.3.2 to 4.3.4.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from jaxtyping import Float
from numpy.typing import DTypeLike, NDArray

from mlfundamentals._core.blocks import cut, spans
from mlfundamentals._core.parallel import parallel_map

Array = NDArray[np.float64]

_BLOCK_BYTES = 1 << 22
"""Rows of X that are worked on at once: two products read them one after the other, the second from a cache.
Smaller blocks, for a cache nearer by, were slower: each costs a dozen calls."""

_SCRATCH_BYTES = 1 << 20
"""Rows scaled by the curvature at once, for one matrix product."""

_CHUNK_NUMBERS = 1 << 20
"""Numbers of X that are worth a thread's time."""

_MOST_CHUNKS = 16

_EXP_MAX = 700.0
"""exp of it is finite; beyond it log(1 + exp(v)) equals v to the last digit."""


@dataclass(frozen=True, slots=True)
class Data:
    """Samples, their classes and their weights."""

    X: NDArray[Any]
    """(n, d), float64 or float32; sums are in float64 in either case."""
    target: Array
    """Two classes: (n,), +1 for the second and -1 for the first. K classes: (K, n), 1 at the sample's
    class."""
    weights: Array
    """(n,), at least 0, their sum is 1: all that is summed is a mean."""
    center: Array | None
    """(d,), subtracted from each sample: parameters are those of the shifted samples. None for zero."""
    intercept: bool
    """Whether the last parameter of a row multiplies 1."""

    @property
    def n_rows(self) -> int:
        """Rows of parameters: 1 for two classes, otherwise as many as there are classes."""
        return 1 if self.target.ndim == 1 else len(self.target)

    @property
    def width(self) -> int:
        """Parameters in a row: one a feature, and the intercept."""
        return int(self.X.shape[1]) + self.intercept

    @property
    def n_parameters(self) -> int:
        """Length of theta."""
        return self.n_rows * self.width


def every(data: Data, stride: int) -> Data:
    """Every stride-th sample, without copying X; weights sum to 1 again."""
    weights = data.weights[::stride]
    return replace(
        data,
        X=data.X[::stride],
        target=data.target[..., ::stride],
        weights=weights / max(weights.sum(), 1e-300),
    )


def features(data: Data, columns: NDArray[np.intp]) -> Data:
    """The data with these features only (a copy of them)."""
    center = None if data.center is None else data.center[columns]
    return replace(data, X=np.ascontiguousarray(data.X[:, columns]), center=center)


def value_gradient(data: Data, theta: Float[np.ndarray, " P"]) -> tuple[float, Float[np.ndarray, " P"]]:
    """The weighted mean of the samples' losses (nats) at theta, and its gradient."""
    rows = theta.reshape(data.n_rows, data.width)

    def chunk(part: slice) -> tuple[float, Array]:
        value, gradient = 0.0, np.zeros(rows.shape)
        for block in _blocks(part, 8 * data.width):
            x = _samples(data, block)
            loss, residual, _ = _pointwise(data, block, _scores(data, rows, x))
            value += loss
            gradient[:, : x.shape[1]] += residual @ x
            if data.intercept:
                gradient[:, -1] += residual.sum(axis=1)
        return value, gradient

    parts = parallel_map(chunk, _chunks(data))
    return float(sum(part[0] for part in parts)), sum(part[1] for part in parts).ravel()  # type: ignore[union-attr]


def hessian(
    data: Data, theta: Float[np.ndarray, " P"], *, dtype: DTypeLike = np.float64
) -> Float[np.ndarray, "P P"]:
    """The matrix of second derivatives of the mean loss at theta.

    dtype: in which its products are computed; float32 halves the time and leaves six digits of each block.
    """
    rows = theta.reshape(data.n_rows, data.width)
    add = _add_binary if data.n_rows == 1 else _add_multinomial

    def chunk(part: slice) -> Array:
        total = np.zeros((data.n_parameters, data.n_parameters))
        blocks = _blocks(part, 8 * data.n_parameters, _SCRATCH_BYTES)
        scratch = np.empty((blocks[0].stop - blocks[0].start, data.n_parameters), dtype)
        for block in blocks:
            x = _samples(data, block)
            _, _, curvature = _pointwise(data, block, _scores(data, rows, x))
            add(total, x, curvature, data, block, scratch[: len(x)])
        return total

    return _ordered_sum(parallel_map(chunk, _chunks(data, data.n_parameters**2)))


def curvatures(data: Data, theta: Float[np.ndarray, " P"]) -> Float[np.ndarray, "K n"]:
    """What the Hessian needs of each sample: the weighted second derivative (two classes) or the
    probabilities (K classes)."""
    rows = theta.reshape(data.n_rows, data.width)
    kept = np.empty((data.n_rows, len(data.X)))

    def chunk(part: slice) -> None:
        for block in _blocks(part, 8 * data.width):
            kept[:, block] = _pointwise(data, block, _scores(data, rows, _samples(data, block)))[2]

    parallel_map(chunk, _chunks(data))
    return kept


def hessian_product(
    data: Data, curvature: Float[np.ndarray, "K n"], vector: Float[np.ndarray, " P"]
) -> Float[np.ndarray, " P"]:
    """The Hessian times a vector, without the Hessian; curvature as `curvatures` gives it."""
    rows = vector.reshape(data.n_rows, data.width)

    def chunk(part: slice) -> Array:
        product = np.zeros(rows.shape)
        for block in _blocks(part, 8 * data.width):
            x = _samples(data, block)
            turned = _turned(_scores(data, rows, x), curvature[:, block], data.weights[block])
            product[:, : x.shape[1]] += turned @ x
            if data.intercept:
                product[:, -1] += turned.sum(axis=1)
        return product

    return _ordered_sum(parallel_map(chunk, _chunks(data))).ravel()


def _turned(slopes: Array, curvature: Array, weights: Array) -> Array:
    """Second derivatives of the samples' losses by their scores, times slopes (K, m)."""
    if len(slopes) == 1:
        return slopes * curvature
    moved: Array = slopes - np.einsum("km,km->m", curvature, slopes)
    moved *= curvature
    moved *= weights
    return moved


def _ordered_sum(parts: list[Array]) -> Array:
    total = parts[0]
    for part in parts[1:]:
        total += part
    return total


def _chunks(data: Data, result_size: int = 0) -> list[slice]:
    """Rows cut for threads; fewer chunks where the result of each is large."""
    size = data.X.size * data.n_rows
    return spans(len(data.X), int(min(max(size // max(_CHUNK_NUMBERS, result_size), 1), _MOST_CHUNKS)))


def _blocks(part: slice, row_bytes: int, block_bytes: int = _BLOCK_BYTES) -> list[slice]:
    """A chunk cut for the cache."""
    size = max(block_bytes // max(row_bytes, 1), 64)
    return cut(part, size)


def _samples(data: Data, block: slice) -> Array:
    """(m, d): the block's samples in float64, shifted."""
    x = data.X[block]
    if data.center is not None:
        return x - data.center
    return x.astype(np.float64, copy=False)


def _scores(data: Data, rows: Array, x: Array) -> Array:
    """(K, m): the linear function of each row of parameters. Classes come first: what is done for each sample
    then runs along memory."""
    coef = rows[:, : x.shape[1]]
    scores: Array = (x @ coef[0])[None] if len(rows) == 1 else coef @ x.T
    if data.intercept:
        scores += rows[:, -1:]
    return scores


def _pointwise(data: Data, block: slice, scores: Array) -> tuple[float, Array, Array]:
    """Of a block: the sum of losses, the weighted derivatives by the scores (K, m), and the curvatures."""
    target, weights = data.target[..., block], data.weights[block]
    if data.n_rows == 1:
        return _binary(scores[0], target, weights)
    return _multinomial(scores, target, weights)


def _binary(scores: Array, sign: Array, weights: Array) -> tuple[float, Array, Array]:
    """Loss log(1 + exp(-sign * score)); no digit is lost where it is tiny or huge."""
    against = scores * sign
    np.negative(against, out=against)
    beyond = 0.0
    if against.max() > _EXP_MAX:
        beyond = float(weights @ np.maximum(against - _EXP_MAX, 0.0))
        np.minimum(against, _EXP_MAX, out=against)
    odds = np.exp(against, out=against)
    value = float(weights @ np.log1p(odds)) + beyond
    total = odds + 1.0
    wrong = np.divide(odds, total, out=odds)
    wrong *= weights
    curvature = np.divide(wrong, total, out=total)
    wrong *= sign
    return value, np.negative(wrong, out=wrong)[None], curvature[None]


def _multinomial(scores: Array, target: Array, weights: Array) -> tuple[float, Array, Array]:
    """Loss -log softmax(scores)[class]."""
    probabilities = scores - scores.max(axis=0)
    own = np.einsum("km,km->m", probabilities, target)
    np.exp(probabilities, out=probabilities)
    total = probabilities.sum(axis=0)
    value = float(weights @ (np.log(total) - own))
    probabilities /= total
    residual = probabilities - target
    residual *= weights
    return value, residual, probabilities


def _add_binary(
    total: Array, x: Array, curvature: Array, data: Data, block: slice, scratch: NDArray[Any]
) -> None:
    root = np.sqrt(curvature[0])[:, None]
    np.multiply(x, root, out=scratch[:, : x.shape[1]])
    scratch[:, x.shape[1] :] = root
    total += scratch.T @ scratch


def _add_multinomial(
    total: Array, x: Array, curvature: Array, data: Data, block: slice, scratch: Array
) -> None:
    """Add, for classes k and l, x x' weight p_k (1[k = l] - p_l): blocks on the diagonal, less one
    product."""
    n_rows, width = data.n_rows, data.width
    root = np.sqrt(data.weights[block])
    stacked = scratch.reshape(len(x), n_rows, width)
    for k in range(n_rows):
        _scaled(stacked[:, k], x, np.sqrt(curvature[k]) * root)
        own = slice(k * width, (k + 1) * width)
        total[own, own] += stacked[:, k].T @ stacked[:, k]
    for k in range(n_rows):
        _scaled(stacked[:, k], x, curvature[k] * root)
    total -= scratch.T @ scratch


def _scaled(out: Array, x: Array, factor: Array) -> None:
    np.multiply(x, factor[:, None], out=out[:, : x.shape[1]])
    out[:, x.shape[1] :] = factor[:, None]
