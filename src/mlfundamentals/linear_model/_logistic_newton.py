"""Minimize a logistic loss plus a quadratic penalty by Newton's method.

A Hessian is kept for several steps while the gradient shrinks well enough (the chord method): a step need
not be exact, only the gradient at which the run ends. Many samples are first fitted on a few of them, so
that the first steps, which are far from the minimum, cost little.

Source: [nocedal2006], sections 3.1 (line search), 3.3 (Newton's method), 7.1 (truncated Newton).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from math import log
from typing import Any

import numpy as np
from jaxtyping import Float
from numpy.typing import DTypeLike, NDArray

from mlfundamentals.linear_model import _logistic_loss as loss

Array = NDArray[np.float64]

EPS = float(np.finfo(np.float64).eps)
_ROOM = 16 * EPS
"""By how much of itself rounding may raise the objective from one evaluation to the next."""
_STRIDE = 16
"""At most every so many-th sample is in the part that is fitted first, and a fourth of these before."""
_ROWS_PER_PARAMETER = 40
"""The part has at least so many rows for each parameter: its Hessian is then near that of all samples."""
_LEAST_ROWS = 2000
_LARGE = 1 << 16
"""From so many numbers in X on, products of the Hessian are tried in float32."""
_LEAST_PIVOT = 0.02
"""Pivots (of a unit diagonal) that float32's rounding, 1e-6 of the diagonal, cannot change much."""
_MOST_DIRECT = 1000
"""Up to so many parameters the Hessian is formed and factored."""
_CHEAP = 32
"""Up to so many parameters a Hessian costs little more than a gradient."""
_MOST_UNEVEN = 1e3
"""The largest ratio of features' scales with which L-BFGS is tried first."""
_LAST_STEPS = 12
"""Of max_iter, what L-BFGS leaves to Newton's method, which from there has hardly ever needed more."""
_PATIENCE = 40
"""Iterations of L-BFGS, at least, before the Hessian is formed after all; more where it costs more."""


class Stop(Enum):
    """Why an iteration ended; the value is the sentence a user reads."""

    CONVERGED = "the gradient is within tol"
    ROUNDING = "rounding hides any further progress"
    MAX_ITER = "max_iter was reached first; raise max_iter or tol, or scale the features"


@dataclass(frozen=True, slots=True)
class Objective:
    """Mean loss + sum of ridge * theta**2 / 2 + sum of lasso * |theta|."""

    data: loss.Data
    ridge: Array
    """(P,), at least 0."""
    lasso: Array
    """(P,), at least 0; zeros wherever the objective must be smooth."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a run stands."""

    theta: Array
    value: float
    """The objective."""
    gradient: Array
    """Of the smooth part: mean loss and ridge."""
    factor: tuple[Array, Array] | None = None
    """The Hessian in use: the diagonal that scales it, and the Cholesky factor of the scaled one."""
    pairs: tuple[tuple[Array, Array], ...] = ()
    """Steps since that Hessian was formed, each with the change of the gradient."""
    fresh: bool = False
    """Whether the Hessian is that of theta."""
    shrink: float = 1.0
    """The last step's gradient, as a share of the one before."""
    decrement: float = np.inf
    """Twice what the quadratic model promised for the last step."""
    n_iter: int = 0
    stop: Stop | None = None


def smooth(objective: Objective, theta: Float[np.ndarray, " P"]) -> tuple[float, Float[np.ndarray, " P"]]:
    """Mean loss plus ridge at theta, and the gradient."""
    value, gradient = loss.value_gradient(objective.data, theta)
    pull = objective.ridge * theta
    return value + 0.5 * float(pull @ theta), gradient + pull


def init(objective: Objective, theta: Float[np.ndarray, " P"]) -> State:
    """The start of a run at theta."""
    return State(theta, *smooth(objective, theta))


