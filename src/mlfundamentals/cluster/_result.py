"""What a run of k-means returns, and why it ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._frame import Labels

Watch = Callable[[int, float], None]
"""Called after each iteration with its number, from 1, and the inertia of its labels to the centroids
before it."""


class Stop(Enum):
    """Why a run ended; the value is the sentence a user reads."""

    LABELS = "strict convergence: no sample changed its cluster"
    TOL = "the centroids moved less than tol"
    MAX_ITER = "max_iter reached first; raise max_iter or tol"


@dataclass(frozen=True, slots=True)
class KMeansResult:
    """One run of k-means."""

    centroids: FloatArray
    """(n_clusters, n_features), in X's dtype."""
    labels: Labels
    """(n_samples,), int32: of the nearest of these centroids, 0 .. n_clusters - 1."""
    inertia: float
    """Weighted sum of squared distances of the samples to their centroids, in squared units of X."""
    n_iter: int
    """How many times the centroids were moved."""
    shift: float
    """Sum of squared distances by which the centroids moved last, in squared units of X."""
    stop: Stop
