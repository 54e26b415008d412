"""k-means++: scikit-learn's rows from the same seed, whatever the data."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sklearn.cluster

from mlfundamentals._core.exceptions import InvalidParameterError
from mlfundamentals.cluster import kmeans_plusplus
from mlfundamentals.cluster._frame import middle_frame
from mlfundamentals.cluster._seeding import _ALONE, _WIDTH, Closest
from tests.cluster.data import Array, blobs, hard, sq_distances

pytestmark = pytest.mark.usefixtures("either_path")

LEFT_OUT = ("offset", "tiny", "huge", "tiny and far", "one far sample", "unlike scales", "duplicates")
"""Where scikit-learn's expanded squares lose digits, overflow or vanish, or leave distances of 1e-16
between equals."""


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("weighted", [False, True])
def test_same_rows_as_scikit_learn(seed: int, weighted: bool) -> None:
    rng = np.random.default_rng(seed)
    X = blobs(int(rng.integers(50, 9000)), int(rng.integers(1, 30)), 12, seed)
    weights = rng.exponential(size=len(X)) if weighted else None
    options: dict[str, Any] = {"sample_weight": weights, "random_state": seed}
    centers, indices = kmeans_plusplus(X, 25, **options)
    np.testing.assert_array_equal(indices, sklearn.cluster.kmeans_plusplus(X, 25, **options)[1])
    np.testing.assert_array_equal(centers, X[indices])


@pytest.mark.parametrize("name", [name for name in hard() if name not in LEFT_OUT])
@pytest.mark.parametrize("trials", [None, 1, 3])
def test_hard_data(name: str, trials: int | None) -> None:
    X = hard()[name]
    ours = kmeans_plusplus(X, 8, random_state=4, n_local_trials=trials)[1]
    theirs = sklearn.cluster.kmeans_plusplus(X, 8, random_state=4, n_local_trials=trials)[1]
    np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize("name", hard())
def test_distinct_rows_are_chosen_while_there_are_any(name: str) -> None:
    X = hard()[name]
    distinct = len(np.unique(X, axis=0))
    chosen = X[kmeans_plusplus(X, min(12, distinct), random_state=0)[1]]
    assert len(np.unique(chosen, axis=0)) == len(chosen)


@pytest.mark.parametrize("factor", [2.0**-450, 2.0**450])
def test_scale_does_not_matter(factor: float) -> None:
    X = blobs(300, 3, 5, 1)
    one, other = (kmeans_plusplus(data, 7, random_state=1)[1] for data in (X, X * factor))
    np.testing.assert_array_equal(one, other)


def test_more_rows_than_distinct_ones() -> None:
    X = np.repeat(np.eye(3), 5, axis=0)
    indices = kmeans_plusplus(X, 6, random_state=0)[1]
    assert len(np.unique(X[indices], axis=0)) == 3


def test_zero_weight_is_never_chosen() -> None:
    X = np.random.default_rng(0).normal(size=(100, 2))
    weights = np.tile([0.0, 1.0], 50)
    for seed in range(20):
        assert (kmeans_plusplus(X, 10, sample_weight=weights, random_state=seed)[1] % 2 == 1).all()


def potential(X: Array, rows: Any) -> float:
    return float(((X[:, None] - X[rows][None]) ** 2).sum(axis=2).min(axis=1).sum())


@pytest.mark.parametrize("name", hard())
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_distances_to_the_chosen_are_those_of_slow_loops(name: str, dtype: type) -> None:
    data = hard()[name] if dtype is np.float64 else hard()["plain"] + len(name)
    X: Array = np.asfortranarray(data, dtype=dtype)
    frame, shares = middle_frame(X), np.geomspace(1e-280, 1e200, len(X))
    closest = Closest(X, frame, shares, 3)
    for candidates in ([5, 7, 5], [3, 3], [0, 1, 2, 4]):
        before = closest.squares.reshape(-1)[: len(X)].copy()
        apart = [sq_distances(X * frame.factor, X[[row]] * frame.factor)[:, 0] for row in candidates]
        left = [float(np.minimum(before, gaps) @ shares) for gaps in apart]
        best = closest.take_best(np.array(candidates))
        assert left[best] <= min(left) * (1 + 1e-9)
        now = np.minimum(before, apart[best]).astype(float)
        np.testing.assert_allclose(closest.squares.reshape(-1)[: len(X)], now, rtol=1e-9, atol=1e-30)


def test_greedy_trials_leave_less_than_one_trial_does() -> None:
    X = blobs(500, 3, 10, 3)
    left = {
        trials: np.mean(
            [
                potential(X, kmeans_plusplus(X, 10, random_state=s, n_local_trials=trials)[1])
                for s in range(30)
            ]
        )
        for trials in (1, 5)
    }
    assert left[5] < left[1]


def test_integers_come_back_as_integers() -> None:
    assert kmeans_plusplus([[1, 2], [3, 4]], 2, random_state=0)[0].dtype.kind == "i"


def test_refusals() -> None:
    X = np.eye(3)
    with pytest.raises(ValueError, match="n_samples=3 should be >= n_clusters=4"):
        kmeans_plusplus(X, 4)
    with pytest.raises(InvalidParameterError, match="n_local_trials"):
        kmeans_plusplus(X, 2, n_local_trials=0)
    with pytest.raises(ValueError, match="The length of x_squared_norms"):
        kmeans_plusplus(X, 2, x_squared_norms=np.ones(2))


@pytest.mark.parametrize("n", [_ALONE - 1, _ALONE + 1, 2 * _ALONE + _WIDTH + 3])
def test_as_many_samples_as_several_threads_share(n: int) -> None:
    X = blobs(n, 2, 6, 5)
    weights = np.random.default_rng(5).exponential(size=n)
    options: dict[str, Any] = {"sample_weight": weights, "random_state": 5}
    ours, theirs = (f(X, 9, **options)[1] for f in (kmeans_plusplus, sklearn.cluster.kmeans_plusplus))
    np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize("n", [1, _WIDTH - 1, _WIDTH, 3 * _WIDTH + 7])
def test_drawn_samples_are_the_first_to_reach_their_levels(n: int) -> None:
    X = np.random.default_rng(n).integers(0, 9, size=(n, 1)).astype(float)
    closest = Closest(X, middle_frame(X), np.ones(n), 0)
    cumulated = np.cumsum(closest.squares.reshape(-1)[:n])
    levels = np.random.default_rng(0).uniform(size=20) * cumulated[-1]
    np.testing.assert_array_equal(closest.draw(levels), np.searchsorted(cumulated, levels))
