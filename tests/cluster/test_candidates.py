"""Candidates: what they decide, all centroids would have decided so."""

from __future__ import annotations

import numpy as np
import pytest
import sklearn.cluster

from mlfundamentals.cluster import lloyd
from mlfundamentals.cluster._candidates import (
    N_MOVED,
    N_NEAR,
    WIDTH,
    blocks_by_label,
    candidates_of,
    gaps_of_candidates,
    worth_listing,
)
from mlfundamentals.cluster._frame import sq_norms
from mlfundamentals.cluster._lloyd import prepared
from mlfundamentals.cluster._products import products_of
from tests.cluster.data import Array, assert_nearest, blobs, sq_distances

K = 8 * (N_NEAR + N_MOVED)


def clustered(seed: int, *, n: int = 2 * WIDTH * K, d: int = 6, spread: float = 0.7) -> Array:
    """Samples for which candidates are tried; two starts fall into many clusters, none into others."""
    X = blobs(n, d, K, seed, spread=spread)
    assert worth_listing(len(X), K)
    return X


def start_of(X: Array, seed: int) -> Array:
    return X[np.random.default_rng(seed).choice(len(X), K, replace=False)]


def test_few_samples_or_clusters_are_not_worth_it() -> None:
    assert not worth_listing(10**6, K - 1)
    assert not worth_listing(2 * WIDTH * K - 1, K)


@pytest.mark.parametrize("sizes", [[1], [WIDTH], [WIDTH + 1, 0, 3], [0, 5, 2 * WIDTH]])
def test_blocks_hold_each_sample_once(sizes: list[int]) -> None:
    labels = np.random.default_rng(1).permutation(np.repeat(np.arange(len(sizes)), sizes)).astype(np.int32)
    blocks = blocks_by_label(labels, len(sizes))
    np.testing.assert_array_equal(np.sort(blocks.places[blocks.real]), np.arange(len(labels)))
    assert (labels[blocks.places] == blocks.labels[:, None]).all()


@pytest.mark.parametrize("scale", [1e-5, 1.0, 30.0])
@pytest.mark.parametrize("offset", [0.0, 1e4])
def test_gaps_are_no_larger_than_the_true_ones(scale: float, offset: float) -> None:
    rng = np.random.default_rng(3)
    X = clustered(3, spread=scale)[: 4 * K] + offset
    points = prepared(X, K)
    before = points.frame.inside(start_of(X, 4))
    shifts = rng.exponential(1e-3, size=K) * (rng.uniform(size=K) < 0.2)
    after = before + rng.normal(size=before.shape) * shifts[:, None] / np.sqrt(before.shape[1])
    moved = np.sqrt(sq_norms(after - before)) * (1 + 1e-12)
    inside = points.frame.inside(X)
    old = np.sqrt(sq_distances(inside, before).astype(float))
    labels = old.argmin(axis=1).astype(np.int32)
    reach = 1.0001 * max(points.reach, float(np.sqrt(sq_norms(after).max())))
    products = products_of(after, reach, 512)
    candidates = candidates_of(after, moved, products)
    blocks = blocks_by_label(labels, K)
    places = blocks.places.reshape(-1)
    second = np.partition(old, 1, axis=1)[:, 1]
    gap = (second - old.min(axis=1) - moved[labels] - candidates.shift - 1e-7)[places]
    cells = np.empty((len(blocks.labels), N_NEAR + N_MOVED, WIDTH), dtype=np.float32)
    base = (np.arange(len(cells))[:, None] * cells[0].size + np.arange(WIDTH)).reshape(-1)
    samples = points.rows[places].reshape(len(cells), WIDTH, -1).transpose(0, 2, 1)
    found, gaps = gaps_of_candidates(
        candidates, samples, blocks.labels, gap.astype(np.float32), cells, base, products
    )
    new = np.sqrt(sq_distances(inside, after).astype(float))[places]
    two = np.partition(new, 1, axis=1)[:, :2]
    sure = gaps > 0
    assert sure.mean() > 0.3
    np.testing.assert_array_equal(found[sure], new.argmin(axis=1)[sure])
    assert (gaps[sure] <= (two[:, 1] - two[:, 0])[sure]).all()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("weighted", [False, True])
def test_runs_are_scikit_learns(seed: int, weighted: bool) -> None:
    X = clustered(seed)
    weights = np.random.default_rng(seed).exponential(size=len(X)) if weighted else None
    start = start_of(X, seed + 1)
    ours = lloyd(X, start, sample_weight=weights, max_iter=12)
    theirs = sklearn.cluster.KMeans(K, init=start, n_init=1, max_iter=12).fit(X, sample_weight=weights)
    np.testing.assert_array_equal(ours.labels, theirs.labels_)
    assert ours.n_iter == theirs.n_iter_
    assert ours.inertia == pytest.approx(theirs.inertia_, rel=1e-12)


@pytest.mark.parametrize("offset", [0.0, 1e8])
def test_ties_duplicates_and_offsets(offset: float) -> None:
    grid = np.stack(np.meshgrid(*[np.arange(32.0)] * 2), axis=-1).reshape(-1, 2)
    X = np.repeat(grid, 2 * WIDTH * K // len(grid), axis=0) + offset
    start = grid[::2][:K] + np.array([0.0, 0.5]) + offset
    result = lloyd(X, start, max_iter=6, tol=0.0)
    assert_nearest(X[::5], result.centroids, result.labels[::5], blur=float(np.finfo(float).eps) * offset)
    if offset == 0:
        step = lloyd(X, start, max_iter=2, tol=0.0)
        np.testing.assert_array_equal(step.labels[::5], sq_distances(X[::5], step.centroids).argmin(axis=1))


def test_twin_centroids_leave_everything_to_the_lower_label() -> None:
    X = clustered(5)
    start = start_of(X, 6)
    start[K // 2 :] = start[: K // 2]
    result = lloyd(X, start, max_iter=1)
    assert_nearest(X[::16], result.centroids, result.labels[::16])
