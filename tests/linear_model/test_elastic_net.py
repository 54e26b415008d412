"""Lasso and elastic net: optimality certificates first, scikit-learn second."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.linear_model import ElasticNet as TheirElasticNet

from mlfundamentals.exceptions import ConvergenceWarning
from mlfundamentals.linear_model import ElasticNet, Lasso

Array = NDArray[np.float64]


def problem(n: int, d: int, seed: int = 0, informative: int = 5) -> tuple[Array, Array]:
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d)) + rng.normal(size=d)
    coef = np.zeros(d)
    coef[: min(d, informative)] = rng.normal(size=min(d, informative))
    return X, X @ coef + 0.3 * rng.normal(size=n) + 2.0


def alpha_max(X: Array, y: Array) -> float:
    return float(np.abs((X - X.mean(axis=0)).T @ (y - y.mean())).max() / len(y))


def certificate(model: ElasticNet, X: Array, y: Array, weights: Array | None = None) -> float:
    """The largest KKT violation, relative to the largest correlation of X and y; by the textbook, from
    data."""
    share = np.full(len(y), 1 / len(y)) if weights is None else weights / weights.sum()
    centred = X - share @ X if model.fit_intercept else X
    residual = y - X @ model.coef_ - model.intercept_
    l1, l2 = model.alpha * model.l1_ratio, model.alpha * (1 - model.l1_ratio)
    correlations = centred.T @ (share * residual) - l2 * model.coef_
    size = correlations if model.positive else np.abs(correlations)
    on, off = model.coef_ != 0, model.coef_ == 0
    broken = max(
        np.abs(correlations - l1 * np.sign(model.coef_))[on].max(initial=0.0),
        (size - l1)[off].max(initial=0.0),
    )
    return float(broken / np.abs(centred.T @ (share * y)).max())


SHAPES = [(60, 8), (200, 30), (30, 100), (50, 50), (5, 20)]


@pytest.mark.parametrize(("n", "d"), SHAPES)
@pytest.mark.parametrize("share", [0.5, 0.1, 0.01])
@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
@pytest.mark.parametrize("positive", [False, True])
def test_kkt_conditions_hold(n: int, d: int, share: float, l1_ratio: float, positive: bool) -> None:
    X, y = problem(n, d, seed=n + d)
    for precompute in (False, True):
        model = ElasticNet(
            share * alpha_max(X, y), l1_ratio=l1_ratio, positive=positive, tol=1e-13, precompute=precompute
        ).fit(X, y)
        assert certificate(model, X, y) < 1e-8
        assert 0 <= model.dual_gap_ <= 1e-13 * np.var(y)
        assert not positive or (model.coef_ >= 0).all()


@pytest.mark.parametrize("tol", [1e-2, 1e-4, 1e-8])
def test_the_gap_is_reached_and_bounds_the_distance_to_the_minimum(tol: float) -> None:
    X, y = problem(60, 200, seed=3)
    alpha = 0.05 * alpha_max(X, y)

    def objective(model: Lasso) -> float:
        residual = y - model.predict(X)
        return float(residual @ residual / (2 * len(y)) + alpha * np.abs(model.coef_).sum())

    loose, exact = Lasso(alpha, tol=tol).fit(X, y), Lasso(alpha, tol=1e-14).fit(X, y)
    assert loose.dual_gap_ <= tol * np.var(y)
    assert objective(loose) - objective(exact) <= loose.dual_gap_ * (1 + 1e-9) + 1e-14


@pytest.mark.parametrize(("n", "d"), SHAPES)
@pytest.mark.parametrize("l1_ratio", [1.0, 0.7])
@pytest.mark.parametrize("fit_intercept", [False, True])
def test_equals_scikit_learn(n: int, d: int, l1_ratio: float, fit_intercept: bool) -> None:
    X, y = problem(n, d, seed=1)
    alpha = 0.1 * alpha_max(X, y)
    ours = ElasticNet(alpha, l1_ratio=l1_ratio, fit_intercept=fit_intercept, tol=1e-14).fit(X, y)
    theirs = TheirElasticNet(
        alpha, l1_ratio=l1_ratio, fit_intercept=fit_intercept, tol=1e-14, max_iter=100_000
    ).fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, atol=1e-6 * np.abs(theirs.coef_).max())
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, rtol=1e-5, atol=1e-6)


def test_the_reported_gap_is_scikit_learns() -> None:
    X, y = problem(50, 20, seed=2)
    cases: list[dict[str, Any]] = [{"l1_ratio": 1.0}, {"l1_ratio": 0.3}, {"l1_ratio": 0.3, "positive": True}]
    for parameters in cases:
        theirs = TheirElasticNet(0.1, tol=0.5, **parameters).fit(X, y)
        ours = ElasticNet(0.1, tol=0.5, warm_start=True, **parameters)
        ours.coef_ = theirs.coef_
        assert ours.fit(X, y).n_iter_ == 0
        assert ours.dual_gap_ == pytest.approx(theirs.dual_gap_, rel=1e-6)


def test_all_coefficients_are_zero_from_alpha_max_on() -> None:
    X, y = problem(40, 10)
    model = Lasso(alpha_max(X, y) * (1 + 1e-12)).fit(X, y)
    assert not model.coef_.any()
    assert model.intercept_ == pytest.approx(y.mean())
    assert Lasso(alpha_max(X, y) * 0.999, tol=1e-12).fit(X, y).coef_.any()


def test_targets_are_fitted_one_by_one() -> None:
    X, y = problem(50, 10)
    Y = np.column_stack([y, -2 * y, np.random.default_rng(5).normal(size=50)])
    together = ElasticNet(0.1, tol=1e-12).fit(X, Y)
    for k in range(3):
        alone = ElasticNet(0.1, tol=1e-12).fit(X, Y[:, k])
        np.testing.assert_allclose(together.coef_[k], alone.coef_, atol=1e-12)
        assert together.n_iter_[k] == alone.n_iter_
    assert together.dual_gap_.shape == together.intercept_.shape == (3,)
    assert together.sparse_coef_.shape == (3, 10)


@pytest.mark.parametrize("precompute", [False, True])
def test_weights_stand_for_repeated_rows(precompute: bool) -> None:
    X, y = problem(40, 8)
    counts = np.random.default_rng(2).integers(0, 4, 40)
    weighted = ElasticNet(0.1, tol=1e-14, precompute=precompute).fit(X, y, sample_weight=counts)
    repeated = ElasticNet(0.1, tol=1e-14).fit(np.repeat(X, counts, axis=0), np.repeat(y, counts))
    np.testing.assert_allclose(weighted.coef_, repeated.coef_, rtol=1e-8, atol=1e-12)
    assert certificate(weighted, X, y, counts.astype(float)) < 1e-8


def test_order_of_samples_does_not_matter() -> None:
    X, y = problem(500, 20)
    order = np.random.default_rng(3).permutation(500)
    a, b = Lasso(0.05, tol=1e-12).fit(X, y), Lasso(0.05, tol=1e-12).fit(X[order], y[order])
    np.testing.assert_allclose(a.coef_, b.coef_, atol=1e-12)
    assert a.n_iter_ == b.n_iter_


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
def test_collinear_duplicate_and_constant_columns(l1_ratio: float) -> None:
    X, y = problem(50, 8)
    X = np.column_stack([X, X, X[:, 0] + X[:, 1], np.full(50, 7.0), -X[:, 0]])
    for precompute in (False, True):
        model = ElasticNet(0.05, l1_ratio=l1_ratio, tol=1e-10, precompute=precompute).fit(X, y)
        assert certificate(model, X, y) < 1e-4
        assert model.coef_[-2] == 0


@pytest.mark.parametrize("offset", [1e4, 1e8])
def test_offset_of_the_features_does_not_matter(offset: float) -> None:
    X, y = problem(100, 10)
    X = np.round(X, 3)
    plain = Lasso(0.1, tol=1e-12).fit(X, y)
    for precompute in (False, True):
        shifted = Lasso(0.1, tol=1e-10, precompute=precompute).fit(X + offset, y)
        np.testing.assert_allclose(shifted.coef_, plain.coef_, atol=1e-13 * offset)


@pytest.mark.parametrize("scale", [1e-150, 1e-80, 1e80, 1e150])
def test_scale_of_the_data(scale: float) -> None:
    X, y = problem(30, 6)
    plain = Lasso(0.1, tol=1e-12).fit(X, y)
    with np.errstate(all="ignore"):
        scaled = Lasso(0.1, tol=1e-12).fit(X * scale, y / scale)
    np.testing.assert_allclose(scaled.coef_ * scale * scale, plain.coef_, rtol=1e-9)


@pytest.mark.parametrize("positive", [False, True])
def test_without_l1_it_is_ridge_or_least_squares(positive: bool) -> None:
    X, y = problem(50, 6)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for alpha in (0.0, 0.3):
            model = ElasticNet(alpha, l1_ratio=0.0, tol=1e-14, positive=positive).fit(X, y)
            assert certificate(model, X, y) < 1e-6


def test_warm_start_begins_where_the_last_fit_ended() -> None:
    X, y = problem(50, 10)
    model = Lasso(0.05, tol=1e-10, warm_start=True).fit(X, y)
    assert model.n_iter_ > 0
    assert model.fit(X, y).n_iter_ == 0


def test_a_run_that_ends_early_warns() -> None:
    X, y = problem(50, 200)
    with pytest.warns(ConvergenceWarning, match="max_iter"):
        model = Lasso(0.001, tol=1e-10, max_iter=1).fit(X, y)
    assert model.dual_gap_ > 1e-10 * np.var(y)


def test_a_given_gram_matrix_is_used_and_checked() -> None:
    X, y = problem(50, 6)
    X, y = X - X.mean(axis=0), y - y.mean()
    expected = Lasso(0.1, tol=1e-12).fit(X, y).coef_
    np.testing.assert_allclose(
        Lasso(0.1, tol=1e-12, precompute=X.T @ X).fit(X, y).coef_, expected, atol=1e-12
    )
    with pytest.raises(ValueError, match="did not pass validation"):
        Lasso(0.1, precompute=2 * X.T @ X).fit(X, y)
    with pytest.raises(ValueError, match="shape"):
        Lasso(0.1, precompute=np.eye(3)).fit(X, y)
    with pytest.warns(UserWarning, match="recomputing Gram matrix"):
        Lasso(0.1, precompute=X.T @ X).fit(X + 1, y)


def test_float32_is_kept_and_input_left_alone() -> None:
    X, y = problem(30, 5)
    assert Lasso(0.1).fit(X.astype(np.float32), y.astype(np.float32)).coef_.dtype == np.float32
    X.flags.writeable = y.flags.writeable = False
    np.testing.assert_allclose(
        Lasso(0.1, tol=1e-12, copy_X=False).fit(np.asfortranarray(X), y).coef_,
        Lasso(0.1, tol=1e-12).fit(X.tolist(), y.tolist()).coef_,
        atol=1e-13,
    )


@pytest.mark.parametrize(
    "parameters",
    [{"alpha": -1.0}, {"l1_ratio": 1.5}, {"selection": "greedy"}, {"max_iter": 0}, {"tol": -1.0}],
)
def test_wrong_parameters_are_refused(parameters: dict[str, Any]) -> None:
    X, y = problem(10, 2)
    with pytest.raises(ValueError, match=next(iter(parameters))):
        ElasticNet(**parameters).fit(X, y)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_nan_and_infinity_are_refused(bad: float) -> None:
    X, y = problem(10, 2)
    y[3] = bad
    with pytest.raises(ValueError, match="NaN" if np.isnan(bad) else "infinity"):
        Lasso().fit(X, y)


def test_a_given_gram_matrix_goes_with_weights_and_an_intercept() -> None:
    rng = np.random.default_rng(7)
    X, y, weights = rng.normal(size=(60, 8)), rng.normal(size=60) + 5.0, rng.lognormal(size=60)
    X -= np.average(X, axis=0, weights=weights)
    rows = X * np.sqrt(weights * (60 / weights.sum()))[:, None]
    given = ElasticNet(0.01, tol=1e-14, precompute=rows.T @ rows).fit(X, y, sample_weight=weights)
    plain = ElasticNet(0.01, tol=1e-14).fit(X, y, sample_weight=weights)
    np.testing.assert_allclose(given.coef_, plain.coef_, atol=1e-12)
    np.testing.assert_allclose(given.intercept_, plain.intercept_, rtol=1e-12)


def test_a_gram_matrix_of_unweighted_rows_is_refused_with_weights() -> None:
    rng = np.random.default_rng(8)
    X, y, weights = rng.normal(size=(30, 3)), rng.normal(size=30), rng.lognormal(size=30)
    with pytest.raises(ValueError, match="did not pass validation"):
        ElasticNet(precompute=X.T @ X, fit_intercept=False).fit(X, y, sample_weight=weights)


@pytest.mark.parametrize("copies", [1, 2])
def test_without_a_penalty_the_coefficients_are_those_of_smallest_norm(copies: int) -> None:
    rng = np.random.default_rng(9)
    X, y = np.tile(rng.normal(size=(40, 5)), copies), rng.normal(size=40)
    with pytest.warns(UserWarning, match="alpha=0"):
        model = ElasticNet(alpha=0.0, tol=1e-15).fit(X, y)
    expected = np.linalg.pinv(X - X.mean(axis=0)) @ (y - y.mean())
    np.testing.assert_allclose(model.coef_, expected, atol=1e-12)


def test_a_sparse_matrix_is_fitted_as_its_dense_form() -> None:
    rng = np.random.default_rng(10)
    X, y = rng.normal(size=(30, 6)) * (rng.random((30, 6)) < 0.4), rng.normal(size=30)
    sparse, dense = Lasso(0.01).fit(csr_array(X), y), Lasso(0.01).fit(X, y)
    np.testing.assert_array_equal(sparse.coef_, dense.coef_)
    np.testing.assert_array_equal(sparse.predict(csr_array(X)), dense.predict(X))
