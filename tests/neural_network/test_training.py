"""Optimizers and training as transitions between states that never change."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer

from mlfundamentals.neural_network import (
    SGD,
    Adam,
    Objective,
    Parameters,
    Progress,
    TrainingState,
    backward,
    init,
    init_parameters,
    minimize_lbfgs,
    step,
)
from mlfundamentals.neural_network._optimizers import Optimizer

Array = NDArray[Any]
OBJECTIVE = Objective("log_loss", "tanh", alpha=1e-3)
OPTIMIZERS = [
    Adam(0.01),
    SGD(0.1),
    SGD(0.1, nesterov=False),
    SGD(0.1, momentum=0.0),
    SGD(0.1, schedule="invscaling"),
]


def problem(n: int = 90) -> tuple[Array, Array]:
    rng = np.random.default_rng(0)
    X = rng.standard_normal((n, 5))
    return X, np.eye(3, dtype=bool)[np.argmax(X[:, :3], axis=1)]


def trained(optimizer: Any, n_epochs: int, **options: Any) -> list[TrainingState]:
    X, y = problem()
    rng = np.random.RandomState(1)
    states = [init(init_parameters([5, 8, 3], random_state=rng), optimizer, n_samples=len(X))]
    for _ in range(n_epochs):
        states.append(step(states[-1], X, y, OBJECTIVE, optimizer, batch_size=16, rng=rng, **options))
    return states


@pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=repr)
def test_steps_are_those_of_scikit_learn(optimizer: Any) -> None:
    rng = np.random.default_rng(0)
    ours = init_parameters([200, 60, 3], random_state=0)  # more than one part
    theirs = [ours.vector.copy()]
    reference = (
        AdamOptimizer(theirs, optimizer.learning_rate_init)
        if isinstance(optimizer, Adam)
        else SGDOptimizer(
            theirs, optimizer.learning_rate_init, optimizer.schedule, optimizer.momentum, optimizer.nesterov
        )
    )
    state = optimizer.init(ours)
    for seen in range(1, 20):
        slope = rng.standard_normal(len(ours.vector))
        ours, state = optimizer.step(ours, ours.like(slope), state)
        reference.update_params(theirs, [slope])
        reference.iteration_ends(seen)
        state = optimizer.epoch_ends(state, seen)
        assert np.array_equal(ours.vector, theirs[0])
        assert state.learning_rate == reference.learning_rate


@pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=repr)
def test_a_step_changes_nothing_that_was_given(optimizer: Any) -> None:
    start = init_parameters([4, 3, 2], random_state=0)
    slope = start.like(np.ones_like(start.vector))
    state = optimizer.init(start)
    for array in (start.vector, slope.vector):
        array.flags.writeable = False
    first = optimizer.step(start, slope, state)
    second = optimizer.step(start, slope, state)
    assert np.array_equal(first[0].vector, second[0].vector)


@pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=repr)
def test_every_state_of_a_run_is_kept(optimizer: Any) -> None:
    states = trained(optimizer, 6)
    vectors = [state.parameters.vector.copy() for state in states]
    again = trained(optimizer, 6)
    for state, vector, other in zip(states, vectors, again, strict=True):
        assert np.array_equal(state.parameters.vector, vector)
        assert np.array_equal(other.parameters.vector, vector)
    assert [state.n_epochs for state in states] == list(range(7))
    assert states[-1].n_seen == 6 * 90
    assert sorted(states[-1].order) == list(range(90))


@pytest.mark.parametrize("optimizer", OPTIMIZERS[:4], ids=repr)
def test_training_lowers_the_loss(optimizer: Any) -> None:
    states = trained(optimizer, 40)
    assert states[-1].loss < 0.5 * states[1].loss


def test_a_full_batch_of_small_steps_falls_monotonically() -> None:
    X, y = problem()
    optimizer = SGD(0.05, momentum=0.0)
    state = init(init_parameters([5, 8, 3], random_state=0), optimizer, n_samples=len(X))
    losses = []
    for _ in range(50):
        state = step(state, X, y, OBJECTIVE, optimizer, batch_size=90, rng=np.random.RandomState(0))
        losses.append(state.loss)
    assert (np.diff(losses) < 0).all()


def test_batches_without_weight_are_left_out() -> None:
    X, y = problem(32)
    weights = np.repeat([1.0, 0.0], 16)
    optimizer = SGD(0.1)
    start = init(init_parameters([5, 8, 3], random_state=0), optimizer, n_samples=32)
    rng = np.random.RandomState(0)
    options: dict[str, Any] = {"batch_size": 16, "rng": rng, "shuffle": False}
    both = step(start, X, y, OBJECTIVE, optimizer, sample_weight=weights, **options)
    half = init(start.parameters, optimizer, n_samples=16)
    alone = step(half, X[:16], y[:16], OBJECTIVE, optimizer, **options)
    assert np.array_equal(both.parameters.vector, alone.parameters.vector)


def test_dropout_draws_from_the_generator_it_is_given() -> None:
    plain, dropped, again = trained(Adam(0.01), 3), *(trained(Adam(0.01), 3, dropout=0.3) for _ in range(2))
    assert np.array_equal(dropped[-1].parameters.vector, again[-1].parameters.vector)
    assert not np.array_equal(dropped[-1].parameters.vector, plain[-1].parameters.vector)


def test_lbfgs_ends_where_the_gradient_vanishes() -> None:
    X, y = problem()
    start = init_parameters([5, 6, 3], random_state=0)
    objective = Objective("log_loss", "tanh", alpha=1.0)
    result = minimize_lbfgs(X, y, start, objective, tol=1e-7, max_iter=2000)
    assert result.converged
    at = backward(X, y, result.parameters, objective)
    assert np.abs(at.gradient.vector).max() <= 2e-5  # the loss stands still before the gradient is 1e-7
    assert at.loss == pytest.approx(result.loss, rel=1e-12)
    assert at.loss < backward(X, y, start, objective).loss


def test_lbfgs_with_several_outputs_solves_least_squares() -> None:
    rng = np.random.default_rng(0)
    X = rng.standard_normal((40, 3))
    Y = X @ rng.standard_normal((3, 2)) + 1 + 0.1 * rng.standard_normal((40, 2))
    result = minimize_lbfgs(
        X, Y, init_parameters([3, 2], random_state=0), Objective(), tol=1e-9, max_iter=500
    )
    expected = np.linalg.lstsq(np.column_stack([X, np.ones(40)]), Y, rcond=None)[0]
    np.testing.assert_allclose(result.parameters.coefs[0], expected[:3], atol=1e-7)
    np.testing.assert_allclose(result.parameters.intercepts[0], expected[3], atol=1e-7)


def test_progress_counts_values_that_gain_less_than_tol() -> None:
    progress, counts = Progress(), []
    for value in (0.5, 0.55, 0.7, 0.69, float("nan"), 0.9):
        progress = progress.after(value, 0.1)
        counts.append(progress.n_without)
    assert counts == [0, 1, 0, 1, 0, 0]
    assert progress.best == 0.9


def test_plateaus() -> None:
    start = Parameters.of([np.ones((1, 1))], [np.ones(1)])
    stopping: list[Optimizer] = [Adam(), SGD(), SGD(schedule="invscaling")]
    assert [optimizer.on_plateau(optimizer.init(start)) for optimizer in stopping] == [None] * 3
    adaptive = SGD(4e-6, schedule="adaptive")
    state = adaptive.on_plateau(adaptive.init(start))
    assert state is not None
    assert state.learning_rate == 8e-7
    assert adaptive.on_plateau(state) is None
