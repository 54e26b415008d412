"""One pass over the samples, in blocks that fit the cache: log-densities, responsibilities, moments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

import numpy as np
from jaxtyping import Float

from mlfundamentals.mixture._chunks import over_chunks
from mlfundamentals.mixture._expansion import Arrays, Expansion, expansion_of
from mlfundamentals.mixture._frame import Data
from mlfundamentals.mixture._plan import Plan
from mlfundamentals.mixture._structure import Structure
from mlfundamentals.mixture._types import FloatArray, IntArray

_LEAST = 1e-250
"""The least density that exponentials are used for as they are, and the reciprocal of the largest."""


class Scratch:
    """One thread's buffers for a block.

    in_range: whether no density so far in this chunk was too large or too small for exponentials: see
    exponentiate.
    """

    def __init__(self, expansion: Expansion, k: int) -> None:
        self.expansion = expansion
        self.buffers = expansion.buffers(k)
        self._resp = np.empty((k, expansion.block))
        self.in_range = True

    def resp(self, n: int) -> FloatArray:
        """Room for log-densities or responsibilities (K, n)."""
        return self._resp[:, :n]

    def features(self, data: Data, rows: slice) -> FloatArray:
        """What the expansion writes of the columns in rows, unless data keeps it."""
        if data.features is not None:
            return data.features[:, rows]
        return self.expansion.features(data.columns[:, rows], self.buffers)


def log_prob(plan: Plan, x: FloatArray, phi: FloatArray, scratch: Scratch, out: FloatArray) -> None:
    """Write the weighted log-densities of the columns of x to out (K, b).

    phi: the features of x, used if any component is expanded. Where the quadratic term is the same for all
    components (structure.shared) the expanded form leaves it out, and log |dz/dx| is always left out: see
    left_out.
    """
    if len(plan.expanded):
        some = out if len(plan.expanded) == len(out) else np.empty((len(plan.expanded), out.shape[1]))
        plan.expansion.log_probs(plan.weights, phi, scratch.buffers, some)
        if some is not out:
            out[plan.expanded] = some
    structure, parameters = plan.parameters.structure, plan.parameters
    for k in plan.whitened.tolist():
        gaps = x - parameters.means[k][:, None]
        with np.errstate(over="ignore"):
            white = structure.whiten(parameters.precisions_cholesky, k, gaps)
            np.einsum("dn,dn->n", white, white, out=out[k])
        out[k] *= -0.5
        out[k] += plan.constants[k]


def left_out(data: Data, plan: Plan, x: FloatArray) -> FloatArray | float:
    """What log_prob leaves out of the columns of x, since it is the same for all components: log |dz/dx|
    and, where the covariance is shared and expanded, -|P'x|^2 / 2."""
    if not plan.parameters.structure.shared or len(plan.whitened):
        return data.frame.log_scale
    white = plan.parameters.precisions_cholesky.T @ x
    return np.asarray(data.frame.log_scale - 0.5 * np.einsum("dn,dn->n", white, white))


def soften(log_probs: FloatArray, top: FloatArray, total: FloatArray) -> None:
    """Turn weighted log-densities (K, b) into responsibilities in place.

    The samples' log-densities are top + log(total), both (b,) and written to; NaN where all are -inf.
    """
    np.maximum.reduce(log_probs, axis=0, out=top)
    log_probs -= top
    np.exp(log_probs, out=log_probs)
    np.add.reduce(log_probs, axis=0, out=total)
    log_probs *= 1.0 / total


def exponentiate(log_probs: FloatArray, total: FloatArray) -> bool:
    """As soften with top = 0, if no density comes near the ends of the floating point range: if True.

    Otherwise log_probs is spoiled. In this range, what underflows is less than 1e-58 of a total, and
    finding and subtracting the largest log-densities is saved.
    """
    np.exp(log_probs, out=log_probs)
    np.add.reduce(log_probs, axis=0, out=total)
    if not (np.minimum.reduce(total) > _LEAST and np.maximum.reduce(total) < 1 / _LEAST):
        return False
    log_probs *= 1.0 / total
    return True


