"""Mean squares and R2 over the whole range of float64."""

from __future__ import annotations

import numpy as np
import pytest

from mlfundamentals._core.squares import mean_squares, r2_of_outputs


@pytest.mark.parametrize("scale", [1.0, 1e-200, 1e200])
def test_roots_and_ratios_follow_the_scale(scale: float) -> None:
    rng = np.random.default_rng(0)
    values, weights = rng.normal(size=(50, 3)), rng.random(50)
    plain = np.sqrt(weights @ values**2 / weights.sum())
    found = mean_squares(values * scale, weights)
    np.testing.assert_allclose(found.roots(), plain * scale, rtol=1e-14)
    np.testing.assert_allclose(found.over(mean_squares(3 * scale * values, weights)), 1 / 9, rtol=1e-14)


def test_plain_mean_squares_leave_the_range_without_a_warning() -> None:
    assert mean_squares(np.array([[1e200, 1e-200, 3.0]])).plain().tolist() == [np.inf, 0.0, 9.0]


def test_a_ratio_of_zeros_is_nan() -> None:
    zero, one = mean_squares(np.zeros((2, 1))), mean_squares(np.ones((2, 1)))
    assert np.isnan(zero.over(zero)).all()
    assert np.isinf(one.over(zero)).all()


@pytest.mark.parametrize("scale", [1.0, 1e-160, 1e160])
def test_r2_is_free_of_scale(scale: float) -> None:
    rng = np.random.default_rng(1)
    y, predicted = rng.normal(size=(2, 40, 2))
    by_hand = 1 - ((y - predicted) ** 2).sum(axis=0) / ((y - y.mean(axis=0)) ** 2).sum(axis=0)
    np.testing.assert_allclose(r2_of_outputs(scale * y, scale * predicted), by_hand, rtol=1e-13)


def test_r2_of_constant_targets() -> None:
    y, predicted = np.ones((3, 2)), np.array([[1.0, 2.0]] * 3)
    assert r2_of_outputs(y, predicted).tolist() == [1.0, 0.0]
    free = r2_of_outputs(y, predicted, force_finite=False)
    assert np.isnan(free[0])
    assert free[1] == -np.inf
