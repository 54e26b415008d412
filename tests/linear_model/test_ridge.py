"""Ridge: the normal equations hold, whatever the shape, scale and rank of X."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.linear_model import Ridge as TheirRidge

from mlfundamentals.linear_model import Ridge

Array = NDArray[np.float64]


def problem(n: int, d: int, t: int = 1, seed: int = 0) -> tuple[Array, Array]:
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d)) + rng.normal(size=d)
    return X, X @ rng.normal(size=(d, t)) + rng.normal(size=(n, t)) + 3.0


def normal_equations(model: Ridge, X: Array, y: Array, alpha: Any, weights: Array) -> float:
    """How far the gradient is from zero, relative to its terms."""
    Y, coef = y.reshape(len(y), -1), np.atleast_2d(model.coef_)
    residual = weights[:, None] * (Y - X @ coef.T - model.intercept_)
    centred = X - np.average(X, axis=0, weights=weights)
    gradient = centred.T @ residual - alpha * coef.T
    return float(np.abs(gradient).max() / (np.abs(X).T @ (weights[:, None] * np.abs(Y))).max())


@pytest.mark.parametrize(
    ("n", "d", "t"), [(50, 5, 1), (50, 5, 3), (10, 40, 2), (1, 3, 1), (30, 30, 1), (700, 3, 1)]
)
@pytest.mark.parametrize("weighted", [False, True])
def test_normal_equations_hold(n: int, d: int, t: int, weighted: bool) -> None:
    X, y = problem(n, d, t)
    weights = np.random.default_rng(1).uniform(0.1, 2, n) if weighted else np.ones(n)
    alpha = np.linspace(0.5, 2.0, t)
    model = Ridge(alpha=alpha).fit(X, y, sample_weight=weights if weighted else None)
    assert normal_equations(model, X, y, alpha, weights) < 1e-12


@pytest.mark.parametrize("solver", ["auto", "svd", "cholesky", "lsqr", "sparse_cg", "sag", "saga"])
@pytest.mark.parametrize(("n", "d"), [(60, 8), (8, 60)])
@pytest.mark.parametrize("fit_intercept", [False, True])
def test_equals_scikit_learn(solver: str, n: int, d: int, fit_intercept: bool) -> None:
    X, y = problem(n, d)
    ours = Ridge(alpha=0.7, solver=solver, fit_intercept=fit_intercept).fit(X, y[:, 0])
    theirs = TheirRidge(alpha=0.7, solver="svd", fit_intercept=fit_intercept).fit(X, y[:, 0])
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=1e-10)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, rtol=1e-10)
    assert ours.score(X, y[:, 0]) == pytest.approx(theirs.score(X, y[:, 0]), rel=1e-12)
    assert (ours.n_iter_ is None) == (solver not in ("lsqr", "sag", "saga"))


@pytest.mark.parametrize(("n", "d"), [(40, 6), (6, 40)])
def test_alpha_zero_gives_the_minimum_norm_solution(n: int, d: int) -> None:
    X, y = problem(n, d)
    X[:, 1] = X[:, 0]
    model = Ridge(alpha=0).fit(X, y[:, 0])
    expected = np.linalg.lstsq(X - X.mean(axis=0), y[:, 0] - y.mean(), rcond=1e-12)[0]
    np.testing.assert_allclose(model.coef_, expected, rtol=1e-9, atol=1e-12)


def test_collinear_columns_with_a_tiny_penalty() -> None:
    X, y = problem(50, 4)
    X[:, 3] = X[:, 0] + X[:, 1]
    model = Ridge(alpha=1e-13).fit(X, y[:, 0])
    np.testing.assert_allclose(model.coef_, Ridge(alpha=0).fit(X, y[:, 0]).coef_, rtol=1e-8)
    assert model.solver_ == "svd"


@pytest.mark.parametrize("offset", [1e4, 1e8])
def test_offset_of_the_features_does_not_matter(offset: float) -> None:
    X, y = problem(300, 5)
    X = np.round(X, 3)
    plain = Ridge().fit(X, y[:, 0])
    shifted = Ridge().fit(X + offset, y[:, 0] + offset)
    np.testing.assert_allclose(shifted.coef_, plain.coef_, rtol=1e-14 * offset)


@pytest.mark.parametrize("scale", [1e-150, 1e-80, 1e80, 1e150])
def test_scale_of_the_data(scale: float) -> None:
    X, y = problem(30, 4)
    plain = Ridge(alpha=0).fit(X, y)
    scaled = Ridge(alpha=0).fit(X * scale, y * scale)
    np.testing.assert_allclose(scaled.coef_, plain.coef_, rtol=1e-10)
    np.testing.assert_allclose(scaled.intercept_ / scale, plain.intercept_, rtol=1e-9)


def test_weights_stand_for_repeated_rows() -> None:
    X, y = problem(20, 3)
    counts = np.random.default_rng(2).integers(0, 4, 20)
    weighted = Ridge().fit(X, y, sample_weight=counts)
    repeated = Ridge().fit(np.repeat(X, counts, axis=0), np.repeat(y, counts, axis=0))
    np.testing.assert_allclose(weighted.coef_, repeated.coef_, rtol=1e-11)


@pytest.mark.parametrize("solver", ["auto", "svd"])
def test_order_of_samples_does_not_matter(solver: str) -> None:
    X, y = problem(2000, 6)
    order = np.random.default_rng(3).permutation(len(X))
    a, b = Ridge(solver=solver).fit(X, y), Ridge(solver=solver).fit(X[order], y[order])
    np.testing.assert_allclose(a.coef_, b.coef_, rtol=1e-12)


@pytest.mark.parametrize("alpha", [0.0, 1.0])
def test_positive(alpha: float) -> None:
    X, y = problem(40, 6)
    model = Ridge(alpha=alpha, positive=True).fit(X, y[:, 0])
    theirs = TheirRidge(alpha=max(alpha, 1e-12), positive=True, tol=1e-12).fit(X, y[:, 0])
    assert (model.coef_ >= 0).all()
    gradient = (X - X.mean(axis=0)).T @ (y[:, 0] - model.predict(X)) - alpha * model.coef_
    assert np.abs(gradient[model.coef_ > 0]).max() < 1e-9
    assert gradient[model.coef_ == 0].max(initial=0.0) < 1e-9
    np.testing.assert_allclose(model.coef_, theirs.coef_, atol=1e-5)


def test_float32_is_kept_and_integers_are_promoted() -> None:
    X, y = problem(30, 3)
    assert Ridge().fit(X.astype(np.float32), y.astype(np.float32)).coef_.dtype == np.float32
    assert Ridge().fit(np.arange(6).reshape(3, 2), [1, 2, 4]).coef_.dtype == np.float64


def test_input_is_left_alone_in_any_layout() -> None:
    X, y = problem(50, 4)
    X.flags.writeable = y.flags.writeable = False
    expected = Ridge().fit(X, y)
    np.testing.assert_allclose(Ridge().fit(np.asfortranarray(X), y).coef_, expected.coef_, rtol=1e-13)
    np.testing.assert_allclose(Ridge().fit(X.tolist(), y.tolist()).coef_, expected.coef_, rtol=1e-13)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"alpha": -1}, "alpha"),
        ({"alpha": [1.0, 2.0]}, "Number of targets and number of penalties do not correspond"),
        ({"alpha": [-1.0]}, "0 or more"),
        ({"solver": "qr"}, "solver"),
        ({"solver": "lbfgs"}, "positive=True"),
        ({"solver": "svd", "positive": True}, "does not support positive fitting"),
    ],
)
def test_wrong_parameters_are_refused(parameters: dict[str, Any], message: str) -> None:
    X, y = problem(10, 2)
    with pytest.raises(ValueError, match=message):
        Ridge(**parameters).fit(X, y[:, 0])


def test_weights_of_zero_are_refused() -> None:
    X, y = problem(10, 2)
    with pytest.raises(ValueError, match="at least one non-zero"):
        Ridge().fit(X, y, sample_weight=np.zeros(10))


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_nan_and_infinity_are_refused(bad: float) -> None:
    X, y = problem(10, 2)
    X[3, 1] = bad
    with pytest.raises(ValueError, match="NaN" if np.isnan(bad) else "infinity"):
        Ridge().fit(X, y)


def test_a_sparse_matrix_is_fitted_as_its_dense_form() -> None:
    X, y = problem(30, 4)
    X[X < 0] = 0.0
    np.testing.assert_array_equal(Ridge().fit(csr_array(X), y).coef_, Ridge().fit(X, y).coef_)