def normalize(log_probs: FloatArray) -> FloatArray:
    """As soften; returns the log-densities (b,).

    A sample so far away that all are -inf belongs to all components alike.
    """
    far = np.maximum.reduce(log_probs, axis=0) == -np.inf
    log_probs[:, far] = 0.0
    top, total = np.empty((2, log_probs.shape[1]))
    soften(log_probs, top, total)
    return np.where(far, -np.inf, top + np.log(total))


def first_largest(log_probs: FloatArray) -> IntArray:
    """The row of the largest entry of each column of log_probs (K, b), the first of equals.

    Comparisons along the rows are many times faster than argmax down the columns.
    """
    k = len(log_probs)
    ranks = np.arange(k, 0, -1).astype(np.min_scalar_type(k))
    at_top = log_probs == np.maximum.reduce(log_probs, axis=0)
    return np.asarray(k - np.maximum.reduce(at_top * ranks[:, None], axis=0).astype(np.intp))


@runtime_checkable
class Responsibilities(Protocol):
    """Where responsibilities come from: a mixture, or given ones."""

    @property
    def needs_features(self) -> bool:
        """Whether fill needs phi."""

    def fill(self, block: Block, scratch: Scratch) -> None:
        """Write the block's responsibilities to block.resp, and its log-densities as top + log(total)."""


@dataclass(frozen=True, slots=True)
class Block:
    """Samples that are worked at together."""

    rows: slice
    x: FloatArray
    """(d, b)"""
    phi: FloatArray
    """what the expansion writes of x"""
    resp: FloatArray
    """(K, b)"""
    top: FloatArray
    """(b,)"""
    total: FloatArray
    """(b,)"""


@dataclass(frozen=True)
class FromMixture:
    """Responsibilities of a mixture's components."""

    plan: Plan

    @property
    def needs_features(self) -> bool:
        """Whether any component is expanded."""
        return len(self.plan.expanded) > 0

    def fill(self, block: Block, scratch: Scratch) -> None:
        """Write them."""
        log_prob(self.plan, block.x, block.phi, scratch, block.resp)
        if scratch.in_range:
            block.top[...] = 0.0
            if exponentiate(block.resp, block.total):
                return
            scratch.in_range = False
            log_prob(self.plan, block.x, block.phi, scratch, block.resp)
        soften(block.resp, block.top, block.total)


@dataclass(frozen=True)
class Given:
    """Responsibilities that are known; their samples have density one."""

    resp: Float[np.ndarray, "k n"]
    needs_features: bool = False

    def fill(self, block: Block, scratch: Scratch) -> None:
        """Copy them."""
        block.resp[...] = self.resp[:, block.rows]
        block.top[...], block.total[...] = 0.0, 1.0


@dataclass(frozen=True, slots=True)
class Moments:
    """Sums over samples weighted by responsibilities, each component's about a point of its own."""

    about: Float[np.ndarray, "k d"]
    counts: Float[np.ndarray, " k"]
    first: Float[np.ndarray, "k d"]
    second: FloatArray
    """of the structure"""
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class Request:
    """Which moments to gather: expanded ones about the origin, or about a point from the gaps to it."""

    expanded: IntArray
    direct: IntArray
    about: Float[np.ndarray, "k d"]


def gather(
    data: Data, structure: Structure, source: Responsibilities, request: Request, scatter: FloatArray | None
) -> Moments:
    """The moments asked for; those of other components are zero.

    scatter: sum of x x' over all samples, (d, d): the expanded second moments of a shared covariance.
    """
    k, d = request.about.shape
    expansion = expansion_of(structure, k, d)
    work = _ChunkWork(data, structure, source, request)
    parts = over_chunks(data.columns.shape[1], expansion.block, lambda: Scratch(expansion, k), work)
    sums, moments = (_total(arrays) for arrays in zip(*parts, strict=True))
    about, expanded, (counts, first, second, log_likelihood) = request.about.copy(), request.expanded, moments
    if len(expanded):
        about[expanded] = 0.0
        counts[expanded], first[expanded], own = expansion.moments(tuple(sums))
        if not structure.shared:
            second[expanded] = own
        elif scatter is not None:
            second = scatter
    return Moments(about, counts, first, second, float(log_likelihood))


