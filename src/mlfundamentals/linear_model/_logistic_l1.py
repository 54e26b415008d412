"""Minimize a logistic loss plus an L1 or elastic-net penalty by Newton's method with the penalty kept whole.

Each step minimizes the quadratic model of the loss plus the penalty itself, exactly, by active sets; many
features are taken up as they violate optimality. The run ends when the smallest subgradient is within tol.

Source: [lee2014] (proximal Newton), [hintermuller2002] (active sets as a Newton method), [lee2007]
(feature-sign search, which cannot cycle).
"""

from __future__ import annotations

from dataclasses import replace
from math import log

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray

from mlfundamentals._core.parallel import blas_held
from mlfundamentals.linear_model import _logistic_loss as loss
from mlfundamentals.linear_model import _logistic_newton as newton
from mlfundamentals.linear_model._logistic_newton import EPS, Objective, State, Stop, smooth

Array = NDArray[np.float64]
Bools = NDArray[np.bool_]

_SLACK = 16 * EPS
_MOST_FEATURES = 500
"""Up to so many features all are worked on at once; beyond it those that violate optimality."""
_FEW_FEATURES = 100
"""The same, where there are too few samples to fit a part of them first."""
_MOST_GUESSES = 5
"""Where signs do not agree after so many guesses, they cycle more often than not."""
_SHARE_ENTERING = 0.5
"""Coordinates enter together whose violation is at least this share of the largest."""
_MOST_PARAMETERS = 3000
"""Up to so many parameters of a working set the Hessian is formed."""


def subgradient(
    theta: Float[np.ndarray, " P"], gradient: Float[np.ndarray, " P"], lasso: Float[np.ndarray, " P"]
) -> Float[np.ndarray, " P"]:
    """The smallest subgradient of the objective: all zeros at the minimum, and only there."""
    at_zero = np.sign(gradient) * np.maximum(np.abs(gradient) - lasso, 0.0)
    smallest: Array = np.where(theta != 0, gradient + np.sign(theta) * lasso, at_zero)
    return smallest


def minimize(
    objective: Objective, theta: Float[np.ndarray, " P"], *, tol: float, max_iter: int, given: bool = False
) -> State:
    """Minimize from theta; arguments as in `_logistic_newton.minimize`, tol bounds the smallest
    subgradient."""
    if max_iter == 0:
        return replace(newton.init(objective, theta), stop=Stop.MAX_ITER)
    n_samples, n_features = objective.data.X.shape
    in_parts = bool(newton.worthwhile_strides(n_samples, len(theta)))
    if n_features > (_MOST_FEATURES if in_parts else _FEW_FEATURES):
        return _by_working_sets(objective, theta, tol, max_iter)
    start = newton.init(objective, theta) if given else _from_parts(objective, theta, tol)
    return _run(objective, start, tol, max_iter)


def _run(objective: Objective, state: State, tol: float, max_iter: int) -> State:
    if objective.data.n_parameters > _MOST_PARAMETERS:
        return _without_hessian(objective, state.theta, tol, max_iter)
    attempts = 0
    while state.stop is None and state.n_iter < max_iter and attempts < 2 * max_iter:
        state, attempts = step(objective, state, tol=tol), attempts + 1
    return state if state.stop else replace(state, stop=Stop.MAX_ITER)


def step(objective: Objective, state: State, *, tol: float) -> State:
    """One proximal Newton step. `State.factor` holds scale and scaled Hessian, not factored."""
    lasso = objective.lasso
    before = float(np.abs(subgradient(state.theta, state.gradient, lasso)).max())
    if not state.fresh and _worth_a_hessian(objective, state, before, tol):
        state = replace(state, factor=definite_hessian(objective, state.theta), fresh=True)
    scale, matrix = state.factor  # type: ignore[misc]
    target = quadratic(matrix, scale * state.gradient, scale * lasso, state.theta / scale) * scale
    direction = target - state.theta
    sizes = float(lasso @ np.abs(state.theta))
    promised = float(direction @ state.gradient) + float(lasso @ np.abs(target)) - sizes
    length, slack = 1.0, _SLACK * (abs(state.value) + sizes)
    while length > 1e-10:
        theta = target if length == 1.0 else state.theta + length * direction
        value, gradient = smooth(objective, theta)
        grown = value + float(lasso @ np.abs(theta)) - state.value - sizes
        if grown <= 1e-4 * length * promised + slack:
            break
        length *= 0.5 if np.isfinite(value) else 0.01
    else:
        done = replace(state, stop=Stop.ROUNDING, n_iter=state.n_iter + 1)
        return done if state.fresh else replace(state, factor=None)
    after = float(np.abs(subgradient(theta, gradient, lasso)).max())
    shrink = after / before if before > 0 else 0.0
    factor = corrected(scale, matrix, theta - state.theta, gradient - state.gradient)
    moved = State(theta, value, gradient, factor, (), False, shrink, -promised, state.n_iter + 1)
    if after <= tol and -promised <= max(tol, slack):
        return replace(moved, stop=Stop.CONVERGED)
    if state.fresh and shrink > 0.5 and -promised <= slack:
        return replace(moved, stop=Stop.ROUNDING)
    return moved


