"""Least squares with an L1 penalty, or with L1 and L2 together."""

from __future__ import annotations

import warnings
from numbers import Integral, Real
from typing import Any, ClassVar, Self

import numpy as np

from mlfundamentals._core.constraints import (
    ARRAY,
    BOOLEAN,
    NONE,
    RANDOM_STATE,
    Constraints,
    Interval,
    Options,
)
from mlfundamentals._core.parallel import blas_held
from mlfundamentals._core.random import Seed
from mlfundamentals._core.types import FloatArray
from mlfundamentals.linear_model._linear import LinearRegressor, as_columns
from mlfundamentals.linear_model._paths import PathResult, enet_path, follow, warn_unless_converged
from mlfundamentals.linear_model._problems import Problems, by_given_gram, gram_pays, prepare
from mlfundamentals.linear_model._ridge_solvers import ridge


class ElasticNet(LinearRegressor):
    """The minimum of (1 / 2n) ||y - X w - b||² + alpha l1_ratio ||w||_1 + ½ alpha (1 - l1_ratio) ||w||².

    alpha: strength of both penalties.  l1_ratio: share of L1, from 0 (ridge, with alpha n) to 1 (lasso).
    fit_intercept: whether to fit b, which is not penalized.
    precompute: X'X if you have it, of an X that is centred if fit_intercept, its rows times the roots of
    weights brought to a sum of n if there are weights; True to form it first; False leaves the choice open.
    The result is the same.
    max_iter: most Newton steps (each changes all coefficients; scikit-learn counts sweeps over coordinates).
    tol: the run ends when the duality gap is at most tol y'y / n, for the centred y.
    warm_start: start from the coefficients of the last fit.  positive: whether w must be >= 0.
    copy_X, random_state and selection have no effect: X is never written to, no coordinate is chosen.

    Several targets are fitted one by one. Weights are brought to a sum of n.

    Attributes: coef_ (n_features,) or (n_targets, n_features), sparse_coef_, intercept_, n_iter_ and
    dual_gap_ (one for each target if several: the steps, and the duality gap reached, in units of the
    objective), n_features_in_, feature_names_in_.

    Source: [zou2005] (the penalty), [fercoq2015] (the gap); the solver's in `_active_set`.

    >>> ElasticNet(alpha=0.5, l1_ratio=1.0).fit([[0.0], [1.0], [2.0]], [0.0, 1.0, 2.0]).coef_.round(6)
    array([0.25])
    """

    _sparse_as_dense: ClassVar = True
    _constraints: ClassVar[Constraints] = {
        "alpha": [Interval(Real, 0, None, "left")],
        "l1_ratio": [Interval(Real, 0, 1)],
        "fit_intercept": [BOOLEAN],
        "precompute": [BOOLEAN, ARRAY],
        "max_iter": [Interval(Integral, 1, None, "left"), NONE],
        "copy_X": [BOOLEAN],
        "tol": [Interval(Real, 0, None, "left")],
        "warm_start": [BOOLEAN],
        "positive": [BOOLEAN],
        "random_state": RANDOM_STATE,
        "selection": [Options("cyclic", "random")],
    }

    path = staticmethod(enet_path)
    n_iter_: Any
    dual_gap_: Any

    def __init__(
        self,
        alpha: float = 1.0,
        *,
        l1_ratio: float = 0.5,
        fit_intercept: bool = True,
        precompute: Any = False,
        max_iter: int = 1000,
        copy_X: bool = True,
        tol: float = 1e-4,
        warm_start: bool = False,
        positive: bool = False,
        random_state: Seed = None,
        selection: str = "cyclic",
    ) -> None:
        self.alpha = alpha
        self.l1_ratio = l1_ratio
        self.fit_intercept = fit_intercept
        self.precompute = precompute
        self.max_iter = max_iter
        self.copy_X = copy_X
        self.tol = tol
        self.warm_start = warm_start
        self.positive = positive
        self.random_state = random_state
        self.selection = selection

    def fit(self, X: Any, y: Any, sample_weight: Any = None, check_input: bool = True) -> Self:
        """Fit to X (n_samples, n_features) and y (n_samples,) or (n_samples, n_targets).

        sample_weight: (n_samples,), how much each sample's squared error counts. A number counts all alike.
        check_input: no effect, the input is always checked.
        Raises ValueError for what check_array refuses. Warns (ConvergenceWarning) where tol was not met.
        """
        self._check_parameters()
        X, y, weights = self._check_data(X, y, None if np.isscalar(sample_weight) else sample_weight)
        if self.alpha == 0:
            warnings.warn(
                "With alpha=0, this algorithm does not converge well. You are advised to use the"
                " LinearRegression"
                " estimator",
                stacklevel=2,
            )
        Y = as_columns(y)
        with blas_held():
            problems = self._problems(X, Y, weights)
            paths = [
                self._path_of_target(problems, k, start)
                for k, start in enumerate(self._starts(X, Y, weights))
            ]
        for path in paths:
            warn_unless_converged(path)
        coef = np.stack([path.coefs[:, 0] for path in paths])
        self._keep(coef, problems.intercept(coef), X, y)
        n_iters, gaps = [path.runs[0].n_iter for path in paths], np.array([path.gaps[0] for path in paths])
        self.n_iter_ = n_iters[0] if len(paths) == 1 else n_iters
        self.dual_gap_ = gaps[0] if len(paths) == 1 else gaps
        return self

    def _problems(self, X: FloatArray, Y: FloatArray, weights: FloatArray | None) -> Problems:
        gram, fit_intercept = self.precompute, bool(self.fit_intercept)
        if not hasattr(gram, "__array__"):
            form = bool(gram) or (self.alpha > 0 and gram_pays(X))
            return prepare(X, Y, weights=weights, fit_intercept=fit_intercept, gram=form)
        if fit_intercept and not np.allclose(np.average(X, axis=0, weights=weights), 0):
            warnings.warn(
                "Gram matrix was provided but X was centered to fit intercept: recomputing Gram matrix.",
                stacklevel=3,
            )
            return prepare(X, Y, weights=weights, fit_intercept=True, gram=True)
        return by_given_gram(X, Y, gram, weights=weights, fit_intercept=fit_intercept)

    def _starts(self, X: FloatArray, Y: FloatArray, weights: FloatArray | None) -> FloatArray:
        """Coefficients (n_targets, n_features) to start from: without a penalty, those of smallest norm."""
        if self.alpha == 0 and not self.positive:
            alpha = np.zeros(Y.shape[1])
            return ridge(X, Y, alpha, weights=weights, fit_intercept=bool(self.fit_intercept)).coef
        if self.warm_start and hasattr(self, "coef_"):
            return np.atleast_2d(self.coef_).astype(np.float64)
        return np.zeros((Y.shape[1], X.shape[1]))

    def _path_of_target(self, problems: Problems, k: int, start: FloatArray) -> PathResult:
        """The run for target k, as a path of one penalty."""
        return follow(
            problems,
            k,
            np.array([self.alpha], dtype=np.float64),
            start,
            l1_ratio=self.l1_ratio,
            positive=bool(self.positive),
            tol=float(self.tol),
            max_iter=int(self.max_iter or 1000),
        )

    @property
    def sparse_coef_(self) -> Any:
        """coef_ as a sparse array (n_targets, n_features), in compressed rows."""
        from scipy.sparse import csr_array

        return csr_array(np.atleast_2d(self.coef_))


