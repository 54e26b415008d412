"""References of neural networks against the library, SciPy, scikit-learn and slow loops."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.special import expit
from sklearn.metrics import log_loss as their_log_loss
from sklearn.neural_network import MLPClassifier

from mlfundamentals.metrics import log_loss
from mlfundamentals.neural_network import SGD, Objective, Parameters, backward, forward
from tests.reference.witnesses import inputs, reference


def test_dense() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        return rng.normal(size=(7, 3)), rng.normal(size=(3, 4)), rng.normal(size=4)

    for X, W, b in inputs("dense", fresh):
        ours = reference("dense")(X, W, b)
        slow = [
            [sum(x * w for x, w in zip(row, unit, strict=True)) + c for unit, c in zip(W.T, b, strict=True)]
            for row in X
        ]
        np.testing.assert_allclose(ours, np.reshape(slow, ours.shape), rtol=1e-12, atol=1e-12)
        if len(X):  # the library wants a sample
            floats = [np.asarray(a, dtype=float) for a in (X, W, b)]
            library = forward(floats[0], Parameters.of([floats[1]], [floats[2]]))
            np.testing.assert_allclose(ours, library, rtol=1e-12, atol=1e-12)


def test_sigmoid() -> None:
    for (z,) in inputs("sigmoid", lambda rng: (rng.normal(size=20) * 10.0 ** rng.uniform(-2, 3),)):
        np.testing.assert_allclose(reference("sigmoid")(z), expit(np.asarray(z, dtype=float)), rtol=1e-12)


def test_cross_entropy() -> None:
    """Where no probability is so small that it counts as 1e-12, it is the log loss of everybody."""

    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        P = rng.random((9, 4)) + 0.01
        return P / P.sum(axis=1, keepdims=True), rng.integers(0, 4, 9)

    compared = 0
    for P, y in inputs("cross_entropy", fresh):
        ours = reference("cross_entropy")(P, y)
        if P.shape[1] > 1 and P[np.arange(len(y)), y].min() > 1e-10:
            for library in (log_loss, their_log_loss):
                assert ours == pytest.approx(library(y, P, labels=np.arange(P.shape[1])), rel=1e-9, abs=1e-12)
            compared += 1
    assert compared > 40


Weights = tuple[np.ndarray[Any, Any], ...]


def fresh_weights(rng: np.random.Generator, p: int, n_classes: int) -> Weights:
    """W1, b1, W2 and b2 of a network with 4 hidden units."""
    return tuple(rng.normal(size=shape) for shape in ((p, 4), 4, (4, n_classes), n_classes))


def fresh_network(rng: np.random.Generator) -> tuple[Any, ...]:
    return rng.normal(size=(6, 3)), rng.integers(0, 3, 6), *fresh_weights(rng, 3, 3)


def mean_cross_entropy(X: Any, y: Any, W1: Any, b1: Any, W2: Any, b2: Any) -> float:
    P = reference("forward_mlp")(X, [W1, W2], [b1, b2])[-1]
    return float(reference("cross_entropy")(P, y))


def central_differences(X: Any, y: Any, weights: Weights, step: float = 1e-6) -> list[np.ndarray[Any, Any]]:
    """The derivative of the mean cross-entropy by every entry of the weights."""
    result = [np.empty_like(w) for w in weights]
    for w, slope in zip(weights, result, strict=True):
        for place in np.ndindex(*w.shape):
            here = w[place]
            w[place] = here + step
            above = mean_cross_entropy(X, y, *weights)
            w[place] = here - step
            slope[place] = (above - mean_cross_entropy(X, y, *weights)) / (2 * step)
            w[place] = here
    return result


def test_backprop_two_layer() -> None:
    compared = 0
    for X, y, *given in inputs("backprop_two_layer", fresh_network):
        ours = list(reference("backprop_two_layer")(X, y, *given).values())
        X = np.asarray(X, dtype=float)
        W1, b1, W2, b2 = weights = tuple(np.array(w, dtype=float) for w in given)
        network = Parameters.of([W1, W2], [b1, b2])
        library = backward(X, np.eye(len(b2))[y], network, Objective(loss="log_loss")).gradient
        theirs = (library.coefs[0], library.intercepts[0], library.coefs[1], library.intercepts[1])
        P = reference("forward_mlp")(X, [W1, W2], [b1, b2])[-1]
        bent = (X @ W1 + b1 == 0).any() or P[np.arange(len(y)), y].min() < 1e-11  # at a kink, or clipped
        differences = ours if bent else central_differences(X, y, weights)
        compared += not bent
        for g, other, slope in zip(ours, theirs, differences, strict=True):
            np.testing.assert_allclose(g, other, rtol=1e-9, atol=1e-12)
            np.testing.assert_allclose(g, slope, rtol=1e-6, atol=1e-7 * max(1, np.abs(X).max()))
    assert compared > 60


def fresh_run(rng: np.random.Generator) -> tuple[Any, ...]:
    """Weights, samples to predict and two sets to learn from, for 3 classes."""
    first, again = (fresh_network(rng)[:2] for _ in range(2))
    weights = fresh_weights(rng, 3, 3)
    return *weights, rng.normal(size=(2, 3)), *first, float(rng.uniform(0.05, 1.0)), 4, *again


def library_descent(weights: Weights, X: Any, y: Any, lr: float, epochs: int) -> Parameters:
    W1, b1, W2, b2 = (np.asarray(w, dtype=float) for w in weights)
    parameters, optimizer = Parameters.of([W1, W2], [b1, b2]), SGD(float(lr), momentum=0.0, nesterov=False)
    state, X = optimizer.init(parameters), np.asarray(X, dtype=float)
    for _ in range(epochs):
        gradient = backward(X, np.eye(len(b2))[y], parameters, Objective(loss="log_loss")).gradient
        parameters, state = optimizer.step(parameters, gradient, state)
    return parameters


def their_descent(weights: Weights, X: Any, y: Any, lr: float, epochs: int) -> MLPClassifier:
    """scikit-learn's network, its random start replaced."""
    W1, b1, W2, b2 = weights
    network = MLPClassifier(
        len(b1), solver="sgd", momentum=0.0, alpha=0.0, batch_size=len(X), learning_rate_init=1e-300
    )
    network.partial_fit(X, y, classes=np.arange(len(b2)))  # a step of no length
    network._optimizer.learning_rate = lr
    for own, given in zip(network.coefs_ + network.intercepts_, (W1, W2, b1, b2), strict=True):
        own[...] = given
    for _ in range(epochs):
        network.partial_fit(X, y)
    return network


