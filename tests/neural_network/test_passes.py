"""Forward and backward passes: held against loops, finite differences, and each other."""

from __future__ import annotations

import doctest
import importlib
import math
import pkgutil
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

import mlfundamentals.neural_network as library
from mlfundamentals._core import tiles
from mlfundamentals._core.exceptions import InvalidParameterError
from mlfundamentals.neural_network import (
    Objective,
    Parameters,
    activate,
    backward,
    dropout_masks,
    forward,
    init_parameters,
    layer_outputs,
    log_softmax,
)

Array = NDArray[Any]
HIDDEN = ("identity", "relu", "tanh", "logistic")
LOSSES = ("squared_error", "log_loss", "binary_log_loss", "poisson")


def data(loss: str, *, seed: int = 0, n: int = 7, d: int = 4, k: int = 3) -> tuple[Array, Array]:
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((n, d))
    if loss == "squared_error":
        return X, rng.standard_normal((n, k))
    if loss == "poisson":
        return X, rng.poisson(2.0, (n, k)).astype(float)
    if loss == "log_loss":
        return X, np.eye(k, dtype=bool)[rng.integers(0, k, n)]
    return X, rng.random((n, k)) < 0.5


def by_loops(x: Array, parameters: Parameters, activation: str) -> list[float]:
    """The scores of the output layer for one row, number by number."""
    functions: dict[str, Callable[[float], float]] = {
        "identity": lambda z: z,
        "relu": lambda z: max(z, 0.0),
        "tanh": math.tanh,
        "logistic": lambda z: 1 / (1 + math.exp(-z)),
    }
    values = [float(v) for v in x]
    for i, (W, b) in enumerate(zip(parameters.coefs, parameters.intercepts, strict=True)):
        sums = [sum(v * W[j, k] for j, v in enumerate(values)) + b[k] for k in range(len(b))]
        values = sums if i + 1 == len(parameters.coefs) else [functions[activation](z) for z in sums]
    return values


@pytest.mark.parametrize("module", [m.name for m in pkgutil.iter_modules(library.__path__)])
def test_examples(module: str) -> None:
    found = importlib.import_module(f"{library.__name__}.{module}")
    names = {"np": np, **{name: getattr(library, name) for name in library.__all__}}
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    for test in doctest.DocTestFinder().find(found, globs=names):
        assert runner.run(test).failed == 0, test.name


@pytest.mark.parametrize("activation", HIDDEN)
def test_forward_equals_loops(activation: str) -> None:
    parameters = init_parameters([4, 5, 6, 3], random_state=1)
    X, _ = data("squared_error")
    expected = [by_loops(x, parameters, activation) for x in X]
    np.testing.assert_allclose(
        forward(X, parameters, activation=activation), expected, rtol=1e-12, atol=1e-14
    )


@pytest.mark.parametrize("out", ["identity", "softmax", "logistic", "exp"])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_forward_is_the_last_of_the_layers(out: str, dtype: Any) -> None:
    X = np.random.default_rng(0).standard_normal((1500, 9)).astype(dtype)  # more than one block
    parameters = init_parameters([9, 20, 15, 4], random_state=2, dtype=dtype)
    layers = layer_outputs(X, parameters, activation="tanh", out_activation=out)
    result = forward(X, parameters, activation="tanh", out_activation=out)
    assert result.dtype == dtype
    np.testing.assert_allclose(result, layers[-1], rtol=1e-5 if dtype is np.float32 else 1e-12)
    assert [H.shape[1] for H in layers] == parameters.layer_units


