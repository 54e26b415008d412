"""The kinds of steps of the elastic net's solver, each held to what it promises."""

from typing import Any

import numpy as np
import pytest

from mlfundamentals.linear_model import ElasticNet
from mlfundamentals.linear_model._active_set import crowd, narrow, refine, solve
from mlfundamentals.linear_model._certificate import Penalty, kkt_violation
from mlfundamentals.linear_model._design import Columns, GramDesign, Target
from mlfundamentals.linear_model._faces import line_minimum
from mlfundamentals.linear_model._states import Problem, init


def by_columns(X: np.ndarray, y: np.ndarray, penalty: Penalty) -> Problem:
    return Problem(Columns(X, None, None), Target(y, X.T @ y, float(y @ y)), penalty)


def by_gram(X: np.ndarray, y: np.ndarray, penalty: Penalty) -> Problem:
    return Problem(GramDesign(X.T @ X, len(X)), Target(y, X.T @ y, float(y @ y)), penalty)


def hard_data(kind: str, rng: np.random.Generator) -> np.ndarray:
    X = rng.normal(size=(1000, 150))
    if kind == "duplicates":
        X[:, 75:] = X[:, :75]
    elif kind == "collinear":
        X[:, 60:] = X[:, :60] @ rng.normal(size=(60, 90)) + 1e-9 * rng.normal(size=(1000, 90))
    elif kind == "constant":
        X[:, ::3] = 0.0
    elif kind == "scaled":
        X *= 10.0 ** rng.uniform(-3, 3, 150)
    return X


@pytest.mark.parametrize("kind", ["plain", "duplicates", "collinear", "constant", "scaled"])
@pytest.mark.parametrize("l2", [0.0, 5.0])
@pytest.mark.parametrize("positive", [False, True])
def test_columns_and_gram_matrix_lead_to_the_same_minimum(kind: str, l2: float, positive: bool) -> None:
    rng = np.random.default_rng(3)
    X = hard_data(kind, rng)
    y = X[:, :20] @ rng.normal(size=20) + rng.normal(size=1000)
    penalty = Penalty(0.02 * float(np.abs(X.T @ y).max()), l2, positive)
    wide, small = by_columns(X, y, penalty), by_gram(X, y, penalty)
    assert wide.design.passes
    assert not small.design.passes
    runs = [solve(problem, np.zeros(150), tol=1e-10, max_iter=1000) for problem in (wide, small)]
    values = [init(wide, run.coef).objective for run in runs]
    assert max(run.gap for run in runs) <= 1e-10 * float(y @ y)
    assert values[0] == pytest.approx(values[1], abs=1e-9 * float(y @ y))


@pytest.mark.parametrize("positive", [False, True])
def test_a_narrow_problem_is_optimal_among_the_features_it_has(positive: bool) -> None:
    rng = np.random.default_rng(0)
    X = np.asfortranarray(rng.normal(size=(2000, 300)))
    y = X[:, :200] @ rng.normal(size=200) + rng.normal(size=2000)
    problem = by_columns(X, y, Penalty(20.0, 3.0, positive))
    state = narrow(problem, init(problem, np.zeros(300)))
    inside = state.coef != 0
    assert 20 < inside.sum() <= 64  # as many as may be called in at once
    broken = kkt_violation(state.coef[inside], state.correlations[inside], problem.penalty)
    assert broken < 1e-9 * float(np.abs(X.T @ y).max())
    again = narrow(problem, state)
    assert again.objective < state.objective
    assert again.gap < state.gap


@pytest.mark.parametrize("kind", ["plain", "duplicates", "collinear", "constant", "scaled"])
@pytest.mark.parametrize("l2", [0.0, 5.0])
@pytest.mark.parametrize("positive", [False, True])
def test_a_crowded_problem_is_solved_by_all_products(kind: str, l2: float, positive: bool) -> None:
    rng = np.random.default_rng(8)
    X = hard_data(kind, rng)
    y = X @ rng.normal(size=150) + rng.normal(size=1000)
    problem = by_columns(X, y, Penalty(1e-3 * float(np.abs(X.T @ y).max()), l2, positive))
    state = crowd(problem, init(problem, np.zeros(150)))
    assert problem.design.formed
    run = solve(problem, state.coef, tol=1e-11, max_iter=100)
    assert run.gap <= 1e-11 * float(y @ y)
    exact = solve(by_gram(X, y, problem.penalty), np.zeros(150), tol=1e-12, max_iter=1000)
    values = [init(problem, coef).objective for coef in (run.coef, exact.coef)]
    assert values[0] == pytest.approx(values[1], abs=1e-10 * float(y @ y))


def test_a_crowded_problem_beyond_float32_is_solved_by_exact_products() -> None:
    rng = np.random.default_rng(9)
    X = rng.normal(size=(1000, 150)) @ (np.ones((150, 150)) + 1e-4 * rng.normal(size=(150, 150)))
    y = X @ rng.normal(size=150) + rng.normal(size=1000)
    problem = by_columns(X, y, Penalty(1e-6 * float(np.abs(X.T @ y).max())))
    run = solve(problem, np.zeros(150), tol=1e-10, max_iter=1000)
    assert run.gap <= 1e-10 * float(y @ y)


