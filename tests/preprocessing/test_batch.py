"""Batch and layer normalization against their formulas."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from mlfundamentals.preprocessing import RunningMoments, batch_norm, batch_norm_inference, layer_norm


def formula(X: Any, axis: int, eps: float, gamma: Any = 1.0, beta: Any = 0.0) -> Any:
    mean, var = X.mean(axis=axis, keepdims=True), X.var(axis=axis, keepdims=True)
    return gamma * (X - mean) / np.sqrt(var + eps) + beta


@pytest.mark.parametrize("n", [2, 100, 20_000])
def test_formulas(n: int) -> None:
    rng = np.random.default_rng(n)
    X, gamma, beta = rng.normal(size=(n, 6)) * 3 + 2, rng.normal(size=6), rng.normal(size=6)
    result = batch_norm(X, gamma, beta)
    np.testing.assert_allclose(result.output, formula(X, 0, 1e-5, gamma, beta), atol=1e-12)
    np.testing.assert_allclose(result.var, X.var(axis=0), rtol=1e-12)
    np.testing.assert_allclose(result.running.var, X.var(axis=0, ddof=1), rtol=1e-12)
    np.testing.assert_allclose(layer_norm(X, gamma, beta), formula(X, 1, 1e-5, gamma, beta), atol=1e-12)
    np.testing.assert_allclose(layer_norm(X, eps=1e-3), formula(X, 1, 1e-3), atol=1e-12)


def test_running_moments_blend_and_serve_inference() -> None:
    rng = np.random.default_rng(0)
    running = RunningMoments(np.zeros(3), np.ones(3))
    X = rng.normal(size=(50, 3)) * 2 + 1
    after = batch_norm(X, running=running, momentum=0.25).running
    np.testing.assert_allclose(after.mean, 0.25 * X.mean(axis=0), rtol=1e-13)
    np.testing.assert_allclose(after.var, 0.75 + 0.25 * X.var(axis=0, ddof=1), rtol=1e-13)
    np.testing.assert_allclose(
        batch_norm_inference(X, after, eps=1e-4), (X - after.mean) / np.sqrt(after.var + 1e-4), rtol=1e-12
    )
    np.testing.assert_array_equal(running.mean, 0)


def test_constants_without_eps_are_only_centered() -> None:
    np.testing.assert_array_equal(batch_norm(np.full((4, 2), 3.0), eps=0.0).output, 0)
    np.testing.assert_array_equal(layer_norm(np.full((4, 2), 3.0), eps=0.0), 0)


def test_float32_stays() -> None:
    X = np.random.default_rng(0).normal(size=(30, 4)).astype(np.float32)
    assert batch_norm(X).output.dtype == layer_norm(X).dtype == np.float32


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"momentum": 2.0}, "momentum must lie"),
        ({"eps": -1.0}, "eps must be >= 0"),
        ({"gamma": [1.0, 2.0, 3.0]}, r"gamma must have shape \(2,\), got \(3,\)"),
        ({"beta": [np.nan, 1.0]}, "NaN"),
    ],
)
def test_bad_arguments(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        batch_norm([[1.0, 2.0], [3.0, 4.0]], **options)


def test_other_numbers_of_features_are_refused() -> None:
    with pytest.raises(ValueError, match="X has 1 features, but running has 2"):
        batch_norm_inference([[1.0]], RunningMoments(np.zeros(2), np.ones(2)))