def test_forward_in_any_order_of_rows_and_memory() -> None:
    X = np.random.default_rng(3).standard_normal((1100, 6))
    parameters = init_parameters([6, 30, 2], random_state=0)
    expected = forward(X, parameters)
    X.flags.writeable = False
    np.testing.assert_allclose(forward(np.asfortranarray(X), parameters), expected, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(forward(X[::-1], parameters)[::-1], expected, rtol=1e-12, atol=1e-14)
    assert np.array_equal(forward(X, parameters), expected)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("order", ["C", "F"])
def test_forward_in_tiles_is_forward_without(dtype: Any, order: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more rows than a block has, and not a multiple of a tile's; layers that fit tiles and others."""
    parameters = init_parameters([80, 96, 70, 64, 3], random_state=0, dtype=dtype)
    X = np.asarray(np.random.default_rng(0).normal(size=(1300, 80)), dtype, order=order)
    found = []
    for pay in (True, False):
        monkeypatch.setattr(tiles, "tiles_pay", lambda pay=pay: pay)
        found.append(forward(X, parameters, out_activation="softmax"))
    tolerance = 1e-5 if dtype == np.float32 else 1e-13
    np.testing.assert_allclose(found[0], found[1], rtol=tolerance, atol=tolerance)
    np.testing.assert_allclose(found[0].sum(axis=1), 1, rtol=1e-5)


def test_forward_of_one_row_and_without_hidden_layers() -> None:
    parameters = init_parameters([3, 2], random_state=0)
    x = np.array([[1.0, 2.0, 3.0]])
    np.testing.assert_allclose(forward(x, parameters), x @ parameters.coefs[0] + parameters.intercepts[0])


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", HIDDEN)
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("dropped", [False, True])
def test_gradient_equals_finite_differences(
    loss: str, activation: str, weighted: bool, dropped: bool
) -> None:
    X, y = data(loss)
    start = init_parameters([4, 5, 6, 3], activation=activation, random_state=5)
    objective = Objective(loss, activation, alpha=0.3, l1=0.2)
    weights = np.array([0.5, 2.0, 0.0, 1.0, 1.0, 3.0, 0.25]) if weighted else None
    rng = np.random.RandomState(0)
    masks = dropout_masks(start.layer_units, 7, rate=0.4, rng=rng, dtype=float) if dropped else None

    def value(vector: Array) -> float:
        at = backward(X, y, start.like(vector), objective, sample_weight=weights, dropped=masks)
        return at.loss

    gradient = backward(X, y, start, objective, sample_weight=weights, dropped=masks).gradient.vector
    step = 1e-6
    numeric = [
        (value(start.vector + step * unit) - value(start.vector - step * unit)) / (2 * step)
        for unit in np.eye(len(start.vector))
    ]
    np.testing.assert_allclose(gradient, numeric, rtol=1e-6, atol=2e-8)


@pytest.mark.parametrize("loss", LOSSES)
def test_reported_value_differs_by_clipping_and_averaging_alone(loss: str) -> None:
    X, y = data(loss)
    parameters = init_parameters([4, 5, 3], random_state=5)
    exact = backward(X, y, parameters, Objective(loss))
    reported = backward(X, y, parameters, Objective(loss, reported=True))
    factor = 3 if loss == "squared_error" else 1
    assert exact.loss == pytest.approx(factor * reported.loss, rel=1e-12)
    assert np.array_equal(exact.gradient.vector, reported.gradient.vector)


def test_weights_count_as_copies() -> None:
    X, y = data("log_loss")
    copies = np.array([1, 2, 0, 1, 3, 1, 1])
    parameters, objective = init_parameters([4, 5, 3], random_state=1), Objective("log_loss", alpha=0.1)
    weighted = backward(X, y, parameters, objective, sample_weight=copies.astype(float))
    repeated = backward(np.repeat(X, copies, axis=0), np.repeat(y, copies, axis=0), parameters, objective)
    assert weighted.loss == pytest.approx(repeated.loss, rel=1e-13)
    np.testing.assert_allclose(weighted.gradient.vector, repeated.gradient.vector, rtol=1e-12, atol=1e-15)


def test_loss_of_a_probability_that_underflows() -> None:
    # One weight makes scores of +-1000: the probability of the true class is 0 in floating point.
    X = np.array([[1000.0]])
    network = Parameters.of([np.array([[-1.0, 1.0]])], [np.zeros(2)])
    at = backward(X, np.array([[True, False]]), network, Objective("log_loss"))
    assert at.loss == 2000.0
    single = Parameters.of([np.array([[-1.0]])], [np.zeros(1)])
    assert backward(X, np.array([[True]]), single, Objective("binary_log_loss")).loss == 1000.0


@pytest.mark.parametrize("scale", [1e-150, 1e-8, 1.0, 1e8, 1e150])
def test_activations_at_any_scale(scale: float) -> None:
    Z = np.array([[-3.0, 0.0, 2.0], [1.0, 1.0, 1.0]]) * scale
    for name in ("relu", "tanh", "sigmoid", "softmax", "identity"):
        H = activate(Z, name)
        assert np.isfinite(H).all()
    np.testing.assert_allclose(activate(Z, "softmax").sum(axis=1), 1.0, rtol=1e-15)
    assert np.isfinite(log_softmax(Z)).all()


@given(st.lists(st.floats(-50, 50), min_size=2, max_size=6), st.floats(-1e6, 1e6))
def test_softmax_ignores_a_shift(scores: list[float], shift: float) -> None:
    Z = np.array([scores])
    np.testing.assert_allclose(activate(Z + shift, "softmax"), activate(Z, "softmax"), rtol=1e-8, atol=1e-12)


def test_inputs_stay_as_they_are() -> None:
    X, y = data("log_loss")
    parameters = init_parameters([4, 5, 3], random_state=1)
    for array in (X, y, parameters.vector):
        array.flags.writeable = False
    backward(X, y, parameters, Objective("log_loss", alpha=1.0, l1=1.0))
    forward(X, parameters, out_activation="softmax")
    activate(X, "relu")


def test_masks_keep_the_expected_value() -> None:
    rng = np.random.RandomState(0)
    (mask,) = dropout_masks([3, 50, 2], 2000, rate=0.25, rng=rng, dtype=np.float32)
    assert mask.dtype == np.float32
    assert set(np.unique(mask)) == {np.float32(0), np.float32(4 / 3)}
    assert abs(float(mask.mean()) - 1) < 0.01


@pytest.mark.parametrize("name", ["softmax", "exp", "gelu"])
def test_unknown_hidden_activations_are_refused(name: str) -> None:
    parameters = init_parameters([4, 5, 3], random_state=1)
    with pytest.raises(InvalidParameterError, match="hidden layer"):
        forward(np.zeros((1, 4)), parameters, activation=name)


def test_unknown_losses_are_refused() -> None:
    with pytest.raises(InvalidParameterError, match="loss must be one of"):
        backward(np.zeros((1, 4)), np.zeros((1, 3)), init_parameters([4, 3]), Objective("hinge"))


def test_parameters_share_one_vector() -> None:
    parameters = init_parameters([4, 5, 3], random_state=0)
    again = Parameters.of(parameters.coefs, parameters.intercepts)
    assert np.array_equal(again.vector, parameters.vector)
    assert not np.shares_memory(again.vector, parameters.vector)
    assert all(np.shares_memory(part, again.vector) for part in (*again.coefs, *again.intercepts))
    assert again.n_weights == 4 * 5 + 5 * 3
