"""Elastic nets of many penalties: each starts from the coefficients of the one before."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any

import numpy as np
from jaxtyping import Float

from mlfundamentals._core.constraints import BOOLEAN, Constraints, Interval, Options, check_parameters
from mlfundamentals._core.exceptions import ConvergenceWarning
from mlfundamentals._core.parallel import blas_held
from mlfundamentals._core.types import FloatArray
from mlfundamentals._core.validation import check_array, check_sample_weight, check_target
from mlfundamentals.linear_model._active_set import ElasticNetResult, Stop, solve_from
from mlfundamentals.linear_model._certificate import Penalty
from mlfundamentals.linear_model._problems import Problems, by_given_gram, prepare
from mlfundamentals.linear_model._states import Problem, init, penalized

_LEAST_ALPHA = float(np.finfo(np.float64).resolution)


@dataclass(frozen=True, slots=True)
class PathResult:
    """Elastic nets along a path, in the caller's units."""

    alphas: FloatArray
    """(a,), falling."""
    coefs: FloatArray
    """(d, a)."""
    gaps: FloatArray
    """Duality gaps of (1 / 2n) ||y - X w||² + ..., (a,)."""
    runs: list[ElasticNetResult]
    """One for each alpha, in the solver's units."""
    tolerance: float
    """The gap that was asked for."""


def follow(
    problems: Problems,
    k: int,
    alphas: Float[np.ndarray, " a"],
    start: Float[np.ndarray, " d"],
    *,
    l1_ratio: float,
    positive: bool,
    tol: float,
    max_iter: int,
) -> PathResult:
    """The elastic nets of target k for each of alphas, each from where the one before ended.

    start: coefficients to begin from, in the caller's units.
    """
    n, X_scale, y_scale = problems.design.n_samples, problems.X_scale, problems.y_scale
    unit = y_scale / X_scale
    target = problems.targets[k]
    runs: list[ElasticNetResult] = []
    state = None
    with blas_held():
        for alpha in alphas:
            l1 = n * float(alpha) * l1_ratio / X_scale / y_scale
            l2 = n * float(alpha) * (1 - l1_ratio) / X_scale / X_scale
            problem = Problem(problems.design, target, Penalty(l1, l2, positive))
            state = (
                init(problem, start / unit) if state is None else penalized(problem, state.coef, state.fit)
            )
            run, state = solve_from(problem, state, tol=tol, max_iter=max_iter)
            runs.append(run)
    coefs = np.stack([run.coef for run in runs], axis=1) * unit
    gaps = np.array([run.gap for run in runs]) / n * y_scale * y_scale
    return PathResult(alphas, coefs, gaps, runs, tol * target.squares / n * y_scale * y_scale)


def warn_unless_converged(path: PathResult) -> None:
    """Warn of the runs that ended at max_iter, or by rounding with a gap beyond tol."""
    for run, gap in zip(path.runs, path.gaps, strict=True):
        if run.stop is not Stop.CONVERGED and gap > path.tolerance:
            warnings.warn(
                "Objective did not converge. You might want to increase the number of iterations, check"
                " the scale of the features or consider increasing regularisation."
                f" Duality gap: {gap:.3e}, tolerance: {path.tolerance:.3e}; {run.stop.value}.",
                ConvergenceWarning,
                stacklevel=3,
            )


def alpha_grid(
    cross: Float[np.ndarray, "d ..."],
    n_samples: int,
    *,
    l1_ratio: float,
    eps: float,
    n_alphas: int,
    positive: bool,
) -> FloatArray:
    """n_alphas penalties in geometric steps from the least at which all coefficients are zero to eps times
    it.

    cross: X'y.  Raises ValueError for l1_ratio = 0, where no penalty sets all coefficients to zero.
    """
    if l1_ratio == 0:
        raise ValueError(
            "Automatic alpha grid generation is not supported for l1_ratio=0. Please supply a grid"
            " by providing"
            " your estimator with the appropriate `alphas=` argument."
        )
    largest = max(float(cross.max() if positive else np.abs(cross).max()), 0.0) / (n_samples * l1_ratio)
    if largest <= _LEAST_ALPHA:
        return np.full(n_alphas, _LEAST_ALPHA)
    return np.geomspace(largest, largest * eps, num=n_alphas)


_CONSTRAINTS: Constraints = {
    "l1_ratio": [Interval(Real, 0, 1)],
    "eps": [Interval(Real, 0, None, "neither")],
    "copy_X": [BOOLEAN],
    "return_n_iter": [BOOLEAN],
    "positive": [BOOLEAN],
    "tol": [Interval(Real, 0, None, "left")],
    "max_iter": [Interval(Integral, 1, None, "left")],
    "selection": [Options("cyclic", "random")],
}


