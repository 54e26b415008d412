"""References of neural networks against the library, SciPy, scikit-learn and slow loops."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.special import expit
from sklearn.metrics import log_loss as their_log_loss

from mlfundamentals.metrics import log_loss
from mlfundamentals.neural_network import Parameters, forward
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
