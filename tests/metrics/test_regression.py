"""Errors of predicted numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sklearn.metrics as oracle

import mlfundamentals.metrics as metrics
from mlfundamentals.exceptions import UndefinedMetricWarning

NAMES = ["mean_squared_error", "root_mean_squared_error", "mean_absolute_error", "r2_score"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("multioutput", ["uniform_average", "raw_values", [0.2, 0.3, 0.5]])
@pytest.mark.parametrize("offset", [0.0, 1e8])
def test_as_scikit_learn(name: str, weighted: bool, multioutput: Any, offset: float) -> None:
    rng = np.random.default_rng(0)
    true, pred = offset + rng.normal(size=(2, 50, 3))
    options = {"multioutput": multioutput, "sample_weight": rng.random(50) if weighted else None}
    expected = getattr(oracle, name)(true, pred, **options)
    np.testing.assert_allclose(
        getattr(metrics, name)(true, pred, **options), expected, rtol=1e-12, atol=1e-15
    )


@pytest.mark.parametrize("name", NAMES)
def test_lists_read_only_arrays_and_integers(name: str) -> None:
    true, pred = [3, -1, 2, 7], np.array([2, 0, 2, 8])
    pred.flags.writeable = False
    assert getattr(metrics, name)(true, pred) == pytest.approx(getattr(oracle, name)(true, pred), rel=1e-14)
    column = getattr(metrics, name)([[v] for v in true], pred)
    assert column == getattr(metrics, name)(true, pred)


@pytest.mark.parametrize("scale", [1e-200, 1e-150, 1e150, 1e200])
def test_scores_keep_their_digits_at_any_scale(scale: float) -> None:
    rng = np.random.default_rng(1)
    true, pred = rng.normal(size=(2, 40))
    plain = metrics.root_mean_squared_error(true, pred)
    assert metrics.root_mean_squared_error(scale * true, scale * pred) == pytest.approx(
        scale * plain, rel=1e-13
    )
    r2 = metrics.r2_score(true, pred)
    assert metrics.r2_score(scale * true, scale * pred) == pytest.approx(r2, rel=1e-13)


@pytest.mark.parametrize("force_finite", [True, False])
def test_r2_of_constant_targets(force_finite: bool) -> None:
    true, pred = np.array([[1.0, 1.0, 0.0]] * 2 + [[1.0, 1.0, 3.0]]), np.array([[1.0, 2.0, 1.0]] * 3)
    options: dict[str, Any] = {"multioutput": "raw_values", "force_finite": force_finite}
    found = metrics.r2_score(true, pred, **options)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = oracle.r2_score(true, pred, **options)
    np.testing.assert_allclose(found, expected, rtol=1e-14)


def test_variance_weighted_r2() -> None:
    rng = np.random.default_rng(2)
    true, pred = rng.normal(size=(2, 30, 2)) * [1.0, 100.0]
    found = metrics.r2_score(true, pred, multioutput="variance_weighted")
    assert found == pytest.approx(oracle.r2_score(true, pred, multioutput="variance_weighted"), rel=1e-13)
    whole = 1 - ((true - pred) ** 2).sum() / ((true - true.mean(axis=0)) ** 2).sum()
    assert found == pytest.approx(whole, rel=1e-13)
    constant = np.ones((4, 2))
    assert metrics.r2_score(constant, constant, multioutput="variance_weighted") == 1.0


def test_one_sample_has_no_r2() -> None:
    with pytest.warns(UndefinedMetricWarning, match="less than two samples"):
        assert np.isnan(metrics.r2_score([1.0], [2.0]))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("true", "pred", "options", "message"),
    [
        ([1.0, 2.0], [1.0], {}, "inconsistent"),
        ([[1.0, 2.0]] * 2, [1.0, 2.0], {}, "different number of output"),
        ([1.0, np.nan], [1.0, 2.0], {}, "NaN"),
        ([1.0, np.inf], [1.0, 2.0], {}, "infinity"),
        ([1.0, 2.0], [1.0, 2.0], {"multioutput": "mean"}, "'multioutput' parameter"),
        ([1.0, 2.0], [1.0, 2.0], {"multioutput": [1.0]}, "only in multi-output"),
        ([[1.0, 2.0]] * 2, [[1.0, 2.0]] * 2, {"multioutput": [1.0]}, "equally many custom weights"),
    ],
)
def test_what_does_not_fit_is_refused(
    name: str, true: Any, pred: Any, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        getattr(metrics, name)(true, pred, **options)
