"""Lloyd's algorithm: what every run must satisfy, and scikit-learn as witness."""

from __future__ import annotations

import numpy as np
import pytest
import sklearn.cluster
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mlfundamentals.cluster import LloydState, Stop, lloyd, lloyd_init, lloyd_step
from tests.cluster.data import Array, assert_nearest, blobs, hard, sq_distances

pytestmark = pytest.mark.usefixtures("either_path")

HARD = hard()


def walk(X: Array, start: Array, *, steps: int = 300, weights: Array | None = None) -> list[LloydState]:
    """All states from the start until the run stops."""
    states = [lloyd_init(X, start, sample_weight=weights)]
    while states[-1].stop is None and len(states) <= steps:
        states.append(lloyd_step(X, states[-1], sample_weight=weights))
    return states


def start_of(X: Array, k: int, seed: int = 1) -> Array:
    return X[np.random.default_rng(seed).choice(len(X), k, replace=False)]


def rounding_of(X: Array) -> float:
    return float(np.finfo(float).eps * np.abs(X).max())


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("k", [1, 2, 7])
def test_inertia_never_rises(name: str, k: int) -> None:
    X = HARD[name]
    inertias = np.array([state.inertia for state in walk(X, start_of(X, k))])
    noise = 1e-12 * inertias[:-1] + len(X) * X.shape[1] * (4 * rounding_of(X)) ** 2
    assert (np.diff(inertias) <= noise).all()


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("k", [1, 2, 7, 11])
def test_labels_are_of_the_nearest_centroids(name: str, k: int) -> None:
    X = HARD[name]
    result = lloyd(X, start_of(X, k), tol=0.0)
    assert_nearest(X, result.centroids, result.labels, blur=rounding_of(X))
    squares = sq_distances(X, result.centroids)
    inertia = float(squares[np.arange(len(X)), result.labels].sum())
    assert result.inertia == pytest.approx(
        inertia, rel=1e-10, abs=1e-10 * len(X) * rounding_of(X) ** 2 * 1e10
    )


@pytest.mark.parametrize("name", HARD)
def test_a_settled_run_is_a_fixed_point(name: str) -> None:
    X = HARD[name]
    result = lloyd(X, start_of(X, 5), tol=0.0)
    for label in np.unique(result.labels):
        mean = X[result.labels == label].mean(axis=0)
        np.testing.assert_allclose(result.centroids[label], mean, rtol=1e-10, atol=16 * rounding_of(X))


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("k", [3, 8])
def test_the_walk_ends_where_the_run_ends(name: str, k: int) -> None:
    X = HARD[name]
    last, result = walk(X, start_of(X, k))[-1], lloyd(X, start_of(X, k))
    assert last.stop is result.stop
    assert last.n_iter == result.n_iter
    np.testing.assert_array_equal(last.labels, result.labels)
    np.testing.assert_allclose(last.centroids, result.centroids, rtol=1e-9, atol=16 * rounding_of(X))


@given(
    arrays(
        np.float64, st.tuples(st.integers(1, 30), st.integers(1, 3)), elements=st.integers(-3, 3).map(float)
    ),
    st.integers(1, 30),
)
def test_any_small_integers(X: Array, k: int) -> None:
    start = X[np.arange(min(k, len(X)))]
    result = lloyd(X, start, max_iter=50)
    assert_nearest(X, result.centroids, result.labels, blur=1e-15)
    assert np.isfinite(result.centroids).all()


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_samples_does_not_matter(seed: int) -> None:
    X = blobs(5000, 4, 10, seed, spread=3.0)
    order, start = np.random.default_rng(seed).permutation(len(X)), start_of(X, 10)
    one, other = lloyd(X, start), lloyd(X[order], start)
    np.testing.assert_array_equal(one.labels[order], other.labels)
    np.testing.assert_allclose(one.centroids, other.centroids, rtol=1e-11, atol=1e-11)
    assert one.n_iter == other.n_iter


@pytest.mark.parametrize("factor", [2.0**-400, 2.0**300])
def test_scaling_by_a_power_of_two_scales_the_result_exactly(factor: float) -> None:
    X = blobs(400, 3, 6, 2)
    one, other = lloyd(X, X[:6]), lloyd(X * factor, X[:6] * factor)
    np.testing.assert_array_equal(one.labels, other.labels)
    np.testing.assert_array_equal(one.centroids * factor, other.centroids)


def test_a_tie_goes_to_the_lower_label() -> None:
    X = np.array([[0.0, 1.0], [0.0, -1.0], [1.0, 0.0], [-1.0, 0.0]] * 50)
    state = lloyd_init(X, np.array([[2.0, 2.0], [-2.0, 2.0], [2.0, -2.0], [-2.0, -2.0]]))
    np.testing.assert_array_equal(state.labels, [0, 2, 0, 1] * 50)


