"""The mini-batch k-means estimator."""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any, ClassVar, Self

import numpy as np

from mlfundamentals._core.constraints import BOOLEAN, NONE, Constraints, Interval
from mlfundamentals._core.features import check_fit_X, check_X
from mlfundamentals._core.random import check_random_state
from mlfundamentals._core.types import FloatArray
from mlfundamentals.cluster._base import SHARED, CentroidModel, check_weights
from mlfundamentals.cluster._frame import common_frame, middle_frame
from mlfundamentals.cluster._minibatch import MiniBatchState, minibatch_init, minibatch_step, reassign_light
from mlfundamentals.cluster._nearest import assign_in_frame, inertia_in_frame


@dataclass(slots=True)
class Progress:
    """Smoothed inertia of a run, and since how many batches it has not fallen."""

    smoothed: float | None = None
    smallest: float | None = None
    no_improvement: int = 0

    def add(self, inertia: float, alpha: float) -> None:
        """Take in the mean inertia of a batch, with weight alpha against all before."""
        self.smoothed = inertia if self.smoothed is None else self.smoothed * (1 - alpha) + inertia * alpha

    def judge(self) -> None:
        """Count a batch that did not lower the smoothed inertia."""
        if self.smallest is None or (self.smoothed is not None and self.smoothed < self.smallest):
            self.no_improvement, self.smallest = 0, self.smoothed
        else:
            self.no_improvement += 1