def step(objective: Objective, state: State, *, tol: float) -> State:
    """One Newton step, shortened until the objective falls."""
    if not state.fresh and _worth_a_hessian(objective, state, tol):
        state = replace(state, factor=factored(objective, state.theta), pairs=(), fresh=True)
    direction = _direction(state)
    slope = float(direction @ state.gradient)
    length, slack = 1.0, _ROOM * abs(state.value)
    while length > 1e-10:
        theta = state.theta + length * direction
        value, gradient = smooth(objective, theta)
        if value <= state.value + 1e-4 * length * slope + slack:
            break
        length *= 0.5 if np.isfinite(value) else 0.01
    else:
        return _stuck(state)
    before, after = float(np.abs(state.gradient).max()), float(np.abs(gradient).max())
    shrink = after / before if before > 0 else 0.0
    pairs = (*state.pairs, (theta - state.theta, gradient - state.gradient))
    moved = State(theta, value, gradient, state.factor, pairs, False, shrink, -slope, state.n_iter + 1)
    if after <= tol and -slope <= max(tol, slack):
        return replace(moved, stop=Stop.CONVERGED)
    if state.fresh and shrink > 0.5 and -slope <= slack:
        best = moved if after < before else replace(state, n_iter=moved.n_iter)
        return replace(best, stop=Stop.CONVERGED if min(after, before) <= tol else Stop.ROUNDING)
    return moved


def _stuck(state: State) -> State:
    """No length of this direction lowers the objective: try a new Hessian; if it was new, that is all."""
    if state.fresh:
        return replace(state, stop=Stop.ROUNDING, n_iter=state.n_iter + 1)
    return replace(state, factor=None)


def _worth_a_hessian(objective: Objective, state: State, tol: float) -> bool:
    """Whether a new Hessian costs less than the steps that it saves (in gradient evaluations)."""
    if state.factor is None or state.shrink > 0.5:
        return True
    distance = float(np.abs(state.gradient).max()) / max(tol, 1e-15)
    steps_left = log(max(distance, 1.0)) / -log(max(state.shrink, 1e-3))
    return steps_left > 3 + objective.data.n_parameters / 25


def factored(objective: Objective, theta: Float[np.ndarray, " P"]) -> tuple[Array, Array]:
    """The Hessian of the smooth part, scaled to a unit diagonal and factored (`State.factor`).

    K rows of parameters may all be shifted alike without changing the loss. Where the shift is not penalized
    apart, the Hessian is made definite along it; steps, which have no part along it, stay as they are.
    Of many samples the products are in float32 where that is good enough: the step need not be exact.
    """
    if objective.data.n_rows == 1 and objective.data.X.size >= _LARGE:
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            scale, matrix = scaled_hessian(objective, theta, np.float32)
            lower = _cholesky(matrix)
        if well_conditioned(scale, lower):
            return scale, lower
    scale, matrix = scaled_hessian(objective, theta)
    if objective.data.n_rows > 1:
        n_rows, width = objective.data.n_rows, objective.data.width
        blocks, alike = matrix.reshape(n_rows, width, n_rows, width), np.arange(width)
        blocks[:, alike, :, alike] += 1.0 / n_rows
    return scale, _cholesky(matrix)


def scaled_hessian(
    objective: Objective, theta: Float[np.ndarray, " P"], dtype: DTypeLike = np.float64
) -> tuple[Float[np.ndarray, " P"], Float[np.ndarray, "P P"]]:
    """The Hessian of the smooth part with a diagonal of ones at most, and the scale that made it so.

    The parameters of a feature have the same scale in all rows. dtype: as in `_logistic_loss.hessian`.
    """
    matrix = loss.hessian(objective.data, theta, dtype=dtype)
    diagonal = np.diag_indices_from(matrix)
    matrix[diagonal] += objective.ridge
    n_rows, width = objective.data.n_rows, objective.data.width
    most = np.tile(matrix[diagonal].reshape(n_rows, width).max(axis=0), n_rows)
    scale = 1.0 / np.sqrt(np.where(most > 0, most, 1.0))
    matrix *= scale
    matrix *= scale[:, None]
    return scale, matrix


