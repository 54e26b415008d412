"""Ridge regression in closed form: by the Gram matrix of features, of samples, or by singular values."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import numpy as np
from jaxtyping import Float

from mlfundamentals._core.finite import check_finite
from mlfundamentals._core.parallel import blas_held
from mlfundamentals._core.types import FloatArray
from mlfundamentals.linear_model._active_set import solve
from mlfundamentals.linear_model._certificate import Penalty
from mlfundamentals.linear_model._moments import moments
from mlfundamentals.linear_model._problems import binary_scale, prepare
from mlfundamentals.linear_model._refinement import refined_ridge
from mlfundamentals.linear_model._states import Problem

_LEAST_RCOND = 1e-10
"""Reciprocal condition of a Gram matrix from which its Cholesky factor is trusted: some six digits stay."""

_MOST_STEPS = 1000

_FEW_FEATURES = 1000
"""Up to here LAPACK is held to one thread: its own, which wait by spinning, would slow down those that form
the next Gram matrix."""


@dataclass(frozen=True, slots=True)
class RidgeResult:
    """A minimum of ||sqrt(W) (y - X w - b)||² + alpha ||w||², for each target."""

    coef: FloatArray
    """w, (t, d)."""
    intercept: FloatArray
    """b, (t,)."""
    solver: str
    """Which way led there: "cholesky" or "svd"; "lbfgs" for what scikit-learn does by that."""


def ridge(
    X: Float[np.ndarray, "n d"],
    y: Float[np.ndarray, "n t"],
    alpha: Float[np.ndarray, " t"],
    *,
    weights: Float[np.ndarray, " n"] | None = None,
    fit_intercept: bool = True,
    solver: str = "auto",
) -> RidgeResult:
    """The ridge regression of each target on X; the intercept is not penalized.

    alpha: penalty of each target, >= 0. At 0 the least squares solution of smallest norm is found.
    solver: "svd", or anything else for the Cholesky factor of the smaller Gram matrix; where that matrix is
    singular to working precision, singular values are taken instead, which lose no digits by squaring.
    Raises ValueError where X has NaN or infinity.
    Source: [hoerl1970].

    >>> X = np.array([[0.0], [1.0], [2.0]])
    >>> ridge(X, 2 * X, np.array([0.0])).coef.round(12)
    array([[2.]])
    """
    X_scale, y_scale = binary_scale(X), binary_scale(y)
    if X_scale != 1 or y_scale != 1:
        with np.errstate(over="ignore", under="ignore"):
            scaled_alpha = alpha / X_scale / X_scale
        result = _ridge(X / X_scale, y / y_scale, scaled_alpha, weights, fit_intercept, solver)
        return RidgeResult(result.coef * (y_scale / X_scale), result.intercept * y_scale, result.solver)
    return _ridge(X, y, alpha, weights, fit_intercept, solver)


def positive_ridge(
    X: Float[np.ndarray, "n d"],
    y: Float[np.ndarray, "n t"],
    alpha: Float[np.ndarray, " t"],
    *,
    weights: Float[np.ndarray, " n"] | None = None,
    fit_intercept: bool = True,
) -> RidgeResult:
    """The same with w >= 0, by the active set of the elastic net.

    >>> X, y = np.array([[0.0], [1.0]]), np.array([[1.0], [0.0]])
    >>> positive_ridge(X, y, np.array([0.0])).coef
    array([[0.]])
    """
    with blas_held():
        problems = prepare(X, y, weights=weights, fit_intercept=fit_intercept, gram=len(X) >= X.shape[1])
    share = 1.0 if weights is None else len(X) / float(weights.sum())
    coef = np.empty((y.shape[1], X.shape[1]))
    for k, penalty in enumerate(alpha):
        l2 = float(penalty) * share / problems.X_scale / problems.X_scale
        problem = Problem(problems.design, problems.targets[k], Penalty(0.0, l2, positive=True))
        coef[k] = solve(problem, np.zeros(X.shape[1]), tol=1e-15, max_iter=_MOST_STEPS).coef
    coef *= problems.y_scale / problems.X_scale
    return RidgeResult(coef, problems.intercept(coef), "lbfgs")


def _ridge(
    X: FloatArray,
    y: FloatArray,
    alpha: FloatArray,
    weights: FloatArray | None,
    fit_intercept: bool,
    solver: str,
) -> RidgeResult:
    if solver != "svd" and len(X) >= X.shape[1]:
        with blas_held() if X.shape[1] <= _FEW_FEATURES else nullcontext():
            refined = refined_ridge(X, y, alpha, weights, centred=fit_intercept)
            if refined is not None:
                return RidgeResult(refined.coef.T, refined.intercept, "cholesky")
            m = moments(X, y, weights, centred=fit_intercept)
            if not np.isfinite(m.gram.diagonal()).all():
                check_finite(X, name="X")
            coef = _solved(m.gram, m.cross, alpha)
        if coef is not None:
            return RidgeResult(coef.T, m.y_mean - m.X_mean @ coef, "cholesky")
    check_finite(X, name="X")
    Xc, yc, X_mean, y_mean = _centred(X, y, weights, fit_intercept)
    dual = _solved(Xc @ Xc.T, yc, alpha) if solver != "svd" and len(X) < X.shape[1] else None
    coef = Xc.T @ dual if dual is not None else _by_singular_values(Xc, yc, alpha)
    return RidgeResult(coef.T, y_mean - X_mean @ coef, "svd" if dual is None else "cholesky")


def _centred(
    X: FloatArray, y: FloatArray, weights: FloatArray | None, fit_intercept: bool
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """X and y about their weighted means, each row times the root of its weight; and the means."""
    X, y = X.astype(np.float64, copy=False), y.astype(np.float64, copy=False)
    X_mean, y_mean = np.zeros(X.shape[1]), np.zeros(y.shape[1])
    if fit_intercept:
        X_mean, y_mean = np.average(X, axis=0, weights=weights), np.average(y, axis=0, weights=weights)
        X, y = X - X_mean, y - y_mean
    if weights is not None:
        root = np.sqrt(weights)[:, None]
        X, y = X * root, y * root
    return X, y, X_mean, y_mean


def _solved(gram: FloatArray, right: FloatArray, alpha: FloatArray) -> FloatArray | None:
    """(gram + alpha_j I)^-1 right_j for each column j of right; None where that is singular in float64."""
    solution = np.empty_like(right)
    for penalty in np.unique(alpha):
        columns = alpha == penalty
        part = _solve_positive(gram, penalty, right[:, columns])
        if part is None:
            return None
        solution[:, columns] = part
    return solution


def _solve_positive(gram: FloatArray, penalty: float, right: FloatArray) -> FloatArray | None:
    from scipy.linalg import lapack

    matrix = np.array(gram, order="F")
    matrix.flat[:: len(gram) + 1] += penalty
    norm = float(np.abs(matrix).sum(axis=0).max(initial=0.0))
    factor, failed = lapack.dpotrf(matrix, lower=1, overwrite_a=1)
    if failed or norm == 0:
        return None
    rcond: Any = lapack.dpocon(factor, norm, uplo="L")[0]
    if rcond < _LEAST_RCOND:
        return None
    solution: FloatArray = lapack.dpotrs(factor, right, lower=1)[0]
    return solution


def _by_singular_values(X: FloatArray, y: FloatArray, alpha: FloatArray) -> FloatArray:
    """Coefficients (d, t) from X = U S V'; directions whose s is rounding beside the largest are left out."""
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    kept = s > np.finfo(np.float64).eps * max(X.shape) * s.max(initial=0.0)
    U, s, Vt = U[:, kept], s[kept, None], Vt[kept]
    coef: FloatArray = Vt.T @ ((s / (s**2 + alpha)) * (U.T @ y))
    return coef