def _total(parts: Iterable[Arrays]) -> list[FloatArray]:
    """The sums over the parts of each of their arrays, in the parts' order."""
    return [np.asarray(np.sum(arrays, axis=0)) for arrays in zip(*parts, strict=True)]


@dataclass(frozen=True)
class _ChunkWork:
    """The moments of one chunk of blocks."""

    data: Data
    structure: Structure
    source: Responsibilities
    request: Request

    def __call__(self, scratch: Scratch, blocks: list[slice]) -> tuple[Arrays, Arrays]:
        """The sums of the expanded components; counts, first and second moments of the others, and the
        log-likelihood."""
        k, d = self.request.about.shape
        expanded, expansion = self.request.expanded, scratch.expansion
        sums = expansion.empty_sums(len(expanded))
        counts, first, second = np.zeros(k), np.zeros((k, d)), np.zeros(self.structure.shape(k, d))
        first_row, n = blocks[0].start, blocks[-1].stop - blocks[0].start
        top, total = np.empty((2, n))
        scratch.in_range = True
        with np.errstate(invalid="ignore", over="ignore"):
            for rows in blocks:
                own = slice(rows.start - first_row, rows.stop - first_row)
                block = self._block(scratch, rows, top[own], total[own])
                self.source.fill(block, scratch)
                if len(expanded):
                    some = block.resp if len(expanded) == k else block.resp[expanded]
                    expansion.add_sums(sums, some, block.phi, scratch.buffers)
                self._add_direct(block.x, block.resp, counts, first, second)
            log_likelihood = np.asarray(top.sum() + np.log(total).sum())
        return sums, (counts, first, second, log_likelihood)

    def _block(self, scratch: Scratch, rows: slice, top: FloatArray, total: FloatArray) -> Block:
        x = self.data.columns[:, rows]
        wanted = len(self.request.expanded) > 0 or self.source.needs_features
        return Block(
            rows, x, scratch.features(self.data, rows) if wanted else x, scratch.resp(x.shape[1]), top, total
        )

    def _add_direct(
        self, x: FloatArray, resp: FloatArray, counts: FloatArray, first: FloatArray, second: FloatArray
    ) -> None:
        """Add moments about given points, from the gaps to them."""
        for k in self.request.direct.tolist():
            gaps = x - self.request.about[k][:, None]
            counts[k] += resp[k].sum()
            first[k] += gaps @ resp[k]
            own = self.structure.second(gaps, resp[k])
            second[... if self.structure.shared else k] += own


def merged(old: Moments, new: Moments, redone: IntArray, shared: bool) -> Moments:
    """old, with the moments of the components redone taken from new."""
    about, counts, first = old.about.copy(), old.counts.copy(), old.first.copy()
    about[redone], counts[redone], first[redone] = new.about[redone], new.counts[redone], new.first[redone]
    second = new.second if shared else old.second.copy()
    if not shared:
        second[redone] = new.second[redone]
    return replace(old, about=about, counts=counts, first=first, second=second)


def scatter_of(data: Data) -> FloatArray:
    """Sum of x x' over all samples, (d, d)."""
    products = over_chunks(
        data.columns.shape[1],
        1024,
        lambda: None,
        lambda _, blocks: np.sum([data.columns[:, b] @ data.columns[:, b].T for b in blocks], axis=0),
    )
    return np.asarray(np.sum(products, axis=0))


def evaluate(data: Data, plan: Plan, write: Callable[[slice, FloatArray, FloatArray | float], None]) -> None:
    """Call write(rows, weighted log-densities (K, m), what they leave out (m,)) for parts of the samples.

    Threads call it at the same time, each for rows of its own.
    """
    expansion, k = plan.expansion, len(plan.constants)

    def work(scratch: Scratch, blocks: list[slice]) -> None:
        part = slice(blocks[0].start, blocks[-1].stop)
        found = np.empty((k, part.stop - part.start))
        for rows in blocks:
            x = data.columns[:, rows]
            phi = scratch.features(data, rows) if len(plan.expanded) else x
            log_prob(plan, x, phi, scratch, found[:, rows.start - part.start : rows.stop - part.start])
        write(part, found, left_out(data, plan, data.columns[:, part]))

    over_chunks(data.columns.shape[1], expansion.block, lambda: Scratch(expansion, k), work)
