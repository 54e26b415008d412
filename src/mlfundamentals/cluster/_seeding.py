"""Where k-means starts: greedy k-means++, or rows drawn at random.

Source: [arthur2007]; the draws (which random numbers, in which order) are scikit-learn's.
"""

from __future__ import annotations

import numpy as np

from mlfundamentals._core.types import FloatArray, IntArray
from mlfundamentals.cluster._frame import Frame, sq_norms


def plusplus_rows(
    X: FloatArray,
    n_clusters: int,
    frame: Frame,
    weights: FloatArray | None,
    rng: np.random.RandomState,
    n_trials: int | None = None,
) -> IntArray:
    """Indices (k,) of the rows of X (n, d) that greedy k-means++ chooses.

    The first with a probability in proportion to its weight. Then each time n_trials candidates (2 + log k,
    rounded down, unless given), with probabilities in proportion to weight times squared distance to the
    nearest row chosen so far; the candidate that leaves the smallest sum of these is taken, the first of
    equals.
    """
    n_trials = n_trials or 2 + int(np.log(n_clusters))
    shares = np.ones(len(X)) if weights is None else weights.astype(np.float64)
    chosen = np.empty(n_clusters, dtype=np.intp)
    chosen[0] = rng.choice(len(X), p=shares / shares.sum())
    rows = frame.inside(X)
    closest = sq_norms(rows - rows[chosen[0]])
    potential = closest @ shares
    for i in range(1, n_clusters):
        levels = rng.uniform(size=n_trials) * potential
        candidates = np.searchsorted(np.cumsum(shares * closest), levels).clip(max=len(X) - 1)
        closer = np.stack([np.minimum(closest, sq_norms(rows - rows[c])) for c in candidates])
        potentials = closer @ shares
        best = potentials.argmin()
        potential, closest, chosen[i] = potentials[best], closer[best], candidates[best]
    return chosen


def random_rows(
    n_samples: int, n_clusters: int, weights: FloatArray | None, rng: np.random.RandomState
) -> IntArray:
    """Indices (k,) of different rows, drawn with probabilities in proportion to their weights."""
    shares = np.ones(n_samples) if weights is None else weights.astype(np.float64)
    rows: IntArray = rng.choice(n_samples, size=n_clusters, replace=False, p=shares / shares.sum())
    return rows
