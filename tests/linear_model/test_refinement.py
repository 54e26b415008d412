"""Ridge by a float32 Gram matrix: as accurate as by float64, or refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from mlfundamentals.linear_model import Ridge, _refinement
from mlfundamentals.linear_model._moments import moments
from mlfundamentals.linear_model._refinement import refined_ridge

Array = NDArray[np.float64]


@pytest.fixture
def small_data_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size of the data, from which float32 pays, does not matter."""
    monkeypatch.setattr(_refinement, "_pays", lambda X, y: True)


def problem(n: int = 3000, d: int = 30, t: int = 1, seed: int = 0) -> tuple[Array, Array]:
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d))
    return X, X @ rng.normal(size=(d, t)) + rng.normal(size=(n, t)) + 3.0


def by_least_squares(
    X: Array, y: Array, alpha: Array, weights: Array | None, centred: bool
) -> tuple[Array, Array]:
    """Coefficients (d, t) and intercepts (t,): least squares on X with a row for each feature's penalty."""
    root = np.ones(len(X)) if weights is None else np.sqrt(weights)
    X_mean, y_mean = np.zeros(X.shape[1]), np.zeros(y.shape[1])
    if centred:
        X_mean, y_mean = (np.average(A, axis=0, weights=weights) for A in (X, y))
    tall, right = root[:, None] * (X - X_mean), root[:, None] * (y - y_mean)
    coefs = []
    for penalty, b in zip(alpha, right.T, strict=True):
        rows = np.concatenate([tall, np.sqrt(penalty) * np.eye(X.shape[1])])
        norms = np.linalg.norm(rows, axis=0)
        coefs.append(np.linalg.lstsq(rows / norms, np.append(b, np.zeros(X.shape[1])), rcond=None)[0] / norms)
    coef = np.stack(coefs, axis=1)
    return coef, y_mean - X_mean @ coef


@pytest.mark.usefixtures("small_data_too")
@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize("kind", ["plain", "scaled", "offset"])
def test_equals_least_squares_in_float64(order: str, weighted: bool, centred: bool, kind: str) -> None:
    X, y = problem(t=3)
    if kind == "scaled":
        X *= 10.0 ** np.linspace(-4, 4, 30)
    elif kind == "offset" and centred:
        X, y = np.round(X, 3) + 1e4, y - 1e5
    X = np.asarray(X, order=order)  # type: ignore[call-overload]
    weights = np.random.default_rng(1).uniform(0.1, 2, len(X)) if weighted else None
    alpha = np.array([0.0, 1.0, 100.0])
    found = refined_ridge(X, y, alpha, weights, centred=centred)
    coef, intercept = by_least_squares(X, y, alpha, weights, centred)
    assert found is not None
    size = coef * X.std(axis=0)[:, None]
    off = np.abs((found.coef - coef) * X.std(axis=0)[:, None]).max(axis=0)
    assert (off <= (1e-11 if kind == "offset" else 1e-13) * np.abs(size).max(axis=0)).all()
    np.testing.assert_allclose(found.intercept, intercept, rtol=1e-10, atol=1e-12)


@pytest.mark.usefixtures("small_data_too")
def test_moderately_correlated_features_take_more_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    X, y = problem()
    X[:, 1] = X[:, 0] + 0.3 * X[:, 1]
    passes, one_pass = [], _refinement._left

    def note(*data: Any) -> Any:
        passes.append(1)
        return one_pass(*data)

    monkeypatch.setattr(_refinement, "_left", note)
    found = refined_ridge(X, y, np.ones(1))
    assert found is not None
    assert 1 < len(passes) <= 3
    np.testing.assert_allclose(found.coef, by_least_squares(X, y, np.ones(1), None, True)[0], rtol=1e-12)


@pytest.mark.usefixtures("small_data_too")
@pytest.mark.parametrize("kind", ["collinear", "nearly", "constant", "tiny", "outlier", "nan", "infinite"])
def test_what_float32_is_too_coarse_for_is_refused(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    X, y = problem()
    if kind in ("collinear", "nearly"):
        X[:, 3] = X[:, 0] + X[:, 1] + (1e-3 * X[:, 3] if kind == "nearly" else 0.0)
    elif kind == "constant":
        X[:, 2] = 0.0
    elif kind == "tiny":
        X[:, 2] *= 1e-30
    elif kind == "outlier":
        X[1000] *= 1e4  # not among the rows that are looked at first
    elif kind == "nan":
        X[5, 2] = np.nan
    else:
        X[1000, 2] = np.inf
    products, formed = [], moments

    def note(*data: Any, **options: Any) -> Any:
        products.append(options.get("dtype"))
        return formed(*data, **options)

    monkeypatch.setattr(_refinement, "moments", note)
    assert refined_ridge(X, y, np.zeros(1)) is None
    if kind in ("collinear", "nearly", "tiny", "constant"):
        assert products == [None]  # told by some of the rows: all were not multiplied for nothing
    else:
        assert len(products) in (1, 2)


@pytest.mark.usefixtures("small_data_too")
def test_steps_that_do_not_get_smaller_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    X, y = problem()
    monkeypatch.setattr(_refinement, "_LEAST_RCOND", 0.0)
    X[:, 1] = X[:, 0] + 1e-3 * X[:, 1]
    assert refined_ridge(X, y, np.zeros(1)) is None


@pytest.mark.usefixtures("small_data_too")
def test_a_constant_target_has_coefficients_of_zero() -> None:
    X, _ = problem()
    found = refined_ridge(X, np.full((3000, 1), 2.0), np.ones(1))
    assert found is not None
    np.testing.assert_array_equal(found.coef, 0.0)
    np.testing.assert_array_equal(found.intercept, 2.0)


@pytest.mark.usefixtures("small_data_too")
def test_ridge_falls_back_and_says_what_is_wrong() -> None:
    X, y = problem()
    X[:, 3] = X[:, 0] + X[:, 1]
    assert Ridge(alpha=1e-13).fit(X, y).solver_ == "svd"
    X[7, 7] = np.nan
    with pytest.raises(ValueError, match="NaN"):
        Ridge().fit(X, y)


def test_large_tall_data_are_refined(monkeypatch: pytest.MonkeyPatch) -> None:
    X, y = problem(45_000, 190)
    results: list[Any] = []

    def note(*data: Any, **options: Any) -> Any:
        results.append(refined_ridge(*data, **options))
        return results[-1]

    monkeypatch.setattr("mlfundamentals.linear_model._ridge_solvers.refined_ridge", note)
    model = Ridge().fit(X, y[:, 0])
    assert results[0] is not None
    Xc = X - X.mean(axis=0)
    expected = np.linalg.solve(Xc.T @ Xc + np.eye(190), Xc.T @ (y - y.mean()))[:, 0]
    np.testing.assert_allclose(model.coef_, expected, rtol=1e-12, atol=1e-14)
