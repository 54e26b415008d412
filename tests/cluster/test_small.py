"""Small data: several runs side by side are what each would be alone, and what large data's way gives."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from mlfundamentals.cluster import _small
from mlfundamentals.cluster._frame import middle_frame
from mlfundamentals.cluster._lloyd import LargeData, prepared
from mlfundamentals.cluster._seeding import Closest
from mlfundamentals.cluster._small import (
    SmallData,
    SmallSums,
    is_small,
    labels_of,
    members_of_nearest,
    small_data,
)
from mlfundamentals.cluster._small_seeding import SmallClosest, plusplus_side_by_side
from tests.cluster.data import Array, assert_nearest, blobs, hard, sq_distances

K = 6


def small(X: Array, weights: Array | None = None) -> SmallData:
    return small_data(X, middle_frame(X), weights)


def weights_for(X: Array, weighted: bool) -> Array | None:
    return np.random.default_rng(1).exponential(size=len(X)) if weighted else None


def starts_in(data: SmallData, n_runs: int) -> Array:
    rng = np.random.default_rng(2)
    rows = [rng.choice(len(data.X), K, replace=False) for _ in range(n_runs)]
    return data.frame.inside(data.X[np.stack(rows)])


def assert_same_run(one: Any, other: Any) -> None:
    np.testing.assert_array_equal(one.labels, other.labels)
    np.testing.assert_allclose(one.centroids, other.centroids, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(one.inertia, other.inertia, rtol=1e-9)
    assert (one.n_iter, one.stop) == (other.n_iter, other.stop)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("seed", range(5))
def test_runs_side_by_side_are_the_runs_alone_and_those_of_large_data(seed: int, weighted: bool) -> None:
    X = blobs(700, 3, K, seed, spread=4.0)
    data = small(X, weights_for(X, weighted))
    options: dict[str, Any]
    starts, options = starts_in(data, 7), {"max_iter": 40, "tol": 1e-4}
    together = list(data.runs(starts, **options))
    alone = [next(data.runs(start[None], **options)) for start in starts]
    large = LargeData(prepared(X, K), data.weights).runs(starts, **options)
    assert len({run.n_iter for run in together}) > 1  # they do not end together
    for run, one, other in zip(together, alone, large, strict=True):
        assert_same_run(run, one)
        assert_same_run(run, other)


@pytest.mark.parametrize("name", hard())
@pytest.mark.parametrize("far", [0.0, 30.0, 1e9])
def test_members_are_of_the_nearest(name: str, far: float) -> None:
    data = small(hard()[name])
    centroids = starts_in(data, 3)
    centroids[1, 2] = centroids[1, 4]  # a tie everywhere
    centroids[2, 0] += far
    members = members_of_nearest(data, centroids)
    assert (np.count_nonzero(members, axis=1) == 1).all()
    for run in range(3):
        assert_nearest(data.rows[:, :-1], centroids[run], labels_of(members[run]))
    assert not members[1, 4].any()


def test_more_clusters_than_a_byte_counts() -> None:
    data = small(np.arange(600.0)[:, None])
    centroids = np.zeros((1, 514, 1))  # 514 ties are 2 in a byte
    centroids[0, 300:] = 5.0
    assert labels_of(members_of_nearest(data, centroids)[0]).max() == 0


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("kept_up", [False, True])
def test_sums_are_those_of_slow_loops(kept_up: bool, weighted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    X = blobs(500, 4, K, 3)
    monkeypatch.setattr(_small, "_ANEW", 0 if kept_up else 1 << 16)
    data, rng = small(X, weights_for(X, weighted)), np.random.default_rng(4)
    weights = np.ones(len(X)) if data.weights is None else data.weights
    sums, labels = SmallSums(data, 2, K), rng.integers(K, size=(2, len(X)))
    for n_moved in (500, 3, 0, 40, 400, 1, 60):
        labels[0, rng.choice(len(X), n_moved, replace=False)] = rng.integers(K)
        settled = sums.update(labels[:, None, :] == np.arange(K)[:, None])
        for run in range(2):
            for j in range(K):
                share = np.where(labels[run] == j, weights, 0.0)
                np.testing.assert_allclose(sums.sums[run, j], share @ data.rows, rtol=1e-12, atol=1e-13)
        assert settled[1] == (n_moved != 500)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", hard())
def test_seeds_side_by_side_are_those_one_after_the_other(name: str, weighted: bool) -> None:
    X = hard()[name]
    data = small(X, weights_for(X, weighted))
    one, other = np.random.RandomState(5), np.random.RandomState(5)
    together = plusplus_side_by_side(data, 9, 4, one)
    alone = [plusplus_side_by_side(data, 9, 1, other)[0] for _ in range(4)]
    np.testing.assert_array_equal(together, alone)
    assert one.random_sample() == other.random_sample()


@pytest.mark.parametrize("name", hard())
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_distances_to_the_chosen_are_those_of_slow_loops(name: str, dtype: type) -> None:
    plain = hard()[name] if dtype is np.float64 else hard()["plain"] + len(name)
    X: Array = np.asfortranarray(plain, dtype=dtype)
    n, shares = len(X), np.geomspace(1e-280, 1e200, len(X))
    data = small(X, shares)
    closest = SmallClosest(data, np.array([3, 9]))
    for candidates in ([[5, 7, 5], [0, 0, 0]], [[3, 3], [4, 8]], [[0, 1, 2, 4], [5, 6, 7, 8]]):
        before, best = closest.squares[:, :n].copy(), closest.take_best(np.array(candidates))
        for run, rows in enumerate(candidates):
            factor = data.frame.factor
            apart = [sq_distances(X * factor, X[[row]] * factor)[:, 0] for row in rows]
            left = [float(np.minimum(before[run], gaps) @ shares) for gaps in apart]
            assert left[best[run]] <= min(left) * (1 + 1e-9)
            now = np.minimum(before[run], apart[best[run]]).astype(float)
            np.testing.assert_allclose(closest.squares[run, :n], now, rtol=1e-9, atol=1e-30)


@pytest.mark.parametrize("n", [1, 127, 128, 300, 3000])
def test_drawn_samples_are_those_of_large_data(n: int) -> None:
    X = np.random.default_rng(n).integers(0, 9, size=(n, 1)).astype(float)
    large, parts = Closest(X, middle_frame(X), np.ones(n), 0), np.random.default_rng(0).uniform(size=20)
    drawn = SmallClosest(small(X), np.array([0])).draw(parts[None])[0]
    np.testing.assert_array_equal(drawn, large.draw(parts * large.sums.sum()))


def test_what_is_small() -> None:
    assert is_small(150, 4, 3)
    assert is_small(20_000, 16, 20)
    assert not is_small(200_000, 16, 20)
    assert not is_small(20_000, 64, 100)
