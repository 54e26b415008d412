"""k-means from small random samples, one after the other: an approximation that reads few rows at a time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._frame import common_frame
from mlfundamentals.cluster._nearest import assign_in_frame, inertia_in_frame
from mlfundamentals.cluster._update import cluster_sums, cluster_weights


@dataclass(frozen=True, slots=True)
class MiniBatchState:
    """What a run of mini-batch k-means knows."""

    centroids: FloatArray
    """(n_clusters, n_features), float64."""
    weights: FloatArray
    """(n_clusters,): how much weight each centroid is the mean of."""
    inertia: float
    """Of the last batch, to the centroids before it moved them."""


def minibatch_init(centroids: FloatArray) -> MiniBatchState:
    """The state before the first batch; centroids (k, d).

    >>> minibatch_init(np.zeros((2, 1))).weights
    array([0., 0.])
    """
    return MiniBatchState(np.array(centroids, dtype=np.float64), np.zeros(len(centroids)), 0.0)


def minibatch_step(
    state: MiniBatchState, batch: FloatArray, weights: FloatArray | None = None
) -> MiniBatchState:
    """The state after a batch (m, d), weighted by weights (m,): each centroid stays the mean of all it was
    given.

    Source: [sculley2010]; a batch is taken at once, as in scikit-learn.

    >>> state = minibatch_init(np.array([[0.0], [10.0]]))
    >>> minibatch_step(state, np.array([[1.0], [3.0], [9.0]])).centroids.ravel()
    array([2., 9.])
    """
    frame = common_frame(batch, state.centroids)
    before = frame.inside(state.centroids)
    labels = assign_in_frame(batch, before, frame)
    inertia = frame.squared(inertia_in_frame(batch, labels, before, frame, weights))
    sums = cluster_sums(batch, labels, len(before), frame, weights)
    added = cluster_weights(labels, weights, len(before))
    total = state.weights + added
    # A centroid that got nothing stays where it is, to the last bit; without any weight it is no mean.
    mean = (before * state.weights[:, None] + sums) / np.where(total > 0, total, 1.0)[:, None]
    centroids = np.where(added[:, None] > 0, frame.outside(mean), state.centroids)
    return MiniBatchState(centroids, total, inertia)


def reassign_light(
    state: MiniBatchState, batch: FloatArray, ratio: float, rng: np.random.RandomState
) -> tuple[MiniBatchState, int]:
    """Move centroids with less than ratio times the largest weight to rows of the batch, drawn at random.

    At most half as many as the batch has rows, the lightest ones. They get the smallest weight of those that
    stay, so that they are not moved again at once. Also returns how many were moved.
    """
    light = state.weights < ratio * state.weights.max()
    most = int(0.5 * len(batch))
    if light.sum() > 0.5 * len(batch):
        light[np.argsort(state.weights)[most:]] = False
    n_light = int(light.sum())
    if n_light == 0:
        return state, 0
    centroids, weights = state.centroids.copy(), state.weights.copy()
    centroids[light] = batch[rng.choice(len(batch), replace=False, size=n_light)]
    weights[light] = weights[~light].min()
    return MiniBatchState(centroids, weights, state.inertia), n_light
