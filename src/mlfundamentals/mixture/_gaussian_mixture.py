"""The estimator GaussianMixture: scikit-learn's interface to the functions of this package."""

from __future__ import annotations

import warnings
from dataclasses import replace
from numbers import Integral, Real
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import (
    ARRAY,
    BOOLEAN,
    NONE,
    RANDOM_STATE,
    VERBOSE,
    Constraints,
    Interval,
    Options,
)
from mlfundamentals._core.estimator import Estimator
from mlfundamentals._core.exceptions import ConvergenceWarning
from mlfundamentals._core.features import check_fit_X, check_X
from mlfundamentals._core.parallel import blas_held
from mlfundamentals._core.random import Seed, check_random_state
from mlfundamentals._core.tags import Tags
from mlfundamentals._core.types import FloatArray
from mlfundamentals._core.validation import check_array
from mlfundamentals.mixture._em import (
    EMResult,
    Problem,
    Stop,
    e_step,
    em,
    labels_of,
    log_densities,
    m_step_in,
    pose,
)
from mlfundamentals.mixture._frame import Data, prepare
from mlfundamentals.mixture._parameters import Parameters, check_start, enter, from_precisions, leave
from mlfundamentals.mixture._progress import Printer
from mlfundamentals.mixture._sampling import draw
from mlfundamentals.mixture._starts import starting_responsibilities
from mlfundamentals.mixture._structures import STRUCTURES

_NOT_CONVERGED = (
    "Best performing initialization did not converge. Try different init parameters, or increase max_iter,"
    " tol, or check for degenerate data."
)