class Lasso(ElasticNet):
    """The minimum of (1 / 2n) ||y - X w - b||² + alpha ||w||_1: `ElasticNet` with l1_ratio=1.

    Parameters and attributes are those of ElasticNet, but for l1_ratio.
    Source: [tibshirani1996].

    >>> Lasso(alpha=0.1).fit([[0.0], [1.0], [2.0]], [0.0, 1.0, 2.0]).coef_.round(6)
    array([0.85])
    """

    _constraints: ClassVar[Constraints] = {
        name: allowed for name, allowed in ElasticNet._constraints.items() if name != "l1_ratio"
    }

    def __init__(
        self,
        alpha: float = 1.0,
        *,
        fit_intercept: bool = True,
        precompute: Any = False,
        copy_X: bool = True,
        max_iter: int = 1000,
        tol: float = 1e-4,
        warm_start: bool = False,
        positive: bool = False,
        random_state: Seed = None,
        selection: str = "cyclic",
    ) -> None:
        super().__init__(
            alpha=alpha,
            l1_ratio=1.0,
            fit_intercept=fit_intercept,
            precompute=precompute,
            max_iter=max_iter,
            copy_X=copy_X,
            tol=tol,
            warm_start=warm_start,
            positive=positive,
            random_state=random_state,
            selection=selection,
        )