def test_two_layer_network() -> None:
    compared = 0
    for *weights, X_new, X, y, lr, epochs, X_again, y_again in inputs("TwoLayerNetwork", fresh_run):
        given = tuple(weights)
        ours = reference("TwoLayerNetwork")(*given)
        for samples, labels in ((X, y), (X_again, y_again)):
            ours.fit(samples, labels, lr, epochs)
            proba = ours.predict_proba(X_new)
            np.testing.assert_array_equal(ours.predict(X_new), proba.argmax(axis=1))
            library = library_descent(given, samples, labels, lr, epochs)
            pairs = zip((ours.W1, ours.W2, ours.b1, ours.b2), library.coefs + library.intercepts, strict=True)
            for own, theirs in pairs:
                np.testing.assert_allclose(own, theirs, rtol=1e-9, atol=1e-11)
            predicted = forward(np.asarray(X_new, dtype=float), library, out_activation="softmax")
            np.testing.assert_allclose(proba, predicted, rtol=1e-9, atol=1e-11)
            if len(ours.b2) > 2:  # scikit-learn has one output for two classes
                network = their_descent(given, samples, labels, lr, epochs)
                np.testing.assert_allclose(proba, network.predict_proba(X_new), rtol=1e-9, atol=1e-11)
                compared += 1
    assert compared > 40
