"""Mini-batch k-means: scikit-learn's batches from the same seed, and the mean that each centroid is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sklearn.cluster

from mlfundamentals._core.exceptions import InvalidParameterError
from mlfundamentals.cluster import MiniBatchKMeans, minibatch_init, minibatch_step
from tests.cluster.data import assert_nearest, blobs, hard

X = blobs(1500, 4, 6, 0, spread=3.0)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"init": "random", "batch_size": 64},
        {"batch_size": 100, "reassignment_ratio": 0.3},
        {"tol": 1e-3, "max_no_improvement": None, "batch_size": 50},
        {"max_iter": 2, "batch_size": 60, "init_size": 400},
        {"reassignment_ratio": 0.0, "n_init": 3, "compute_labels": False},
    ],
)
@pytest.mark.parametrize("weighted", [False, True])
def test_same_seed_same_result_as_scikit_learn(seed: int, options: dict[str, Any], weighted: bool) -> None:
    weights = np.random.default_rng(seed).exponential(size=len(X)) if weighted else None
    ours = MiniBatchKMeans(9, random_state=seed, **options).fit(X, sample_weight=weights)
    theirs = sklearn.cluster.MiniBatchKMeans(9, random_state=seed, **options).fit(X, sample_weight=weights)
    assert (ours.n_steps_, ours.n_iter_) == (theirs.n_steps_, theirs.n_iter_)
    np.testing.assert_allclose(ours.cluster_centers_, theirs.cluster_centers_, rtol=1e-9, atol=1e-11)
    assert ours.inertia_ == pytest.approx(theirs.inertia_, rel=1e-9)
    if options.get("compute_labels", True):
        np.testing.assert_array_equal(ours.labels_, theirs.labels_)


def test_partial_fit_is_scikit_learns() -> None:
    ours, theirs = MiniBatchKMeans(5, random_state=3), sklearn.cluster.MiniBatchKMeans(5, random_state=3)
    for batch in np.array_split(X, 12):
        ours.partial_fit(batch)
        theirs.partial_fit(batch)
        np.testing.assert_allclose(ours.cluster_centers_, theirs.cluster_centers_, rtol=1e-9, atol=1e-12)
        np.testing.assert_array_equal(ours.labels_, theirs.labels_)
    assert ours.n_steps_ == theirs.n_steps_ == 12


def test_a_centroid_is_the_mean_of_all_it_was_given() -> None:
    members: list[list[Any]] = [[], [], []]
    state = minibatch_init(X[:3])
    for batch in np.array_split(X, 9):
        labels = ((batch[:, None] - state.centroids) ** 2).sum(axis=2).argmin(axis=1)
        for label, row in zip(labels, batch, strict=True):
            members[label].append(row)
        state = minibatch_step(state, batch)
        for centroid, rows in zip(state.centroids, members, strict=True):
            if rows:
                np.testing.assert_allclose(centroid, np.mean(rows, axis=0), rtol=1e-11)
    np.testing.assert_array_equal(state.weights, [len(rows) for rows in members])


def test_weights_count_as_repetitions() -> None:
    counts = np.random.default_rng(0).integers(0, 4, len(X))
    once = minibatch_step(minibatch_init(X[:5]), X, counts.astype(float))
    often = minibatch_step(minibatch_init(X[:5]), np.repeat(X, counts, axis=0))
    np.testing.assert_allclose(once.centroids, often.centroids, rtol=1e-12)
    np.testing.assert_array_equal(once.weights, often.weights)


def test_a_step_leaves_the_state_before_it_as_it_was() -> None:
    state = minibatch_init(X[:5])
    minibatch_step(state, X)
    np.testing.assert_array_equal(state.centroids, X[:5])
    assert (state.weights == 0).all()


@pytest.mark.parametrize("name", hard())
def test_hard_data(name: str) -> None:
    data = hard()[name]
    model = MiniBatchKMeans(4, random_state=0, batch_size=100).fit(data)
    assert np.isfinite(model.cluster_centers_).all()
    assert_nearest(
        data, model.cluster_centers_, model.labels_, blur=float(np.finfo(float).eps * np.abs(data).max())
    )


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_dtype_is_kept(dtype: type) -> None:
    model = MiniBatchKMeans(4, random_state=0).fit(X.astype(dtype))
    assert model.cluster_centers_.dtype == dtype
    assert model.partial_fit(X[:5].astype(dtype)).cluster_centers_.dtype == dtype


def test_init_size_below_n_clusters_is_warned_of() -> None:
    with pytest.warns(RuntimeWarning, match=r"init_size=10 should be larger than n_clusters=20"):
        MiniBatchKMeans(20, init_size=10, random_state=0).fit(X)


def test_verbose_tells_each_batch(capsys: pytest.CaptureFixture[str]) -> None:
    model = MiniBatchKMeans(4, random_state=0, verbose=True, batch_size=100).fit(X)
    text = capsys.readouterr().out
    assert text.count("Minibatch step") == model.n_steps_
    assert "Converged (lack of improvement in inertia)" in text


@pytest.mark.parametrize(
    "options", [{"batch_size": 0}, {"init_size": 0}, {"reassignment_ratio": -1.0}, {"max_no_improvement": -1}]
)
def test_a_wrong_parameter_is_named(options: dict[str, Any]) -> None:
    with pytest.raises(InvalidParameterError, match=next(iter(options))):
        MiniBatchKMeans(**options).fit(X)
