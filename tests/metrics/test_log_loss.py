"""Log loss."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sklearn.metrics as oracle

from mlfundamentals.metrics import log_loss


@pytest.mark.parametrize("normalize", [True, False])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("labels", [None, list("abcd")])
def test_as_scikit_learn(normalize: bool, weighted: bool, labels: Any) -> None:
    rng = np.random.default_rng(0)
    true, proba = np.array(list("abcd"))[rng.integers(0, 4, 100)], rng.dirichlet(np.full(4, 0.1), 100)
    options = {
        "normalize": normalize,
        "labels": labels,
        "sample_weight": rng.random(100) if weighted else None,
    }
    expected = oracle.log_loss(true, proba, **options)
    assert log_loss(true, proba, **options) == pytest.approx(expected, rel=1e-13)


@pytest.mark.parametrize("weighted", [False, True])
def test_indicators_as_scikit_learn(weighted: bool) -> None:
    rng = np.random.default_rng(1)
    true, proba = rng.integers(0, 2, (50, 4)), rng.dirichlet(np.ones(4), 50)
    weights = rng.random(50) if weighted else None
    expected = oracle.log_loss(true, proba, sample_weight=weights)
    assert log_loss(true, proba, sample_weight=weights) == pytest.approx(expected, rel=1e-13)
    one_hot = np.eye(3)[[0, 2, 1]]
    assert log_loss(one_hot, np.full((3, 3), 1 / 3)) == pytest.approx(np.log(3))


def test_it_is_the_mean_surprise() -> None:
    assert log_loss([0, 1], [[0.5, 0.5], [0.75, 0.25]]) == pytest.approx((np.log(2) + np.log(4)) / 2)
    assert log_loss([0, 1], [0.5, 0.25]) == pytest.approx((np.log(2) + np.log(4)) / 2)
    assert log_loss([0, 1], [[0.5], [0.25]]) == pytest.approx((np.log(2) + np.log(4)) / 2)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_certainty_is_clipped_to_the_eps_of_the_dtype(dtype: Any) -> None:
    proba = np.array([[0.0, 1.0], [0.0, 1.0]], dtype=dtype)
    expected = oracle.log_loss([0, 1], proba)
    assert log_loss([0, 1], proba) == pytest.approx(expected, rel=1e-6 if dtype is np.float32 else 1e-14)
    assert log_loss([0, 1], proba) == pytest.approx(-np.log(np.finfo(dtype).eps) / 2, rel=1e-6)


@pytest.mark.parametrize(
    ("true", "proba", "labels", "message"),
    [
        ([0, 1], [[0.5, 0.5], [1.5, -0.5]], None, "greater than 1"),
        ([0, 1], [[0.5, 0.5], [0.5, -0.5]], None, "lower than 0"),
        ([0, 0], [[0.5, 0.5], [0.5, 0.5]], None, "only one label"),
        ([0, 0], [[0.5, 0.5], [0.5, 0.5]], [0], "at least two labels"),
        ([0, 1, 2], [[0.5, 0.5]] * 3, None, "different number of classes: 3 vs 2"),
        ([0, 1, 1], [[0.5, 0.5]] * 3, [0, 1, 2], "number of classes in labels is different"),
        ([0, 1, 3], [[0.5, 0.5]] * 3, [0, 1], "not belonging to the passed labels"),
        ([0, 1], [[0.5, 0.5]] * 3, None, "inconsistent"),
        ([0, 1], [[0.5, np.nan]] * 2, None, "NaN"),
        ([[0, 1], [1, 2]], [[0.5, 0.5]] * 2, None, "one label a sample"),
        ([[0, 1], [1, 0]], [0.5, 0.5], None, "indicators of the shape of y_proba"),
    ],
)
def test_what_does_not_fit_is_refused(true: Any, proba: Any, labels: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        log_loss(true, proba, labels=labels)


def test_warnings() -> None:
    with pytest.warns(UserWarning, match="do not sum to one"):
        log_loss([0, 1], [[0.5, 0.4], [0.5, 0.4]])
    with pytest.warns(UserWarning, match="ordered lexicographically"):
        log_loss([0, 1], [[0.5, 0.5], [0.5, 0.5]], labels=[1, 0])
    with pytest.warns(FutureWarning, match="renamed"):
        assert log_loss([0, 1], y_pred=[0.5, 0.5]) == pytest.approx(np.log(2))
    with pytest.raises(ValueError, match="both"):
        log_loss([0, 1], [0.5, 0.5], y_pred=[0.5, 0.5])
