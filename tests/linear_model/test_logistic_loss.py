"""The pieces of logistic regression: the loss and its derivatives, the steps, the inner solver."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from mlfundamentals.linear_model import _logistic_l1 as l1
from mlfundamentals.linear_model import _logistic_loss as loss
from mlfundamentals.linear_model import _logistic_newton as newton

Array = NDArray[Any]


def made_up(n: int, d: int, n_classes: int, *, seed: int, intercept: bool = True) -> tuple[loss.Data, Array]:
    """Data and a point at which to look at the loss."""
    rng = np.random.default_rng(seed)
    codes = rng.integers(0, n_classes, n)
    codes[:n_classes] = np.arange(n_classes)
    onehot = (codes == np.arange(n_classes)[:, None]).astype(np.float64)
    target: Array = np.where(codes == 1, 1.0, -1.0) if n_classes == 2 else onehot
    weights = rng.uniform(0, 2, n)
    center = rng.normal(size=d) if intercept else None
    data = loss.Data(rng.normal(size=(n, d)), target, weights / weights.sum(), center, intercept)
    return data, rng.normal(size=data.n_parameters)


def loss_by_loops(data: loss.Data, theta: Array) -> float:
    """The weighted mean of -log P(class), a sample and a class at a time."""
    rows, total = theta.reshape(data.n_rows, data.width), 0.0
    for i in range(len(data.X)):
        x = data.X[i] - (0.0 if data.center is None else data.center)
        scores = [float(sum(x[j] * row[j] for j in range(len(x)))) for row in rows]
        scores = [
            s + (float(row[-1]) if data.intercept else 0.0) for s, row in zip(scores, rows, strict=True)
        ]
        if data.n_rows == 1:
            log_proba = -np.log1p(np.exp(-data.target[i] * scores[0]))
        else:
            own = int(data.target[:, i].argmax())
            log_proba = scores[own] - np.log(sum(np.exp(s) for s in scores))
        total -= data.weights[i] * log_proba
    return float(total)


SHAPES = [(n_classes, intercept) for n_classes in (2, 3) for intercept in (True, False)]


@pytest.mark.parametrize(("n_classes", "intercept"), SHAPES)
def test_the_value_is_that_of_slow_loops(n_classes: int, intercept: bool) -> None:
    data, theta = made_up(40, 5, n_classes, seed=1, intercept=intercept)
    value, _ = loss.value_gradient(data, theta)
    assert value == pytest.approx(loss_by_loops(data, theta), rel=1e-13)


@pytest.mark.parametrize(("n_classes", "intercept"), SHAPES)
def test_derivatives_agree_with_finite_differences(n_classes: int, intercept: bool) -> None:
    data, theta = made_up(40, 5, n_classes, seed=2, intercept=intercept)
    _, gradient = loss.value_gradient(data, theta)
    matrix = loss.hessian(data, theta)
    step = 1e-5 * np.eye(len(theta))
    sides = [(loss_by_loops(data, theta + e), loss_by_loops(data, theta - e)) for e in step]
    np.testing.assert_allclose(gradient, [(up - down) / 2e-5 for up, down in sides], atol=1e-9)
    slopes = [
        (loss.value_gradient(data, theta + e)[1], loss.value_gradient(data, theta - e)[1]) for e in step
    ]
    np.testing.assert_allclose(matrix, [(up - down) / 2e-5 for up, down in slopes], atol=1e-9)


@pytest.mark.parametrize(("n_classes", "intercept"), SHAPES)
def test_products_with_the_hessian_need_no_hessian(n_classes: int, intercept: bool) -> None:
    data, theta = made_up(60, 5, n_classes, seed=3, intercept=intercept)
    vector = np.random.default_rng(3).normal(size=len(theta))
    product = loss.hessian_product(data, loss.curvatures(data, theta), vector)
    np.testing.assert_allclose(product, loss.hessian(data, theta) @ vector, atol=1e-13)


@pytest.mark.parametrize("n_classes", [2, 3])
def test_chunks_and_blocks_only_cut(n_classes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data, theta = made_up(5000, 7, n_classes, seed=4)
    whole = (*loss.value_gradient(data, theta), loss.hessian(data, theta))
    monkeypatch.setattr(loss, "_CHUNK_NUMBERS", 1000)
    monkeypatch.setattr(loss, "_SCRATCH_BYTES", 5000)
    again = (*loss.value_gradient(data, theta), loss.hessian(data, theta))
    for one, other in zip(whole, again, strict=True):
        np.testing.assert_allclose(np.asarray(one), np.asarray(other), rtol=1e-11, atol=1e-14)
    if n_classes == 2:
        rounded = loss.hessian(data, theta, dtype=np.float32)
        np.testing.assert_allclose(rounded, whole[2], atol=1e-6)


@pytest.mark.filterwarnings("error")
def test_scores_far_out_lose_no_digits() -> None:
    X = np.array([[-1e4], [-700.0], [-30.0], [0.0], [30.0], [700.0], [1e4]])
    for sign in (1.0, -1.0):
        for i in range(len(X)):
            data = loss.Data(X[i : i + 1], np.array([sign]), np.ones(1), None, False)
            value, gradient = loss.value_gradient(data, np.ones(1))
            margin = sign * X[i, 0]
            exact = np.log1p(np.exp(-margin)) if margin > -600 else -margin
            assert value == pytest.approx(exact, rel=1e-14)
            wrong = np.exp(-margin) / (1 + np.exp(-margin)) if margin > -600 else 1.0
            assert gradient[0] == pytest.approx(-sign * X[i, 0] * wrong, rel=1e-13)


def test_every_takes_rows_and_keeps_a_mean() -> None:
    data, _ = made_up(100, 3, 2, seed=5)
    part = loss.every(data, 4)
    assert len(part.X) == 25
    assert part.weights.sum() == pytest.approx(1.0)
    assert np.shares_memory(part.X, data.X)


@pytest.mark.parametrize("n_classes", [2, 3])
def test_newton_steps_lower_the_objective(n_classes: int) -> None:
    data, theta = made_up(200, 4, n_classes, seed=6)
    zeros = np.zeros_like(theta)
    objective = newton.Objective(data, zeros + 1e-3, zeros)
    far = theta.reshape(data.n_rows, -1)
    far = far - far.mean(axis=0) if n_classes > 2 else far
    states = [newton.init(objective, 3 * far.ravel())]
    while states[-1].stop is None:
        states.append(newton.step(objective, states[-1], tol=1e-12))
    values = [state.value for state in states]
    assert all(b <= a + 1e-14 for a, b in pairwise(values))
    assert np.abs(states[-1].gradient).max() < 1e-12
    assert len(states) < 20


def test_proximal_steps_lower_the_objective() -> None:
    data, theta = made_up(200, 6, 2, seed=7)
    objective = newton.Objective(data, np.zeros_like(theta), np.full_like(theta, 0.02))
    states = [newton.init(objective, 3 * theta)]
    while states[-1].stop is None:
        states.append(l1.step(objective, states[-1], tol=1e-12))
    values = [state.value + objective.lasso @ np.abs(state.theta) for state in states]
    assert all(b <= a + 1e-14 for a, b in pairwise(values))
    last = states[-1]
    assert np.abs(l1.subgradient(last.theta, last.gradient, objective.lasso)).max() < 1e-12


@pytest.mark.parametrize("n_classes", [2, 3])
def test_every_way_to_the_minimum_ends_there(n_classes: int) -> None:
    data, theta = made_up(300, 5, n_classes, seed=8)
    zeros = np.zeros_like(theta)
    objective = newton.Objective(data, zeros + 1e-2, zeros)
    exact = newton.minimize(objective, zeros, tol=1e-12, max_iter=100)
    quasi = newton.quasi_newton(objective, zeros, tol=1e-8, max_iter=500)
    state = newton.init(objective, zeros)
    while np.abs(state.gradient).max() > 1e-12 and state.stop is None:
        state = newton.truncated_step(objective, state, tol=1e-12)
    np.testing.assert_allclose(state.theta, exact.theta, atol=1e-9)
    np.testing.assert_allclose(quasi.theta, exact.theta, atol=1e-5)


@pytest.mark.parametrize("n_classes", [2, 3])
def test_l1_without_a_hessian_ends_at_the_same_minimum(n_classes: int) -> None:
    data, theta = made_up(300, 5, n_classes, seed=9)
    zeros = np.zeros_like(theta)
    objective = newton.Objective(data, zeros + 1e-3, zeros + 0.02)
    exact = l1.minimize(objective, zeros, tol=1e-12, max_iter=100)
    other = l1._without_hessian(objective, zeros, 1e-8, 1000)
    np.testing.assert_allclose(other.theta, exact.theta, atol=1e-5)


@given(st.integers(1, 12), st.integers(0, 10**6), st.floats(0.0, 0.95), st.booleans())
def test_the_inner_solver_leaves_no_subgradient(d: int, seed: int, correlation: float, guess: bool) -> None:
    rng = np.random.default_rng(seed)
    A = np.sqrt(1 - correlation) * rng.normal(size=(2 * d, d))
    A += np.sqrt(correlation) * rng.normal(size=(2 * d, 1))
    matrix = A.T @ A / (2 * d) + 1e-3 * np.eye(d)
    scale = 1 / np.sqrt(np.diag(matrix))
    matrix = matrix * scale * scale[:, None]
    gradient, start = rng.normal(size=d), rng.normal(size=d) * (rng.random(d) < 0.5)
    lasso = np.where(rng.random(d) < 0.2, 0.0, rng.uniform(0, 2, d))
    if guess:
        found = l1.quadratic(matrix, gradient, lasso, start)
    else:
        found = l1._feature_sign(matrix, gradient - matrix @ start, lasso, start)
    residual = l1.subgradient(found, gradient + matrix @ (found - start), lasso)
    assert np.abs(residual).max() < 1e-9


def test_the_subgradient_at_zero_is_the_smallest() -> None:
    theta, gradient = np.array([0.0, 0.0, 2.0, -1.0]), np.array([0.5, -3.0, 0.1, 0.1])
    np.testing.assert_allclose(l1.subgradient(theta, gradient, np.ones(4)), [0.0, -2.0, 1.1, -0.9])


def test_a_collinear_hessian_is_lifted_until_it_is_definite() -> None:
    data, _ = made_up(50, 2, 2, seed=10)
    twice = replace(data, X=np.column_stack([data.X, data.X[:, 0]]), center=None)
    zeros = np.zeros(twice.n_parameters)
    _, lower = newton.factored(newton.Objective(twice, zeros, zeros), zeros)
    assert np.isfinite(lower).all()
    assert (np.diag(lower) > 0).all()