def well_conditioned(scale: Array, lower: Array) -> bool:
    """Whether a Hessian from float32 products gives steps as good as the exact one, nearly."""
    pivots = np.diag(lower)
    return bool(
        np.isfinite(scale).all()
        and (scale > 1e-12).all()
        and (scale < 1e12).all()
        and np.isfinite(pivots).all()
        and (pivots > _LEAST_PIVOT).all()
    )


def _cholesky(matrix: Array) -> Array:
    """The lower factor; of a matrix that is not definite, that of the nearest one lifted until it is."""
    from scipy.linalg.lapack import dpotrf

    for lift in (0.0, 1e-14, 1e-12, 1e-10, 1e-8, 1e-4, 1.0):
        lifted = matrix + np.diag(np.full(len(matrix), lift)) if lift else matrix
        factor, failed = dpotrf(lifted, lower=1)
        if not failed and np.isfinite(factor).all():
            return factor  # type: ignore[no-any-return]
    return np.eye(len(matrix))


def _solve(factor: tuple[Array, Array], right: Array) -> Array:
    from scipy.linalg.lapack import dpotrs

    scale, lower = factor
    return scale * dpotrs(lower, scale * right, lower=1)[0]  # type: ignore[no-any-return]


def _direction(state: State) -> Array:
    """Minus the gradient, times the inverse of the Hessian as the steps since have corrected it (BFGS)."""
    right, parts = -state.gradient, []
    pairs = [(moved, change) for moved, change in state.pairs if float(moved @ change) > 0]
    for moved, change in reversed(pairs):
        part = float(moved @ right) / float(moved @ change)
        parts.append(part)
        right = right - part * change
    direction = _solve(state.factor, right)  # type: ignore[arg-type]
    for (moved, change), part in zip(pairs, reversed(parts), strict=True):
        direction = direction + (part - float(change @ direction) / float(moved @ change)) * moved
    return direction