class GaussianMixture(Estimator):
    """A mixture of Gaussians, fitted by expectation-maximization [dempster1977].

    Args:
        n_components: number of Gaussians.
        covariance_type: "full", a covariance matrix for each; "tied", one for all; "diag", variances of the
            features for each; "spherical", one variance for each.
        tol: a run has converged once the mean log-density of a sample changes by less (nats).
        reg_covar: added to all variances, in squared units of X.
        max_iter: most steps of a run.  n_init: runs; the one with the largest lower bound is kept.
        init_params: "kmeans", "k-means++", "random" or "random_from_data": where runs start.
        weights_init, means_init, precisions_init: (n_components,), (n_components, n_features) and the
            structure's shape: start here instead.
        random_state: a seed or generator, for starts and for `sample`.
        warm_start: a later `fit` goes on from the earlier one's result; n_init is ignored then.
        verbose: 1 prints each run and every verbose_interval-th step, 2 the changes and times too.

    Attributes: weights_, means_, covariances_, precisions_, precisions_cholesky_ (precision = P P'),
        converged_, n_iter_, lower_bound_ and lower_bounds_ (mean log-density before the last and before each
        M-step), stop_ (a `Stop`: why the best run ended), n_features_in_, feature_names_in_.

    >>> X = [[1, 2], [1, 4], [1, 0], [10, 2], [10, 4], [10, 0]]
    >>> mixture = GaussianMixture(n_components=2, means_init=[[1, 2], [10, 2]], random_state=0).fit(X)
    >>> mixture.means_
    array([[ 1.,  2.],
           [10.,  2.]])
    >>> mixture.predict([[0, 0], [12, 3]])
    array([0, 1])
    """

    _constraints: ClassVar[Constraints] = {
        "n_components": [Interval(Integral, 1)],
        "covariance_type": [Options(*STRUCTURES)],
        "tol": [Interval(Real, 0)],
        "reg_covar": [Interval(Real, 0)],
        "max_iter": [Interval(Integral, 0)],
        "n_init": [Interval(Integral, 1)],
        "init_params": [Options("kmeans", "random", "random_from_data", "k-means++")],
        "weights_init": [ARRAY, NONE],
        "means_init": [ARRAY, NONE],
        "precisions_init": [ARRAY, NONE],
        "random_state": RANDOM_STATE,
        "warm_start": [BOOLEAN],
        "verbose": [BOOLEAN, VERBOSE],
        "verbose_interval": [Interval(Integral, 1)],
    }

    weights_: FloatArray
    means_: FloatArray
    covariances_: FloatArray
    precisions_: FloatArray
    precisions_cholesky_: FloatArray
    converged_: bool
    n_iter_: int
    lower_bound_: float
    lower_bounds_: list[float]
    stop_: Stop
    n_features_in_: int

    def __init__(
        self,
        n_components: int = 1,
        *,
        covariance_type: str = "full",
        tol: float = 1e-3,
        reg_covar: float = 1e-6,
        max_iter: int = 100,
        n_init: int = 1,
        init_params: str = "kmeans",
        weights_init: Any = None,
        means_init: Any = None,
        precisions_init: Any = None,
        random_state: Seed = None,
        warm_start: bool = False,
        verbose: int = 0,
        verbose_interval: int = 10,
    ) -> None:
        self.n_components = n_components
        self.covariance_type = covariance_type
        self.tol = tol
        self.reg_covar = reg_covar
        self.max_iter = max_iter
        self.n_init = n_init
        self.init_params = init_params
        self.weights_init = weights_init
        self.means_init = means_init
        self.precisions_init = precisions_init
        self.random_state = random_state
        self.warm_start = warm_start
        self.verbose = verbose
        self.verbose_interval = verbose_interval

    def fit(self, X: Any, y: None = None) -> Self:
        """Fit to the samples X (n_samples, n_features); y is ignored.

        Raises ValueError for fewer samples than components, given starting parameters that cannot be a
        mixture's, and a component whose covariance is singular. Warns if no run converged.
        """
        with blas_held():
            self._fit(X)
        return self

    def fit_predict(self, X: Any, y: None = None) -> NDArray[np.intp]:
        """Fit to X and return the most probable component of each sample, (n_samples,)."""
        with blas_held():
            data, parameters = self._fit(X)
            return labels_of(data, parameters)

    def _fit(self, X: Any) -> tuple[Data, Parameters]:
        """Fit; returns samples and mixture in their frame."""
        self._check_parameters()
        samples = check_fit_X(self, X, min_samples=2)
        if len(samples) < self.n_components:
            raise ValueError(
                f"Expected n_samples >= n_components but got n_components = {self.n_components},"
                f" n_samples = {len(samples)}"
            )
        given = self._given(samples.shape[1])
        problem = pose(samples, self.covariance_type, float(self.reg_covar))
        rng = check_random_state(self.random_state)
        goes_on = self.warm_start and hasattr(self, "converged_")
        best: EMResult | None = None
        for run in range(1 if goes_on else self.n_init):
            if goes_on:
                start, bound = enter(problem.data.frame, self._fitted()), self.lower_bound_
            else:
                start, bound = self._start(samples, problem, given, rng), -np.inf
            result = self._run(problem, start, run, bound)
            if best is None or best.lower_bound == -np.inf or result.lower_bound > best.lower_bound:
                best = result
        assert best is not None  # n_init >= 1
        self._keep(best, problem, samples.dtype)
        return problem.data, best.parameters

    def _given(self, n_features: int) -> dict[str, NDArray[np.float64] | None]:
        """The given starting parameters as arrays, checked."""
        arrays: dict[str, FloatArray | None] = {}
        for name in ("weights", "means", "precisions"):
            value = getattr(self, f"{name}_init")
            # Of whatever dimension it is: check_start says what shape was expected.
            dims = max(np.ndim(value), 1)
            arrays[name] = None if value is None else check_array(value, name=f"{name}_init", ndim=dims)
        check_start(self.covariance_type, self.n_components, n_features, **arrays)
        return {name: None if a is None else a.astype(np.float64) for name, a in arrays.items()}

    def _start(
        self,
        X: FloatArray,
        problem: Problem,
        given: dict[str, NDArray[np.float64] | None],
        rng: np.random.RandomState,
    ) -> Parameters:
        """The mixture, in the problem's frame, that a run starts from: what is not given comes from starting
        responsibilities."""
        weights, means, precisions = given["weights"], given["means"], given["precisions"]
        frame = problem.data.frame
        if weights is not None and means is not None and precisions is not None:
            return enter(frame, from_precisions(self.covariance_type, weights, means, precisions))
        resp = starting_responsibilities(X, self.n_components, self.init_params, rng)
        start = m_step_in(problem, resp)
        # As in scikit-learn the first weights sum to less than 1 where samples start without a component: the
        # first lower bound, and with it the first look at convergence, hangs on it.
        start = replace(start, weights=resp.mean(axis=0) if weights is None else weights)
        if means is not None:
            start = replace(start, means=frame.points(means))
        if precisions is not None:
            own = from_precisions(self.covariance_type, start.weights, start.means, precisions)
            own = enter(frame, own)
            start = replace(start, covariances=own.covariances, precisions_cholesky=own.precisions_cholesky)
        return start

    def _run(self, problem: Problem, start: Parameters, run: int, lower_bound: float) -> EMResult:
        limits: dict[str, Any] = {"tol": self.tol, "max_iter": self.max_iter, "lower_bound": lower_bound}
        if not self.verbose:
            return em(problem, start, **limits)
        watch = Printer(run, verbose=int(self.verbose), every=self.verbose_interval)
        result = em(problem, start, **limits, watch=watch)
        watch.end(result)
        return result

    def _keep(self, result: EMResult, problem: Problem, dtype: np.dtype[Any]) -> None:
        """Set the fitted attributes, in the dtype of X, and warn if the run did not converge."""
        self.stop_ = result.stop
        self.converged_ = result.stop is Stop.CONVERGED and result.n_iter > 0
        if not self.converged_ and self.max_iter > 0:
            warnings.warn(_NOT_CONVERGED, ConvergenceWarning, stacklevel=4)
        parameters = leave(problem.data.frame, result.parameters)
        self.weights_ = parameters.weights.astype(dtype)
        self.means_ = parameters.means.astype(dtype)
        self.covariances_ = parameters.covariances.astype(dtype)
        self.precisions_cholesky_ = parameters.precisions_cholesky.astype(dtype)
        self.precisions_ = parameters.precisions.astype(dtype)
        self.n_iter_ = result.n_iter
        self.lower_bound_ = result.lower_bound
        self.lower_bounds_ = result.lower_bounds

    def _fitted(self) -> Parameters:
        """The fitted mixture as a record."""
        fitted = (self.weights_, self.means_, self.covariances_, self.precisions_cholesky_)
        return Parameters(self.covariance_type, *(array.astype(np.float64) for array in fitted))

    def predict(self, X: Any) -> NDArray[np.intp]:
        """The most probable component of each sample of X (n_samples, n_features), as (n_samples,)."""
        samples = check_X(self, X)
        with blas_held():
            data = prepare(samples, structure=STRUCTURES[self.covariance_type])
            return labels_of(data, enter(data.frame, self._fitted()))

    def predict_proba(self, X: Any) -> FloatArray:
        """The components' probabilities (n_samples, n_components) given each sample; rows sum to 1."""
        samples = check_X(self, X)
        with blas_held():
            resp = np.exp(e_step(samples, self._fitted()).log_resp)
        return np.asarray(resp.astype(np.result_type(samples, self.means_), copy=False))

    def score_samples(self, X: Any) -> FloatArray:
        """Log-density of each sample of X (n_samples, n_features), in nats, as (n_samples,)."""
        samples = check_X(self, X)
        with blas_held():
            found = log_densities(samples, self._fitted())
        return found.astype(np.result_type(samples, self.means_), copy=False)

    def score(self, X: Any, y: None = None) -> float:
        """Mean log-density of the samples of X; y is ignored."""
        return float(self.score_samples(X).mean())

    def sample(self, n_samples: int = 1) -> tuple[FloatArray, NDArray[np.intp]]:
        """Draw samples: X (n_samples, n_features), sorted by component, and the component of each.

        Raises ValueError for n_samples below 1.
        """
        self._check_is_fitted()
        if n_samples < 1:
            raise ValueError(
                f"Invalid value for 'n_samples': {n_samples} . The sampling requires at least one sample."
            )
        return draw(self._fitted(), int(n_samples), check_random_state(self.random_state))

    def bic(self, X: Any) -> float:
        """Bayesian information criterion on X, the lower the better [schwarz1978]."""
        n = len(X)
        return float(-2 * self.score(X) * n + self._fitted().n_free * np.log(n))

    def aic(self, X: Any) -> float:
        """Akaike information criterion on X, the lower the better [akaike1974]."""
        return float(-2 * self.score(X) * len(X) + 2 * self._fitted().n_free)

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.estimator_type = "density_estimator"
        return tags
