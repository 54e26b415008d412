"""Two ways to compute expanded log-densities and moments by large matrix products.

Features: a sample's quadratic terms, itself and 1 are its features. One product with the components' weights
gives all log-densities, and its transpose all moments: few operations, but the features have to be written.
Stacks: the components' P' and -P'm, stacked, times (1, x) are all whitened samples; and the stack of all
responsibilities times x, times x', gives all second moments. More operations, in products of better shape: it
wins for full covariances of many features and few components.

By rounding Stacks errs less: |P'x - P'm|^2 / 2 is computed with an error of at most 4 gamma(d + 1) + gamma(d)
times ||P|'(|x| + |m|)|^2 / 2, and that of Features, gamma(d (d + 1) / 2 + 5 d + 17) times the same, is what
is bounded (see make_plan).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np

from mlfundamentals.mixture._parameters import Parameters
from mlfundamentals.mixture._products import DEPTH, multiply, product_sums
from mlfundamentals.mixture._structure import Structure
from mlfundamentals.mixture._types import FloatArray

Arrays = tuple[FloatArray, ...]
"""Arrays whose first axis is the components."""


_SHARED_CACHE = 9 << 19
"""Bytes that one thread's features may take. The cores' own caches hold a fifth of that, but threads wait for
each other between calls of NumPy: blocks that fit there took half as long again."""


@dataclass(frozen=True, slots=True)
class Buffers:
    """What one thread writes to again and again."""

    features: FloatArray
    """(rows, block)"""
    stack: FloatArray
    """(rows, block)"""


@runtime_checkable
class Expansion(Protocol):
    """One of the two ways, for some number of features."""

    block: int
    """samples in a block: what is written of them stays in the cache, and products do not get too thin"""

    def buffers(self, k: int) -> Buffers:
        """Buffers for blocks and k components."""

    def features(self, x: FloatArray, buffers: Buffers) -> FloatArray:
        """What is written of the columns of x (d, b)."""

    def weights(self, parameters: Parameters, constants: FloatArray) -> Arrays:
        """What log_probs needs of the mixture.  constants: (K,), added to the log-densities."""

    def log_probs(self, weights: Arrays, features: FloatArray, buffers: Buffers, out: FloatArray) -> None:
        """Write log-densities to out (K, b)."""

    def empty_sums(self, k: int) -> Arrays:
        """Zeros for add_sums."""

    def add_sums(self, sums: Arrays, resp: FloatArray, features: FloatArray, buffers: Buffers) -> None:
        """Add a block's moments; resp: (K, b)."""

    def moments(self, sums: Arrays) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Moments of order zero (K,), one (K, d) and two, of the structure, from sums."""


class Features:
    """Products with the features: for all structures."""

    def __init__(self, structure: Structure, d: int) -> None:
        self.structure, self.d = structure, d
        self.n_terms, self.n_again = structure.n_terms(d), structure.n_again(d)
        self.size = self.n_terms + d + 1
        fits = (b for b in (8192, 4096, 2048, 1024, 512) if 8 * self.size * b <= _SHARED_CACHE)
        self.block = next(fits, 256)

    def buffers(self, k: int) -> Buffers:
        features = np.empty((self.size + self.n_again, self.block))
        features[self.n_terms] = 1.0
        return Buffers(features, np.empty((0, 0)))

    def features(self, x: FloatArray, buffers: Buffers) -> FloatArray:
        found = buffers.features[:, : x.shape[1]]
        own = found[self.n_terms + 1 :]
        own[: self.d] = x
        if self.n_again:
            own[self.d :] = x[: self.n_again]
        self.structure.fill_terms(own, self.d, found[: self.n_terms])
        return found[: self.size]

    def weights(self, parameters: Parameters, constants: FloatArray) -> Arrays:
        white = self.structure.forward(parameters.precisions_cholesky, parameters.means)
        terms = self.structure.term_weights(parameters.precisions_cholesky)
        terms = np.broadcast_to(terms, (len(white), self.n_terms))
        linear = self.structure.backward(parameters.precisions_cholesky, white)
        last = constants - 0.5 * np.einsum("kd,kd->k", white, white)
        return (np.hstack([terms, last[:, None], linear]),)

    def log_probs(self, weights: Arrays, features: FloatArray, buffers: Buffers, out: FloatArray) -> None:
        multiply(weights[0], features, out)

    def empty_sums(self, k: int) -> Arrays:
        return (np.zeros((k, self.size)),)

    def add_sums(self, sums: Arrays, resp: FloatArray, features: FloatArray, buffers: Buffers) -> None:
        total = sums[0]
        total += product_sums(resp, features)

    def moments(self, sums: Arrays) -> tuple[FloatArray, FloatArray, FloatArray]:
        second = self.structure.from_terms(sums[0][:, : self.n_terms], self.d)
        return sums[0][:, self.n_terms], sums[0][:, self.n_terms + 1 :], second


class Stacks:
    """Stacked products: for full covariances.

    P' is lower triangular and second moments are symmetric, so rows are taken in two halves: of P' only the
    columns up to the half's end are needed, of the moments only those from its start.
    """

    def __init__(self, d: int) -> None:
        self.d, self.block = d, DEPTH
        self.halves = ((0, d // 2), (d // 2, d))

    def buffers(self, k: int) -> Buffers:
        return Buffers(np.ones((self.d + 1, self.block)), np.empty((k * (self.d - self.d // 2), self.block)))

    def features(self, x: FloatArray, buffers: Buffers) -> FloatArray:
        found = buffers.features[:, : x.shape[1]]
        found[1:] = x
        return found

    def weights(self, parameters: Parameters, constants: FloatArray) -> Arrays:
        factors = parameters.precisions_cholesky
        white = (parameters.means[:, None, :] @ factors)[:, 0, :]
        rows = np.concatenate([-white[:, :, None], factors.transpose(0, 2, 1)], axis=2)
        return constants, *(np.ascontiguousarray(rows[:, a:b, : b + 1]) for a, b in self.halves)

    def log_probs(self, weights: Arrays, features: FloatArray, buffers: Buffers, out: FloatArray) -> None:
        k, n = out.shape
        out[...] = 0.0
        for (a, b), rows in zip(self.halves, weights[1:], strict=True):
            white = buffers.stack[: k * (b - a), :n]
            np.matmul(rows.reshape(len(white), b + 1), features[: b + 1], out=white)
            white *= white
            out += np.add.reduce(white.reshape(k, b - a, n), axis=1)
        out *= -0.5
        out += weights[0][:, None]

    def empty_sums(self, k: int) -> Arrays:
        return np.zeros((k, self.d + 1)), *(np.zeros((k, b - a, self.d - a)) for a, b in self.halves)

    def add_sums(self, sums: Arrays, resp: FloatArray, features: FloatArray, buffers: Buffers) -> None:
        k, n = resp.shape
        low = sums[0]
        low += resp @ features.T
        for (a, b), total in zip(self.halves, sums[1:], strict=True):
            weighted = buffers.stack[: k * (b - a), :n]
            shape = (k, b - a, n)
            np.multiply(resp[:, None, :], features[None, 1 + a : 1 + b], out=weighted.reshape(shape))
            total += (weighted @ features[1 + a :].T).reshape(total.shape)

    def moments(self, sums: Arrays) -> tuple[FloatArray, FloatArray, FloatArray]:
        low, *bands = sums
        second = np.empty((len(low), self.d, self.d))
        for (a, b), band in zip(self.halves, bands, strict=True):
            second[:, a:b, a:] = band
            second[:, a:, a:b] = band.transpose(0, 2, 1)
        lower = np.tril_indices(self.d, -1)
        second[:, lower[0], lower[1]] = second[:, lower[1], lower[0]]
        return low[:, 0], low[:, 1:], second


def expansion_of(structure: Structure, k: int, d: int) -> Expansion:
    """The quicker way for k components in d features, as measured."""
    stacks = structure.name == "full" and d >= 32 and k <= max(8, d // 5)
    return Stacks(d) if stacks else Features(structure, d)
