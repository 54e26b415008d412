"""One pass over the samples, in blocks that fit the cache: log-densities, responsibilities, moments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar, runtime_checkable

import numpy as np
from jaxtyping import Float

from mlfundamentals._core.parallel import parallel_map_with
from mlfundamentals.mixture._frame import Data
from mlfundamentals.mixture._plan import Plan
from mlfundamentals.mixture._structure import Structure
from mlfundamentals.mixture._types import FloatArray, IntArray

_CHUNKS = 32
"""Parts that threads take turns at; fixed, so that sums come out the same with any number of threads."""

ResultT = TypeVar("ResultT")


class Scratch:
    """One thread's buffers for a block: features phi (F, b), log-densities or responsibilities (K, b)."""

    def __init__(self, structure: Structure, k: int, d: int, block: int) -> None:
        self.structure, self.d = structure, d
        self.n_terms = structure.n_terms(d)
        self.phi = np.ones((self.n_terms + d + 1, block))
        self.resp = np.empty((k, block))

    def features(self, x: FloatArray) -> FloatArray:
        """phi of the columns of x (d, b): quadratic terms, x, 1."""
        phi = self.phi[:, : x.shape[1]]
        own = phi[self.n_terms : self.n_terms + self.d]
        own[...] = x
        self.structure.fill_terms(own, phi[: self.n_terms])
        return phi


def block_size(structure: Structure, d: int) -> int:
    """Samples in a block: the features of a block stay in the cache, and the products do not get too thin."""
    n_features = structure.n_terms(d) + d + 1
    return max(256, min(1024, (1 << 20) // (8 * n_features)))


def _over_chunks(
    n_samples: int,
    block: int,
    scratch: Callable[[], Scratch],
    work: Callable[[Scratch, list[slice]], ResultT],
) -> list[ResultT]:
    """work(scratch, blocks) for each chunk of blocks, in threads, results in order."""
    blocks = [slice(start, min(start + block, n_samples)) for start in range(0, n_samples, block)]
    size = -(-len(blocks) // _CHUNKS)
    chunks = [blocks[start : start + size] for start in range(0, len(blocks), size)]
    return parallel_map_with(scratch, work, chunks)


def log_prob(plan: Plan, x: FloatArray, phi: FloatArray | None, out: FloatArray) -> None:
    """Write the weighted log-densities of the columns of x to out (K, b).

    phi: the features of x, needed if any component is expanded. Where the quadratic term is the same for all
    components (structure.shared) the expanded form leaves it out, and log |dz/dx| is always left out: see
    left_out.
    """
    if phi is not None and len(plan.expanded) == len(out):
        np.matmul(plan.weights, phi, out=out)
    elif phi is not None and len(plan.expanded):
        out[plan.expanded] = plan.weights @ phi
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


def normalize(log_probs: FloatArray) -> FloatArray:
    """Turn weighted log-densities (K, b) into responsibilities in place; returns log-densities (b,).

    A sample so far away that all are -inf belongs to all components alike.
    """
    top = np.maximum.reduce(log_probs, axis=0)
    if top.min(initial=0.0) == -np.inf:
        log_probs[:, top == -np.inf] = 0.0
        return np.where(top == -np.inf, top, normalize(log_probs))
    log_probs -= top
    np.exp(log_probs, out=log_probs)
    total = np.add.reduce(log_probs, axis=0)
    log_probs *= 1.0 / total
    top += np.log(total)
    return np.asarray(top)


@runtime_checkable
class Responsibilities(Protocol):
    """Where responsibilities come from: a mixture, or given ones."""

    @property
    def needs_features(self) -> bool:
        """Whether fill needs phi."""

    def fill(self, x: FloatArray, phi: FloatArray | None, rows: slice, out: FloatArray) -> float:
        """Write those of the samples x = data.columns[:, rows] to out (K, b); returns their
        log-likelihood."""


@dataclass(frozen=True)
class FromMixture:
    """Responsibilities of a mixture's components."""

    plan: Plan

    @property
    def needs_features(self) -> bool:
        """Whether any component is expanded."""
        return len(self.plan.expanded) > 0

    def fill(self, x: FloatArray, phi: FloatArray | None, rows: slice, out: FloatArray) -> float:
        log_prob(self.plan, x, phi, out)
        return float(normalize(out).sum())


@dataclass(frozen=True)
class Given:
    """Responsibilities that are known."""

    resp: Float[np.ndarray, "k n"]
    needs_features: bool = False

    def fill(self, x: FloatArray, phi: FloatArray | None, rows: slice, out: FloatArray) -> float:
        out[...] = self.resp[:, rows]
        return 0.0


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
    block = block_size(structure, d)
    work = _ChunkWork(data, structure, source, request)
    parts = _over_chunks(data.columns.shape[1], block, lambda: Scratch(structure, k, d, block), work)
    sums, counts, first, second = (
        np.sum(arrays, axis=0) for arrays in zip(*(part[:4] for part in parts), strict=True)
    )
    about, expanded, n_terms = request.about.copy(), request.expanded, structure.n_terms(d)
    if len(expanded):
        about[expanded] = 0.0
        first[expanded], counts[expanded] = sums[:, n_terms:-1], sums[:, -1]
        if structure.shared:
            second = np.zeros((d, d)) if scatter is None else scatter
        else:
            second[expanded] = structure.from_terms(sums[:, :n_terms], d)
    return Moments(about, counts, first, second, float(sum(part[4] for part in parts)))


@dataclass(frozen=True)
class _ChunkWork:
    """The moments of one chunk of blocks."""

    data: Data
    structure: Structure
    source: Responsibilities
    request: Request

    def __call__(
        self, scratch: Scratch, blocks: list[slice]
    ) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray, float]:
        k, d = self.request.about.shape
        expanded = self.request.expanded
        sums = np.zeros((len(expanded), len(scratch.phi)))
        counts, first = np.zeros(k), np.zeros((k, d))
        second, log_likelihood = np.zeros(self.structure.shape(k, d)), 0.0
        for rows in blocks:
            x = self.data.columns[:, rows]
            phi = scratch.features(x) if len(expanded) or self.source.needs_features else None
            resp = scratch.resp[:, : x.shape[1]]
            log_likelihood += self.source.fill(x, phi, rows, resp)
            if phi is not None and len(expanded):
                sums += (resp if len(expanded) == k else resp[expanded]) @ phi.T
            self._add_direct(x, resp, counts, first, second)
        return sums, counts, first, second, log_likelihood

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
    products = _over_chunks(
        data.columns.shape[1],
        1024,
        lambda: None,  # type: ignore[arg-type, return-value]
        lambda _, blocks: np.sum([data.columns[:, b] @ data.columns[:, b].T for b in blocks], axis=0),
    )
    return np.asarray(np.sum(products, axis=0))


def evaluate(data: Data, plan: Plan, write: Callable[[slice, FloatArray, FloatArray | float], None]) -> None:
    """Call write(rows, weighted log-densities (K, b), what they leave out (b,)) for each block.

    Threads call it at the same time, each for rows of its own.
    """
    structure, (k, d) = plan.parameters.structure, plan.parameters.means.shape
    block = block_size(structure, d)

    def work(scratch: Scratch, blocks: list[slice]) -> None:
        for rows in blocks:
            x = data.columns[:, rows]
            phi = scratch.features(x) if len(plan.expanded) else None
            out = scratch.resp[:, : x.shape[1]]
            log_prob(plan, x, phi, out)
            write(rows, out, left_out(data, plan, x))

    _over_chunks(data.columns.shape[1], block, lambda: Scratch(structure, k, d, block), work)