def _worth_a_hessian(objective: Objective, state: State, size: float, tol: float) -> bool:
    if state.factor is None or state.shrink > 0.5:
        return True
    steps_left = log(max(size / max(tol, 1e-15), 1.0)) / -log(max(state.shrink, 1e-3))
    return steps_left > 3 + objective.data.n_parameters / 25


def definite_hessian(
    objective: Objective, theta: Float[np.ndarray, " P"]
) -> tuple[Float[np.ndarray, " P"], Float[np.ndarray, "P P"]]:
    """The scale that gives the smooth part's Hessian a unit diagonal, and the scaled Hessian, kept definite.

    Where features are collinear the step is damped by what keeps it definite; the minimum is not moved.
    """
    scale, matrix = newton.scaled_hessian(objective, theta)
    diagonal = np.diag_indices_from(matrix)
    matrix[diagonal] = np.where(matrix[diagonal] > 0, matrix[diagonal], 1.0) + 1e-10
    return scale, matrix


def corrected(
    scale: Float[np.ndarray, " P"],
    matrix: Float[np.ndarray, "P P"],
    moved: Float[np.ndarray, " P"],
    change: Float[np.ndarray, " P"],
) -> tuple[Float[np.ndarray, " P"], Float[np.ndarray, "P P"]]:
    """The scaled Hessian, corrected for a step and the change of the gradient along it (BFGS)."""
    moved, change = moved / scale, change * scale
    bent = matrix @ moved
    square, along = float(moved @ bent), float(moved @ change)
    if along <= 1e-8 * square or not square > 0:
        return scale, matrix
    return scale, matrix - np.outer(bent, bent / square) + np.outer(change, change / along)


def _from_parts(objective: Objective, theta: Array, tol: float) -> State:
    """A start for all samples: the minimum over a part of them, if it is better than theta."""
    n_samples, factor, found = len(objective.data.X), None, theta
    for stride in newton.worthwhile_strides(n_samples, len(theta)):
        part = replace(objective, data=loss.every(objective.data, stride))
        rough = max(tol, 0.03 * (stride / n_samples) ** 0.5)
        state = _run(part, replace(newton.init(part, found), factor=factor), rough, 12)
        if state.stop in (Stop.MAX_ITER, None) or not np.isfinite(state.theta).all():
            return newton.init(objective, theta)
        found, factor = state.theta, state.factor
    start = replace(newton.init(objective, found), factor=factor, shrink=0.15)
    total = start.value + float(objective.lasso @ np.abs(found))
    at_zero = log(max(objective.data.n_rows, 2))
    return start if factor is None or total <= at_zero else newton.init(objective, theta)


def quadratic(
    matrix: Float[np.ndarray, "P P"],
    gradient: Float[np.ndarray, " P"],
    lasso: Float[np.ndarray, " P"],
    start: Float[np.ndarray, " P"],
) -> Float[np.ndarray, " P"]:
    """Minimize (v - start)' matrix (v - start) / 2 + gradient' (v - start) + sum of lasso * |v| over v.

    matrix: positive definite, with a diagonal of about 1.
    """
    linear = gradient - matrix @ start
    with blas_held():
        found = _active_sets(matrix, linear, lasso, start)
        return _feature_sign(matrix, linear, lasso, start) if found is None else found


def _active_sets(matrix: Array, linear: Array, lasso: Array, start: Array) -> Array | None:
    """Guess signs from the gradient, solve for them, and again until they agree; None if they do not soon."""
    v, signs = start, np.full(len(start), np.nan)
    for _ in range(_MOST_GUESSES):
        pull = v - (matrix @ v + linear)
        guess = np.where(lasso > 0, np.sign(pull) * (np.abs(pull) > lasso), 2.0)
        if (guess == signs).all():
            return v
        signs = guess
        active = signs != 0
        v = np.zeros(len(start))
        v[active] = _solve(matrix, linear + np.where(lasso > 0, signs, 0.0) * lasso, active)
    return None


def _solve(matrix: Array, right: Array, active: Bools) -> Array:
    """-matrix^-1 right on the active coordinates."""
    from scipy.linalg.lapack import dposv

    places = np.flatnonzero(active)
    if len(places) == 0:
        return np.zeros(0)
    whole = len(places) == len(matrix)
    part, side = (matrix, right) if whole else (matrix[places[:, None], places], right[places])
    _, solution, failed = dposv(part, -side)
    return np.linalg.lstsq(part, -side, rcond=None)[0].astype(np.float64) if failed else solution