def enet_path(
    X: Any,
    y: Any,
    *,
    l1_ratio: float = 0.5,
    eps: float = 1e-3,
    n_alphas: int | None = None,
    alphas: int | Sequence[float] | FloatArray | None = 100,
    precompute: Any = "auto",
    Xy: Any = None,
    copy_X: bool = True,
    coef_init: Any = None,
    verbose: bool | int = False,
    return_n_iter: bool = False,
    positive: bool = False,
    check_input: bool = True,
    tol: float = 1e-4,
    max_iter: int = 1000,
    sample_weight: Any = None,
    selection: str = "cyclic",
    random_state: Any = None,
    **params: Any,
) -> Any:
    """Elastic nets (1 / 2n) ||y - X w||² + alpha l1_ratio ||w||_1 + ½ alpha (1 - l1_ratio) ||w||² along
    alpha.

    X (n_samples, n_features) and y (n_samples,) are taken as they are: center them for a model with
    intercept.

    alphas: how many penalties, in geometric steps from the least that sets all coefficients to zero down to
    eps times it; or the penalties. n_alphas, if given, is how many.
    precompute: X'X if you have it; True to form it, False to work with X, "auto" to form it for tall X. The
    result is the same. Xy: X'y, used with a given X'X.
    coef_init: coefficients (n_features,) to start from.  tol: gap asked for, as a share of y'y / n.
    max_iter: most steps for each penalty.  check_input, copy_X, verbose, selection and random_state have no
    effect: X is never written to, and all coefficients change at once.

    Returns (alphas, coefs, dual_gaps), with return_n_iter also the steps: (n_alphas,) falling,
    (n_features, n_alphas), (n_alphas,), and a list. A y of one column gives coefs (1, n_features, n_alphas).
    Raises ValueError for more than one target (the multi-task problem is not solved here), for l1_ratio=0
    without given penalties, for parameters in params, and for what check_array refuses. Warns
    (ConvergenceWarning) where tol is not met, and (FutureWarning) for n_alphas and alphas=None, which
    scikit-learn is about to remove.

    >>> alphas, coefs, gaps = enet_path([[1.0], [2.0]], [1.0, 2.0], l1_ratio=1.0, alphas=[0.5, 1.0])
    >>> alphas, coefs.round(6)
    (array([1. , 0.5]), array([[0.6, 0.8]]))
    """
    if params:
        raise ValueError(f"Unexpected parameters in params: {', '.join(params)}")
    _check(l1_ratio, eps, copy_X, return_n_iter, positive, tol, max_iter, selection)
    X = check_array(X, sparse=True)
    y = check_target(y, len(X), numeric=True, multi_output=True)
    if y.ndim == 2 and y.shape[1] > 1:
        raise ValueError(
            f"y must have one target, got {y.shape[1]}: the multi-task path is not built. Call the"
            " function for"
            " each column of y."
        )
    Y = y.reshape(len(y), 1)
    with blas_held():
        problems = _path_problems(X, Y, sample_weight, precompute, Xy)
    how_many = _how_many(n_alphas, alphas)
    if isinstance(how_many, Integral):
        cross = problems.targets[0].cross * (problems.X_scale * problems.y_scale)
        grid = alpha_grid(
            cross, len(X), l1_ratio=l1_ratio, eps=eps, n_alphas=int(how_many), positive=positive
        )
    else:
        grid = np.sort(np.asarray(how_many, dtype=np.float64))[::-1]
    start = np.zeros(X.shape[1]) if coef_init is None else np.array(coef_init, dtype=np.float64).reshape(-1)
    path = follow(problems, 0, grid, start, l1_ratio=l1_ratio, positive=positive, tol=tol, max_iter=max_iter)
    warn_unless_converged(path)
    coefs = path.coefs.astype(X.dtype)
    shaped = coefs if y.ndim == 1 else coefs[None]
    n_iters = [run.n_iter for run in path.runs]
    return (grid, shaped, path.gaps, n_iters) if return_n_iter else (grid, shaped, path.gaps)


def lasso_path(
    X: Any,
    y: Any,
    *,
    eps: float = 1e-3,
    n_alphas: int | None = None,
    alphas: int | Sequence[float] | FloatArray | None = 100,
    precompute: Any = "auto",
    Xy: Any = None,
    copy_X: bool = True,
    coef_init: Any = None,
    verbose: bool | int = False,
    return_n_iter: bool = False,
    positive: bool = False,
    **params: Any,
) -> Any:
    """Lassos (1 / 2n) ||y - X w||² + alpha ||w||_1 along alpha: `enet_path` with l1_ratio=1.

    params: tol, max_iter and what else enet_path takes.

    >>> lasso_path([[1.0], [2.0]], [1.0, 2.0], alphas=[0.5])[1].round(6)
    array([[0.8]])
    """
    return enet_path(
        X,
        y,
        l1_ratio=1.0,
        eps=eps,
        n_alphas=n_alphas,
        alphas=alphas,
        precompute=precompute,
        Xy=Xy,
        copy_X=copy_X,
        coef_init=coef_init,
        verbose=verbose,
        return_n_iter=return_n_iter,
        positive=positive,
        **params,
    )


def _how_many(n_alphas: int | None, alphas: Any) -> Any:
    """A number of penalties, or the penalties, with scikit-learn's warnings of what it is about to remove."""
    if n_alphas is not None:
        warnings.warn(
            "'n_alphas' was deprecated in 1.9 and will be removed in 1.11. Pass the number as 'alphas'.",
            FutureWarning,
            stacklevel=3,
        )
        return n_alphas
    if alphas is None:
        warnings.warn(
            "'alphas=None' is deprecated and will be removed in 1.11. Set 'alphas=100' to silence this"
            " warning.",
            FutureWarning,
            stacklevel=3,
        )
        return 100
    return alphas


def _check(*values: Any) -> None:
    names = ("l1_ratio", "eps", "copy_X", "return_n_iter", "positive", "tol", "max_iter", "selection")
    check_parameters("enet_path", dict(zip(names, values, strict=True)), _CONSTRAINTS)


def _path_problems(X: FloatArray, Y: FloatArray, sample_weight: Any, precompute: Any, Xy: Any) -> Problems:
    given = hasattr(precompute, "__array__")
    weights = None if sample_weight is None else check_sample_weight(sample_weight, len(X))
    if not given:
        tall = len(X) > X.shape[1]
        form = tall if isinstance(precompute, str) else bool(precompute)
        return prepare(X, Y, weights=weights, fit_intercept=False, gram=form)
    return by_given_gram(X, Y, precompute, Xy, weights=weights)