@pytest.mark.parametrize("n", [1, 2, 5])
def test_as_many_clusters_as_samples(n: int) -> None:
    X = np.random.default_rng(0).normal(size=(n, 3)) + 1e6
    result = lloyd(X, X[::-1].copy())
    np.testing.assert_array_equal(result.labels, np.arange(n)[::-1])
    np.testing.assert_array_equal(result.centroids, X[::-1])
    assert result.inertia == 0.0


def test_constant_data() -> None:
    X = np.full((100, 3), 0.1)
    result = lloyd(X, X[:4])
    assert (result.labels == 0).all()
    assert result.inertia == pytest.approx(0.0, abs=1e-28)
    assert result.stop is Stop.TOL


def test_empty_clusters_get_the_farthest_samples() -> None:
    X = np.array([[0.0], [1.0], [2.0], [50.0], [70.0]])
    result = lloyd(X, np.array([[1.0], [900.0], [999.0]]), max_iter=1)
    np.testing.assert_allclose(result.centroids.ravel(), [1.0, 70.0, 50.0], rtol=1e-14)


@pytest.mark.parametrize("n", [5, 50, 3000])
def test_the_rounding_of_means_is_no_distance(n: int) -> None:
    X = np.array([0.0, 0.0, 0.0, 1.0, 1.0])[np.arange(n) % 5][:, None]
    result = lloyd(X, X[:5])
    assert result.inertia < 1e-20
    np.testing.assert_array_equal(result.labels, np.where(X[:, 0] == 0, 0, 3))


def test_max_iter_is_a_stop() -> None:
    X = blobs(500, 2, 5, 0, spread=4.0)
    result = lloyd(X, X[:5], max_iter=2, tol=0.0)
    assert result.stop is Stop.MAX_ITER
    assert result.n_iter == 2
    assert_nearest(X, result.centroids, result.labels)


def test_watch_sees_each_iteration() -> None:
    seen: list[tuple[int, float]] = []
    X = blobs(500, 2, 5, 0, spread=4.0)
    result = lloyd(X, X[:5], watch=lambda n_iter, inertia: seen.append((n_iter, inertia)))
    assert [n_iter for n_iter, _ in seen] == list(range(1, result.n_iter + 1))
    assert (np.diff([inertia for _, inertia in seen]) <= 0).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_nothing_that_is_given_is_changed_and_the_dtype_is_kept(dtype: type) -> None:
    X: Array = blobs(300, 3, 4, 1).astype(dtype)
    start, weights = X[:4].copy(), np.linspace(0.0, 1.0, len(X))
    kept = X.copy(), start.copy(), weights.copy()
    for array in (X, start, weights):
        array.flags.writeable = False
    result = lloyd(X, start, sample_weight=weights)
    lloyd_step(X, lloyd_init(X, start, sample_weight=weights), sample_weight=weights)
    assert result.centroids.dtype == dtype
    for given_array, copy in zip((X, start, weights), kept, strict=True):
        np.testing.assert_array_equal(given_array, copy)


CASES = [(2000, 2, 3, 1.0), (3000, 16, 20, 2.5), (1500, 5, 60, 9.0), (6000, 1, 12, 3.0), (900, 40, 30, 30.0)]


@pytest.mark.parametrize(("n", "d", "k", "spread"), CASES)
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("max_iter", [1, 4, 300])
def test_equal_to_scikit_learn(n: int, d: int, k: int, spread: float, weighted: bool, max_iter: int) -> None:
    X = blobs(n, d, k, n, spread=spread)
    weights = np.random.default_rng(n).exponential(size=n) if weighted else None
    ours = lloyd(X, start_of(X, k), sample_weight=weights, max_iter=max_iter)
    model = sklearn.cluster.KMeans(k, init=start_of(X, k), n_init=1, max_iter=max_iter)
    theirs = model.fit(X, sample_weight=weights)
    np.testing.assert_array_equal(ours.labels, theirs.labels_)
    assert ours.n_iter == theirs.n_iter_
    assert ours.inertia == pytest.approx(theirs.inertia_, rel=1e-12)
    np.testing.assert_allclose(ours.centroids, theirs.cluster_centers_, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("seed", range(8))
def test_relocation_is_scikit_learns(seed: int) -> None:
    X = blobs(400, 3, 6, seed)
    start = np.vstack([X[:4], X[:4] + 1e3])
    weights = np.random.default_rng(seed).uniform(size=len(X)) if seed % 2 else None
    ours = lloyd(X, start, sample_weight=weights)
    theirs = sklearn.cluster.KMeans(8, init=start, n_init=1).fit(X, sample_weight=weights)
    np.testing.assert_array_equal(ours.labels, theirs.labels_)
    assert ours.n_iter == theirs.n_iter_
    np.testing.assert_allclose(ours.centroids, theirs.cluster_centers_, rtol=1e-10, atol=1e-10)