def _feature_sign(matrix: Array, linear: Array, lasso: Array, start: Array) -> Array:
    """Coordinates enter and leave where they cross zero; the objective falls at each turn.

    Several enter at a time; where that does not lower the objective, one, which always does.
    """
    v, settled, share = start.copy(), False, _SHARE_ENTERING
    enough = 1e-13 * (1.0 + float(np.abs(linear).max()))
    for _ in range(20 * len(v)):
        gradient = matrix @ v + linear
        signs, wanted = np.sign(v), subgradient(v, gradient, lasso)
        inside = (v != 0) | (lasso == 0)
        entering = settled or float(np.abs(wanted[inside]).max(initial=0.0)) <= enough
        if entering:
            outside = np.where(inside, 0.0, np.abs(wanted))
            if outside.max() <= enough:
                break
            new = outside >= share * outside.max()
            inside |= new
            signs[new] = -np.sign(wanted[new])
        target = np.zeros(len(v))
        target[inside] = _solve(matrix, linear + signs * lasso, inside)
        moved = _best_on_segment(matrix, gradient, lasso, v, target)
        stays = bool((moved == v).all())
        if stays and entering and share == 1.0:
            break
        share = 1.0 if stays and entering else _SHARE_ENTERING
        v, settled = moved, stays
    return v


def _best_on_segment(matrix: Array, gradient: Array, lasso: Array, v: Array, target: Array) -> Array:
    """Of target and the points before it where a coordinate crosses zero, the one with the lowest
    objective."""
    way = target - v
    crossing = (v != 0) & (np.sign(target) != np.sign(v)) & (lasso > 0)
    shares = np.append(v[crossing] / -way[crossing], 1.0)
    points = v + shares[:, None] * way
    points[np.arange(len(shares) - 1), np.flatnonzero(crossing)] = 0.0
    curve, slope = 0.5 * float(way @ matrix @ way), float(way @ gradient)
    values = shares**2 * curve + shares * slope + np.abs(points) @ lasso
    best = int(values.argmin())
    return points[best] if values[best] < float(np.abs(v) @ lasso) else v


def _by_working_sets(objective: Objective, theta: Array, tol: float, max_iter: int) -> State:
    """Work on the features that are in use or violate optimality most, until none violates it."""
    data, lasso, n_iter, size = objective.data, objective.lasso, 0, 100
    n_features = data.X.shape[1]
    state, idle = newton.init(objective, theta), False
    while True:
        wanted = np.abs(subgradient(state.theta, state.gradient, lasso))
        if wanted.max() <= tol and n_iter:
            return replace(state, n_iter=n_iter, stop=Stop.CONVERGED)
        if n_iter >= max_iter:
            return replace(state, n_iter=n_iter, stop=Stop.MAX_ITER)
        if idle:
            return replace(state, n_iter=n_iter, stop=Stop.ROUNDING)
        used = (state.theta.reshape(data.n_rows, -1)[:, :n_features] != 0).any(axis=0)
        worst = np.where(used, np.inf, wanted.reshape(data.n_rows, -1)[:, :n_features].max(axis=0))
        size = max(size, 2 * int(used.sum()))
        columns = np.sort(np.argsort(-worst, kind="stable")[:size])
        part, places = _restricted(objective, columns[worst[columns] > 0])
        # Features that are still to come change this part's minimum: it need not be exact before the end.
        rough = max(0.3 * tol, 0.02 * float(wanted.max()))
        inner = _run(part, newton.init(part, state.theta[places]), rough, max_iter - n_iter)
        moved = state.theta.copy()
        moved[places] = inner.theta
        n_iter, before = n_iter + max(inner.n_iter, 1), state
        state = newton.init(objective, moved)
        fall = before.value + lasso @ np.abs(before.theta) - state.value - lasso @ np.abs(moved)
        idle = inner.stop is not Stop.MAX_ITER and float(fall) <= _SLACK * before.value


def _restricted(objective: Objective, columns: NDArray[np.intp]) -> tuple[Objective, NDArray[np.intp]]:
    """The objective over these features (and the intercept), and where its parameters stand in the whole."""
    data = objective.data
    n_features = data.X.shape[1]
    of_row = np.append(columns, n_features) if data.intercept else columns
    places = (np.arange(data.n_rows)[:, None] * data.width + of_row).ravel()
    part = Objective(loss.features(data, columns), objective.ridge[places], objective.lasso[places])
    return part, places


def _without_hessian(objective: Objective, theta: Array, tol: float, max_iter: int) -> State:
    """L-BFGS-B on theta = up - down, both at least 0: for more parameters than a Hessian is formed for."""
    from scipy.optimize import minimize as scipy_minimize

    lasso, half = objective.lasso, len(theta)

    def evaluate(pair: Array) -> tuple[float, Array]:
        value, gradient = smooth(objective, pair[:half] - pair[half:])
        penalty = float(lasso @ (pair[:half] + pair[half:]))
        return value + penalty, np.append(gradient + lasso, lasso - gradient)

    start = np.append(np.maximum(theta, 0.0), np.maximum(-theta, 0.0))
    options = {"maxiter": max_iter, "maxls": 50, "gtol": tol, "ftol": 64 * EPS, "maxfun": 100 * max_iter}
    bounds = [(0.0, None)] * (2 * half)
    found = scipy_minimize(evaluate, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    state = newton.init(objective, found.x[:half] - found.x[half:])
    reached = float(np.abs(subgradient(state.theta, state.gradient, lasso)).max())
    stop = Stop.CONVERGED if reached <= tol else Stop.ROUNDING if found.success else Stop.MAX_ITER
    return replace(state, n_iter=int(found.nit), stop=stop)