def test_a_narrow_problem_of_no_features_changes_nothing() -> None:
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(50, 4)), rng.normal(size=50)
    problem = by_columns(X, y, Penalty(1e6))
    state = init(problem, np.zeros(4))
    assert narrow(problem, state) is state


@pytest.mark.parametrize("l2", [0.0, 5.0])
@pytest.mark.parametrize("scaled", [False, True])
def test_refining_in_float32_reaches_float64(l2: float, scaled: bool) -> None:
    rng = np.random.default_rng(2)
    X = rng.normal(size=(300, 100)) * (10.0 ** rng.uniform(-3, 3, 100) if scaled else 1.0)
    y = X @ rng.normal(size=100) + rng.normal(size=300)
    problem = by_columns(X, y, Penalty(0.01 * float(np.abs(X.T @ y).max()), l2))
    best = solve(problem, np.zeros(100), tol=1e-12, max_iter=100).coef
    state = init(problem, best * (1 + 1e-3 * rng.normal(size=100)))
    for _ in range(4):
        state = refine(problem, state)
    assert state.gap <= 1e-13 * float(y @ y)
    np.testing.assert_allclose(state.coef, best, rtol=1e-6, atol=1e-9 * np.abs(best).max())


def test_refining_drops_what_gets_the_wrong_sign() -> None:
    rng = np.random.default_rng(4)
    X = rng.normal(size=(200, 30))
    y = X[:, :5] @ np.full(5, 2.0) + rng.normal(size=200)
    problem = by_columns(X, y, Penalty(50.0))
    best = solve(problem, np.zeros(30), tol=1e-12, max_iter=100).coef
    state = refine(problem, init(problem, best + 1e-3))  # all 30 are in: most do not belong
    state = refine(problem, state)
    np.testing.assert_allclose(state.coef, best, atol=1e-8)


def test_refining_gives_a_singular_face_back_as_it_was() -> None:
    problem = by_columns(np.ones((16, 2)), np.arange(16.0), Penalty(1.0))
    state = init(problem, np.array([1.0, 1.0]))
    assert refine(problem, state) is state


def test_the_minimum_on_a_line_is_that_of_a_fine_grid() -> None:
    rng = np.random.default_rng(5)
    X, y, l1 = rng.normal(size=(40, 6)), 5 * rng.normal(size=40), 8.0
    here, move = rng.normal(size=6), rng.normal(size=6)
    slope = float(-(y - X @ here) @ X @ move + l1 * np.sign(here) @ move)
    move *= -np.sign(slope)
    length, _ = line_minimum(here, move, -abs(slope), float(np.sum((X @ move) ** 2)), l1, False)

    def objective(t: float) -> float:
        w = here + t * move
        return float(0.5 * np.sum((y - X @ w) ** 2) + l1 * np.abs(w).sum())

    assert objective(length) <= min(objective(t) for t in np.linspace(0, 1, 2001)) + 1e-9


def test_without_l1_all_features_come_in_at_once() -> None:
    rng = np.random.default_rng(7)
    X, y = rng.normal(size=(2000, 100)), rng.normal(size=2000)
    problem = by_columns(X, y, Penalty(0.0, 1.0))
    run = solve(problem, np.zeros(100), tol=1e-12, max_iter=100)
    exact = np.linalg.solve(X.T @ X + np.eye(100), X.T @ y)
    assert run.n_iter == 1
    np.testing.assert_allclose(run.coef, exact, rtol=1e-9)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
@pytest.mark.parametrize("positive", [False, True])
def test_few_features_that_hang_together_come_in_at_once(seed: int, l1_ratio: float, positive: bool) -> None:
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(60, 50)) @ (np.eye(50) + 0.3 * rng.normal(size=(50, 50)))
    y = X @ rng.normal(size=50) + rng.normal(size=60)
    y -= y.mean()
    X -= X.mean(axis=0)
    largest = float(np.abs(y @ X).max())
    for share in (0.1, 0.01, 0.001):
        penalty = Penalty(share * largest * l1_ratio, share * largest * (1 - l1_ratio), positive)
        for problem in (by_columns(X, y, penalty), by_gram(X, y, penalty)):
            run = solve(problem, np.zeros(50), tol=1e-10, max_iter=100)
            state = init(by_columns(X, y, penalty), run.coef)
            assert state.gap <= 1.01e-10 * float(y @ y)
            assert run.n_iter <= 40


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("fit_intercept", [False, True])
def test_tall_data_of_every_kind_meet_the_certificate(
    order: str, weighted: bool, fit_intercept: bool
) -> None:
    rng = np.random.default_rng(6)
    X = np.asarray(rng.normal(size=(900, 200)) + 3.0, order=order)  # type: ignore[call-overload]
    y = X[:, :100] @ rng.normal(size=100) + rng.normal(size=900)
    weights = rng.uniform(0.1, 3, 900) if weighted else None
    options: dict[str, Any] = {"l1_ratio": 0.7, "fit_intercept": fit_intercept, "tol": 1e-9}
    found = ElasticNet(0.05, **options).fit(X, y, weights)
    formed = ElasticNet(0.05, precompute=True, **options).fit(X, y, weights)
    np.testing.assert_allclose(found.coef_, formed.coef_, atol=1e-4)
    assert found.dual_gap_ <= 1e-9 * np.average(y**2, weights=weights)
