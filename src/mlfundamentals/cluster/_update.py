"""The centroids' step: means of the clusters, and what is done where a cluster has no samples."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.rounding import gamma
from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._bounds import Changes
from mlfundamentals.cluster._frame import Frame, Labels


class ClusterSums:
    """Weighted sums of each cluster's samples, kept up while samples change their cluster.

    A sample that changes is taken from one sum and added to another. Each such step rounds at the size that
    the sum had then; so once a cluster has shrunk to a sixteenth, or more samples have moved than there are,
    all sums are made anew.
    """

    def __init__(self, X: FloatArray, frame: Frame, weights: FloatArray | None, n_clusters: int) -> None:
        self.X, self.frame, self.weights, self.n_clusters = X, frame, weights, n_clusters
        self.sums: FloatArray = np.zeros((n_clusters, X.shape[1]))
        """(k, d), in the frame."""
        self.cluster_weights: FloatArray = np.zeros(n_clusters)
        self.heaviest: FloatArray = self.cluster_weights
        self.n_moved = len(X)

    def update(self, labels: Labels, changes: Changes) -> None:
        """Take in the new labels (n,), in which the changes have been made."""
        self.n_moved += len(changes.rows)
        self.cluster_weights = self._weights_after(labels, changes)
        self.heaviest = np.maximum(self.heaviest, self.cluster_weights)
        if self.n_moved > len(self.X) // 2:
            self.sums = cluster_sums(self.X, labels, self.n_clusters, self.frame, self.weights)
            self.heaviest, self.n_moved = self.cluster_weights, 0
            return
        if len(changes.rows):
            self.sums += self._differences(changes)
        shrunk = 16 * self.cluster_weights < self.heaviest
        if shrunk.any():
            self._renew(labels, shrunk)

    def _weights_after(self, labels: Labels, changes: Changes) -> FloatArray:
        """The weights (k,) of the clusters; counts are kept up by the changes, which is exact."""
        if self.weights is not None or 2 * len(changes.rows) > len(labels) or not self.cluster_weights.any():
            return cluster_weights(labels, self.weights, self.n_clusters)
        come, gone = (cluster_weights(part, None, self.n_clusters) for part in (changes.new, changes.old))
        return self.cluster_weights + come - gone

    def _renew(self, labels: Labels, clusters: NDArray[np.bool_]) -> None:
        """Make the sums of some clusters, a mask (k,), anew."""
        rows = np.flatnonzero(clusters[labels])
        self.sums[clusters], self.heaviest[clusters] = 0.0, self.cluster_weights[clusters]
        if len(rows):
            weights = None if self.weights is None else self.weights[rows]
            sums = cluster_sums(self.X.take(rows, axis=0), labels[rows], self.n_clusters, self.frame, weights)
            self.sums[clusters] = sums[clusters]

    def _differences(self, changes: Changes) -> FloatArray:
        """By what the changes alter the sums (k, d)."""
        pairs = np.stack([changes.new, changes.old], axis=1)

        def run(part: slice) -> FloatArray:
            rows = changes.rows[part]
            signs = np.tile([1.0, -1.0], len(rows))
            if self.weights is not None:
                signs *= np.repeat(self.weights[rows], 2)
            ends = np.arange(0, 2 * len(rows) + 1, 2)
            moves = csc_array((signs, pairs[part].reshape(-1), ends), shape=(self.n_clusters, len(rows)))
            difference: FloatArray = moves @ self.frame.inside(self.X.take(rows, axis=0))
            return difference

        return summed(
            parallel_map(run, row_blocks(len(changes.rows), 8 * self.X.shape[1], block_bytes=1 << 20))
        )


def cluster_weights(labels: Labels, weights: FloatArray | None, n_clusters: int) -> FloatArray:
    """The weight (k,) of each cluster's samples."""
    return np.bincount(labels, weights, minlength=n_clusters).astype(np.float64)


def cluster_sums(
    X: FloatArray, labels: Labels, n_clusters: int, frame: Frame, weights: FloatArray | None
) -> FloatArray:
    """Weighted sums (k, d) of each cluster's rows, in the frame."""

    def run(block: slice) -> FloatArray:
        rows = frame.inside(X[block])
        factors = np.ones(len(rows)) if weights is None else weights[block]
        members = csc_array((factors, labels[block], np.arange(len(rows) + 1)), shape=(n_clusters, len(rows)))
        total: FloatArray = members @ rows
        return total

    return summed(parallel_map(run, row_blocks(len(X), 8 * X.shape[1], block_bytes=1 << 20)))


def summed(parts: Sequence[FloatArray]) -> FloatArray:
    """The sum of equally shaped arrays, one after the other."""
    total = parts[0].copy()
    for part in parts[1:]:
        total += part
    return total


def means(sums: FloatArray, cluster_weights: FloatArray) -> FloatArray:
    """sums / weights, row by row; a cluster without weight goes to where the heaviest one is."""
    centroids = np.divide(sums, cluster_weights[:, None], out=sums.copy(), where=cluster_weights[:, None] > 0)
    centroids[cluster_weights <= 0] = centroids[cluster_weights.argmax()]
    return centroids


def relocate(now: ClusterSums, labels: Labels, centroids: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Give each cluster without weight the sample that is farthest from its own centroid, as scikit-learn
    does.

    The e empty clusters, by rising label, get the e farthest samples, the farthest first (in the order of
    NumPy's argpartition, so that ties fall as they do there); each sample leaves the sum of its old cluster.
    Labels stay: the next assignment sets them. Where all distances are 0 (fewer distinct samples than
    clusters) but for the rounding of the means, at most n roundings of coordinates up to 1, nothing is moved.

    Returns: new sums (k, d) and weights (k,); what was given is not changed.
    """
    X, frame, sums, cluster_weights = now.X, now.frame, now.sums, now.cluster_weights
    distances = np.empty(len(X))

    def measure(block: slice) -> None:
        gaps = frame.inside(X[block]) - centroids.take(labels[block], axis=0)
        distances[block] = (gaps**2).sum(axis=1)

    parallel_map(measure, row_blocks(len(X), 8 * X.shape[1]))
    if distances.max() <= X.shape[1] * gamma(len(X) + 2, np.float64) ** 2:
        return sums, cluster_weights
    empty = np.flatnonzero(cluster_weights == 0)
    sums, cluster_weights = sums.copy(), cluster_weights.copy()
    farthest = np.argpartition(distances, -len(empty))[: -len(empty) - 1 : -1]
    for cluster, sample in zip(empty, farthest, strict=True):
        weight = 1.0 if now.weights is None else now.weights[sample]
        share = frame.inside(X[sample : sample + 1])[0] * weight
        sums[labels[sample]] -= share
        sums[cluster] = share
        cluster_weights[cluster] = weight
        cluster_weights[labels[sample]] -= weight
    return sums, cluster_weights