class MiniBatchKMeans(CentroidModel):
    """k-means by random batches: each moves the centroids towards the means of its samples.

    Parameters:
        n_clusters, init, verbose, random_state: as in `KMeans`; a function for `init` gets X as it is.
        max_iter: most passes over the data.
        batch_size: samples of a batch.
        compute_labels: whether `labels_` and `inertia_` are computed for all of X at the end.
        tol: if above 0, a run stops when the squared shifts of the centroids in a batch sum to no more than
        tol
            times the mean variance of the features.
        max_no_improvement: a run stops after so many batches in a row that do not lower the smoothed inertia;
            None never stops for that.
        init_size: from how many samples, drawn at random, the start is found; None: 3 * batch_size, or
            3 * n_clusters if that is fewer than n_clusters.
        n_init: how many starts are tried, of which the one with the smallest inertia on a random sample is
            kept. "auto": 3 for "random" and functions, otherwise 1.
        reassignment_ratio: centroids with less than this share of the largest weight are moved to samples
        drawn
            at random.

    Attributes: as `KMeans` (but `stop_`), and
        n_steps_: how many batches were taken.
        n_iter_: how many passes over the data were begun (after `fit`).

    Source: [sculley2010]; batches, draws and rules are scikit-learn's.

    >>> X = np.array([[0.0, 0.0], [0.0, 1.0], [9.0, 0.0], [9.0, 1.0]])
    >>> model = MiniBatchKMeans(n_clusters=2, random_state=0).partial_fit(X)
    >>> np.sort(model.cluster_centers_, axis=0)
    array([[0. , 0.5],
           [9. , 0.5]])
    """

    _constraints: ClassVar[Constraints] = {
        **SHARED,
        "batch_size": [Interval(Integral, 1, None, "left")],
        "compute_labels": [BOOLEAN],
        "max_no_improvement": [Interval(Integral, 0, None, "left"), NONE],
        "init_size": [Interval(Integral, 1, None, "left"), NONE],
        "reassignment_ratio": [Interval(Real, 0, None, "left")],
    }
    _random_runs = 3
    n_steps_: int
    n_iter_: int

    def __init__(
        self,
        n_clusters: int = 8,
        *,
        init: Any = "k-means++",
        max_iter: int = 100,
        batch_size: int = 1024,
        verbose: int = 0,
        compute_labels: bool = True,
        random_state: Any = None,
        tol: float = 0.0,
        max_no_improvement: int | None = 10,
        init_size: int | None = None,
        n_init: Any = "auto",
        reassignment_ratio: float = 0.01,
    ) -> None:
        self.n_clusters = n_clusters
        self.init = init
        self.max_iter = max_iter
        self.batch_size = batch_size
        self.verbose = verbose
        self.compute_labels = compute_labels
        self.random_state = random_state
        self.tol = tol
        self.max_no_improvement = max_no_improvement
        self.init_size = init_size
        self.n_init = n_init
        self.reassignment_ratio = reassignment_ratio

    def fit(self, X: Any, y: Any = None, sample_weight: Any = None) -> Self:
        """Find the centroids for X (n_samples, n_features) from batches drawn from it.

        sample_weight: (n_samples,), at least 0; None is 1 for each.  y is not used.

        Raises ValueError for fewer samples than clusters, NaN, infinity, or a start of the wrong shape;
        InvalidParameterError for a parameter out of its range.
        """
        self._check_parameters()
        X = check_fit_X(self, X)
        weights, rng = self._prepare(X, sample_weight), check_random_state(self.random_state)
        state = minibatch_init(self._best_start(X, weights, rng))
        self._n_since_last_reassign = 0
        state, progress = self._run(X, weights, state, rng)
        self._keep(X, state)
        self.n_iter_ = math.ceil(self.n_steps_ * self._batch_size / len(X))
        if self.compute_labels:
            self.labels_, self.inertia_ = self._labels_and_inertia(X, weights)
        else:
            total = len(X) if weights is None else float(weights.sum())
            self.inertia_ = (progress.smoothed or 0.0) * total
        return self

    def partial_fit(self, X: Any, y: Any = None, sample_weight: Any = None) -> Self:
        """Move the centroids by one batch X (n_samples, n_features); the first call finds the start in it.

        sample_weight: (n_samples,), at least 0; None is 1 for each.  y is not used.

        Raises as `fit` does.
        """
        if not hasattr(self, "cluster_centers_"):
            self._check_parameters()
            X = check_fit_X(self, X)
            weights = self._prepare(X, sample_weight)
            self._stream, self._n_since_last_reassign = check_random_state(self.random_state), 0
            state = minibatch_init(self._start(X, weights, self._stream))
            self.n_steps_ = 0
        else:
            X = check_X(self, X)
            weights = check_weights(sample_weight, len(X))
            state = MiniBatchState(self.cluster_centers_.astype(np.float64), self._counts, 0.0)
        if not hasattr(self, "_stream"):
            self._stream = check_random_state(self.random_state)
        state = self._step(state, X, weights, self._stream)
        self._keep(X, state)
        self.n_steps_ += 1
        if self.compute_labels:
            self.labels_, self.inertia_ = self._labels_and_inertia(X, weights)
        return self

    def _keep(self, X: FloatArray, state: MiniBatchState) -> None:
        self.cluster_centers_, self._counts = state.centroids.astype(X.dtype), state.weights

    def _prepare(self, X: FloatArray, sample_weight: Any) -> FloatArray | None:
        """Check what a run needs to know of X; returns the weights (n_samples,)."""
        self._check_n_clusters(len(X))
        self._n_init = self._number_of_runs()
        self._batch_size = min(self.batch_size, len(X))
        self._init_size = self._size_of_start(len(X))
        return check_weights(sample_weight, len(X))

    def _size_of_start(self, n_samples: int) -> int:
        size = 3 * self._batch_size if self.init_size is None else self.init_size
        if size < self.n_clusters:
            if self.init_size is not None:
                message = f"init_size={size} should be larger than n_clusters={self.n_clusters}."
                warnings.warn(
                    f"{message} Setting it to min(3*n_clusters, n_samples)", RuntimeWarning, stacklevel=4
                )
            size = 3 * self.n_clusters
        return min(size, n_samples)

    def _start(self, X: FloatArray, weights: FloatArray | None, rng: np.random.RandomState) -> FloatArray:
        """Centroids (k, d) to begin with, found in init_size samples drawn from X."""
        given = self._given_start(X)
        if self._init_size < len(X):
            rows = rng.randint(0, len(X), self._init_size)
            X, weights = X[rows], None if weights is None else weights[rows]
        if given is not None:
            return given
        if isinstance(self.init, str):
            return X[self._drawn_rows(X, middle_frame(X), weights, rng)]
        return self._called_start(X, rng)

    def _best_start(
        self, X: FloatArray, weights: FloatArray | None, rng: np.random.RandomState
    ) -> FloatArray:
        """Of n_init starts the one with the smallest inertia on a sample of X."""
        rows = rng.randint(0, len(X), self._init_size)
        sample, sample_weights = X[rows], None if weights is None else weights[rows]
        best, smallest = None, math.inf
        for run in range(self._n_init):
            start = self._start(X, weights, rng)
            frame = common_frame(sample, start)
            inside = frame.inside(start)
            labels = assign_in_frame(sample, inside, frame)
            inertia = frame.squared(inertia_in_frame(sample, labels, inside, frame, sample_weights))
            if self.verbose:
                print(f"Inertia for init {run + 1}/{self._n_init}: {inertia}")
            if best is None or inertia < smallest:
                best, smallest = start, inertia
        assert best is not None
        return best

    def _run(
        self, X: FloatArray, weights: FloatArray | None, state: MiniBatchState, rng: np.random.RandomState
    ) -> tuple[MiniBatchState, Progress]:
        """Take batches until a rule says stop; sets n_steps_."""
        n_steps, progress = self.max_iter * len(X) // self._batch_size, Progress()
        shares = np.ones(len(X)) if weights is None else weights
        # As RandomState.choice(n, size, p=shares), which would sum the shares anew for each batch.
        cumulative = np.cumsum(shares / shares.sum())
        cumulative /= cumulative[-1]
        limit = float(np.mean(np.var(X, axis=0, dtype=np.float64))) * self.tol if self.tol > 0 else 0.0
        for step in range(n_steps):
            rows = cumulative.searchsorted(rng.random_sample(self._batch_size), side="right")
            before = state.centroids
            state = self._step(state, X[rows], None, rng)
            shift = float(np.sum((state.centroids - before) ** 2))
            if self._is_over(progress, step, n_steps, state.inertia / self._batch_size, shift, limit, len(X)):
                break
        self.n_steps_ = step + 1
        return state, progress

    def _step(
        self, state: MiniBatchState, batch: FloatArray, weights: FloatArray | None, rng: np.random.RandomState
    ) -> MiniBatchState:
        """One batch; every 10 * n_clusters samples, or when a centroid has no weight, light ones are
        reassigned."""
        self._n_since_last_reassign += self._batch_size
        due = bool((state.weights == 0).any()) or self._n_since_last_reassign >= 10 * self.n_clusters
        state = minibatch_step(state, batch, weights)
        if due:
            self._n_since_last_reassign = 0
        if due and self.reassignment_ratio > 0:
            state, moved = reassign_light(state, batch, self.reassignment_ratio, rng)
            if moved and self.verbose:
                print(f"[MiniBatchKMeans] Reassigning {moved} cluster centers.")
        return state

    def _is_over(
        self,
        progress: Progress,
        step: int,
        n_steps: int,
        inertia: float,
        shift: float,
        limit: float,
        n_samples: int,
    ) -> bool:
        """Whether the run has converged; the first batch, which only the start has seen, does not count."""
        place = f"step {step + 1}/{n_steps}"
        if step > 0:
            progress.add(inertia, min(self._batch_size * 2.0 / (n_samples + 1), 1))
        if self.verbose:
            smoothed = "" if step == 0 else f", ewa inertia: {progress.smoothed}"
            print(f"Minibatch {place}: mean batch inertia: {inertia}{smoothed}")
        if step == 0:
            return False
        if self.tol > 0 and shift <= limit:
            reason = "small centers change"
        else:
            progress.judge()
            if self.max_no_improvement is None or progress.no_improvement < self.max_no_improvement:
                return False
            reason = "lack of improvement in inertia"
        if self.verbose:
            print(f"Converged ({reason}) at {place}")
        return True
