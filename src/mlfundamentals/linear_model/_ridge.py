"""Ridge regression."""

from __future__ import annotations

from collections.abc import Sequence
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
from mlfundamentals._core.random import Seed
from mlfundamentals._core.types import FloatArray
from mlfundamentals.linear_model._linear import LinearRegressor, as_columns
from mlfundamentals.linear_model._ridge_solvers import positive_ridge, ridge

_SOLVERS = ("auto", "svd", "cholesky", "lsqr", "sparse_cg", "sag", "saga", "lbfgs")
_REPORTING = ("lsqr", "sag", "saga")


class Ridge(LinearRegressor):
    """Linear least squares with an L2 penalty: the minimum of ||y - X w - b||² + alpha ||w||².

    alpha: penalty, or one for each target; at 0 the least squares solution of smallest norm.
    fit_intercept: whether to fit b, which is not penalized.
    positive: whether w must be >= 0.
    solver: "svd" takes singular values of X, everything else the Cholesky factor of the smaller of X'X and
    XX' and, where that is singular in working precision, singular values. The answer is exact either way:
    iterative solvers ("lsqr", "sparse_cg", "sag", "saga") are accepted as names for it, so max_iter, tol and
    random_state have no effect; nor has copy_X, as X is never written to. "lbfgs" is for positive=True, as
    in scikit-learn; an active set of the elastic net solves that.

    Attributes: coef_ (n_features,) or (n_targets, n_features), intercept_ a number or (n_targets,), n_iter_
    (None, as nothing is iterated; 1 for each target where "lsqr", "sag" or "saga" was asked for, which
    report it), solver_ (the one asked for, the one
    chosen for "auto", or "svd" where that had to be taken), n_features_in_, feature_names_in_.

    Source: [hoerl1970].

    >>> model = Ridge(alpha=1.0).fit([[0.0], [1.0], [2.0]], [0.0, 1.0, 2.0])
    >>> model.coef_.round(6)
    array([0.666667])
    """

    _sparse_as_dense: ClassVar = True
    _constraints: ClassVar[Constraints] = {
        "alpha": [Interval(Real, 0, None, "left"), ARRAY],
        "fit_intercept": [BOOLEAN],
        "copy_X": [BOOLEAN],
        "max_iter": [Interval(Integral, 1, None, "left"), NONE],
        "tol": [Interval(Real, 0, None, "left")],
        "solver": [Options(*_SOLVERS)],
        "positive": [BOOLEAN],
        "random_state": RANDOM_STATE,
    }

    def __init__(
        self,
        alpha: float | Sequence[float] | FloatArray = 1.0,
        *,
        fit_intercept: bool = True,
        copy_X: bool = True,
        max_iter: int | None = None,
        tol: float = 1e-4,
        solver: str = "auto",
        positive: bool = False,
        random_state: Seed = None,
    ) -> None:
        self.alpha = alpha
        self.fit_intercept = fit_intercept
        self.copy_X = copy_X
        self.max_iter = max_iter
        self.tol = tol
        self.solver = solver
        self.positive = positive
        self.random_state = random_state

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """Fit to X (n_samples, n_features) and y (n_samples,) or (n_samples, n_targets).

        sample_weight: (n_samples,), how much each sample's squared error counts; None is 1 each.
        Raises ValueError for a number of penalties that is neither 1 nor that of the targets, negative
        penalties, a solver that does not go with `positive`, and for what check_array refuses.
        """
        self._check_parameters()
        self._check_solver()
        X, y, weights = self._check_data(X, y, sample_weight)
        Y = as_columns(y)
        alpha = _penalties(self.alpha, Y.shape[1])
        fit_intercept = bool(self.fit_intercept)
        if self.positive:
            result = positive_ridge(X, Y, alpha, weights=weights, fit_intercept=fit_intercept)
        else:
            result = ridge(X, Y, alpha, weights=weights, fit_intercept=fit_intercept, solver=self.solver)
        self._keep(result.coef, result.intercept, X, y)
        self.n_iter_ = np.ones(Y.shape[1], dtype=np.int32) if self.solver in _REPORTING else None
        asked = self.solver if self.solver != "auto" else result.solver
        self.solver_ = "svd" if result.solver == "svd" else asked
        return self

    def _check_solver(self) -> None:
        if self.solver == "lbfgs" and not self.positive:
            raise ValueError("'lbfgs' solver can be used only when positive=True. Please use another solver.")
        if self.positive and self.solver not in ("auto", "lbfgs"):
            raise ValueError(
                f"solver='{self.solver}' does not support positive fitting. Please set the solver to"
                " 'auto' or"
                " 'lbfgs', or set `positive=False`"
            )


def _penalties(alpha: Any, n_targets: int) -> FloatArray:
    """alpha as one penalty for each target."""
    penalties = np.ravel(np.asarray(alpha, dtype=np.float64))
    if len(penalties) not in (1, n_targets):
        raise ValueError(
            f"Number of targets and number of penalties do not correspond: {len(penalties)} != {n_targets}"
        )
    if not (penalties >= 0).all():
        raise ValueError(f"Penalties must be 0 or more, got alpha={alpha!r}.")
    return np.broadcast_to(penalties, n_targets)
