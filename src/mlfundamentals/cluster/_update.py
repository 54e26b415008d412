"""The centroids' step: means of the clusters, and what is done where a cluster has no samples."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csc_array

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._frame import Frame, Labels


def cluster_sums(
    X: FloatArray, labels: Labels, n_clusters: int, frame: Frame, weights: FloatArray | None
) -> tuple[FloatArray, FloatArray]:
    """Weighted sums (k, d) of each cluster's rows, in the frame, and its weight (k,)."""

    def run(block: slice) -> FloatArray:
        rows = frame.inside(X[block])
        factors = np.ones(len(rows)) if weights is None else weights[block]
        members = csc_array((factors, labels[block], np.arange(len(rows) + 1)), shape=(n_clusters, len(rows)))
        total: FloatArray = members @ rows
        return total

    blocks = row_blocks(len(X), 8 * X.shape[1], block_bytes=1 << 22)
    sums = np.zeros((n_clusters, X.shape[1]))
    for part in parallel_map(run, blocks):
        sums += part
    return sums, np.bincount(labels, weights, minlength=n_clusters).astype(np.float64)


def means(sums: FloatArray, cluster_weights: FloatArray) -> FloatArray:
    """sums / weights, row by row; a cluster without weight goes to where the heaviest one is."""
    centroids = np.divide(sums, cluster_weights[:, None], out=sums.copy(), where=cluster_weights[:, None] > 0)
    centroids[cluster_weights <= 0] = centroids[cluster_weights.argmax()]
    return centroids


def relocate(
    X: FloatArray,
    labels: Labels,
    centroids: FloatArray,
    frame: Frame,
    weights: FloatArray | None,
    sums: FloatArray,
    cluster_weights: FloatArray,
) -> tuple[FloatArray, FloatArray]:
    """Give each cluster without weight the sample that is farthest from its own centroid, as scikit-learn
    does.

    The e empty clusters, by rising label, get the e farthest samples, the farthest first (in the order of
    NumPy's argpartition, so that ties fall as they do there); each sample leaves the sum of its old cluster.
    Labels stay: the next assignment sets them. Where all distances are 0 (fewer distinct samples than
    clusters), nothing is moved.

    Returns: new sums (k, d) and weights (k,); what was given is not changed.
    """
    empty = np.flatnonzero(cluster_weights == 0)
    distances = np.empty(len(X))
    for block in row_blocks(len(X), 8 * X.shape[1]):
        gaps = frame.inside(X[block]) - centroids.take(labels[block], axis=0)
        distances[block] = (gaps**2).sum(axis=1)
    if len(empty) == 0 or distances.max() == 0:
        return sums, cluster_weights
    sums, cluster_weights = sums.copy(), cluster_weights.copy()
    farthest = np.argpartition(distances, -len(empty))[: -len(empty) - 1 : -1]
    for cluster, sample in zip(empty, farthest, strict=True):
        weight = 1.0 if weights is None else weights[sample]
        moved = frame.inside(X[sample : sample + 1])[0] * weight
        sums[labels[sample]] -= moved
        sums[cluster] = moved
        cluster_weights[cluster] = weight
        cluster_weights[labels[sample]] -= weight
    return sums, cluster_weights