def minimize(
    objective: Objective, theta: Float[np.ndarray, " P"], *, tol: float, max_iter: int, given: bool = False
) -> State:
    """Minimize from theta, whose rows (if there are several) sum to zero; `lasso` is zeros.

    tol: bounds the largest entry of the gradient, and the squared Newton decrement.
    given: whether theta comes from the caller, who expects the run to begin there.
    """
    if max_iter == 0:
        return replace(init(objective, theta), stop=Stop.MAX_ITER)
    n_parameters, n_samples = objective.data.n_parameters, len(objective.data.X)
    if n_parameters <= _MOST_DIRECT and not given and worthwhile_strides(n_samples, n_parameters):
        return _run(objective, _from_parts(objective, theta, tol), tol, max_iter)
    if n_parameters > _MOST_DIRECT:
        state = quasi_newton(objective, theta, tol=tol, max_iter=max_iter)
    elif n_parameters > _CHEAP and _even(objective.data):
        patience = min(max(_PATIENCE, n_parameters // 4), max(max_iter // 2, max_iter - _LAST_STEPS))
        state = quasi_newton(objective, theta, tol=tol, max_iter=patience)
    else:
        state = init(objective, theta)
    advance = step if n_parameters <= _MOST_DIRECT else truncated_step
    while state.stop is None and state.n_iter < max_iter:
        state = advance(objective, state, tol=tol)
    return state if state.stop else replace(state, stop=Stop.MAX_ITER)


def _even(data: loss.Data) -> bool:
    """Whether the features of a few samples are of one scale, so that L-BFGS has a chance."""
    probe = np.abs(data.X[:: max(len(data.X) // 64, 1)] - (0.0 if data.center is None else data.center))
    sizes = probe.max(axis=0)
    sizes = sizes[sizes > 0]
    return len(sizes) == 0 or bool(sizes.max() <= _MOST_UNEVEN * sizes.min())


def _run(objective: Objective, state: State, tol: float, max_iter: int) -> State:
    attempts = 0
    while state.stop is None and state.n_iter < max_iter and attempts < 2 * max_iter:
        state, attempts = step(objective, state, tol=tol), attempts + 1
    return state if state.stop else replace(state, stop=Stop.MAX_ITER)


def worthwhile_strides(n_samples: int, n_parameters: int) -> list[int]:
    """Which parts of the samples are fitted before all of them, as strides, the smallest part first."""
    stride = min(n_samples // max(_LEAST_ROWS, _ROWS_PER_PARAMETER * n_parameters), _STRIDE)
    return [4 * stride, stride] if stride >= 4 else []


def _from_parts(objective: Objective, theta: Array, tol: float) -> State:
    """A start for all samples: the minimum over a part of them, if it is better than theta."""
    n_samples, factor, found = len(objective.data.X), None, theta
    for stride in worthwhile_strides(n_samples, len(theta)):
        part = replace(objective, data=loss.every(objective.data, stride))
        # The minimum over a part is off by about sqrt(parameters / rows): no need to find it exactly.
        rough = max(tol, 0.03 * (stride / n_samples) ** 0.5)
        state = _run(part, replace(init(part, found), factor=factor), rough, 12)
        if state.stop in (Stop.MAX_ITER, None) or not np.isfinite(state.theta).all():
            return init(objective, theta)
        found, factor = state.theta, state.factor
    start = replace(init(objective, found), factor=factor, shrink=0.15)
    at_zero = log(max(objective.data.n_rows, 2))
    return start if factor is None or start.value <= at_zero else init(objective, theta)


def quasi_newton(objective: Objective, theta: Float[np.ndarray, " P"], *, tol: float, max_iter: int) -> State:
    """L-BFGS: no Hessian is formed, which is enough for features of one scale, far from collinear."""
    from scipy.optimize import minimize as scipy_minimize

    options: dict[str, Any] = {"maxiter": max_iter, "maxls": 50, "gtol": tol, "ftol": 64 * EPS}
    found = scipy_minimize(
        lambda at: smooth(objective, at), theta, jac=True, method="L-BFGS-B", options=options
    )
    state = State(found.x, float(found.fun), found.jac, n_iter=int(found.nit))
    return replace(state, stop=Stop.CONVERGED) if np.abs(state.gradient).max() <= tol else state


def truncated_step(objective: Objective, state: State, *, tol: float) -> State:
    """A Newton step whose linear system is solved by conjugate gradients, as far as it pays."""
    direction = _conjugate_gradients(objective, state)
    slope, slack = float(direction @ state.gradient), _ROOM * abs(state.value)
    length = 1.0
    while length > 1e-10:
        theta = state.theta + length * direction
        value, gradient = smooth(objective, theta)
        if value <= state.value + 1e-4 * length * slope + slack:
            break
        length *= 0.5
    else:
        return replace(state, stop=Stop.ROUNDING, n_iter=state.n_iter + 1)
    before, after = float(np.abs(state.gradient).max()), float(np.abs(gradient).max())
    if after > 0.5 * before and -slope <= slack:
        return replace(state, stop=Stop.ROUNDING, n_iter=state.n_iter + 1)
    return State(theta, value, gradient, decrement=-slope, n_iter=state.n_iter + 1)


def _conjugate_gradients(objective: Objective, state: State) -> Array:
    """Solve Hessian * direction = -gradient to a residual of min(0.1, sqrt|g|) of the gradient, or better."""
    curvature = loss.curvatures(objective.data, state.theta)
    residual = -state.gradient
    direction, along = np.zeros_like(residual), residual.copy()
    square = first = float(residual @ residual)
    enough = min(0.01, first**0.5) * first
    for _ in range(max(20, min(len(residual), 500))):
        if square <= enough:
            break
        bent = loss.hessian_product(objective.data, curvature, along) + objective.ridge * along
        curve = float(along @ bent)
        if curve <= EPS * float(along @ along):
            break
        direction += (square / curve) * along
        residual -= (square / curve) * bent
        square, last = float(residual @ residual), square
        along = residual + (square / last) * along
    return direction if direction.any() else -state.gradient
