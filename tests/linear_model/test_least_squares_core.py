"""The parts beneath ridge and lasso: moments, products, proximal steps, the crowded lasso."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from mlfundamentals.linear_model import ElasticNet, Lasso, _proximal, lasso_path
from mlfundamentals.linear_model._certificate import Penalty, kkt_violation
from mlfundamentals.linear_model._design import Columns, GramDesign, Target
from mlfundamentals.linear_model._moments import moments
from mlfundamentals.linear_model._problems import binary_scale, means_are_large
from mlfundamentals.linear_model._products import columns_product, row_products
from mlfundamentals.linear_model._proximal import proximal_step


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("shape", [(3, 2), (5000, 60), (40_000, 60), (40, 70_000), (400, 12_000)])
def test_row_products(order: str, shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(0)
    X, R = np.asarray(rng.normal(size=shape), order=order), rng.normal(size=(2, shape[0]))  # type: ignore[call-overload]
    np.testing.assert_allclose(row_products(R, X), R @ X, atol=1e-11)


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("scale", [1e-80, 1e80])
def test_extreme_scales_of_large_data_are_seen_in_any_column(order: str, scale: float) -> None:
    X = np.zeros((300, 501), order=order)  # type: ignore[call-overload]
    X[:, 407] = scale
    assert np.log10(binary_scale(X)) == pytest.approx(np.log10(scale), abs=1)
    assert binary_scale(X / scale) == 1


@pytest.mark.parametrize("d", [1, 2, 3, 5])
def test_extreme_scales_of_few_columns_are_seen_in_any(d: int) -> None:
    """A target is one column: of more than 2^17 samples some rows are looked at."""
    for column in range(d):
        y = np.zeros((140_000, d))
        y[:, column] = 1e80
        assert np.log10(binary_scale(y)) == pytest.approx(80, abs=1)
        assert binary_scale(y / 1e80) == 1


@pytest.mark.parametrize("order", ["C", "F"])
def test_large_means_are_told_from_last_rows_that_are_alike(order: str) -> None:
    rng = np.random.default_rng(3)
    X = np.asarray(rng.normal(size=(300, 500)), order=order)  # type: ignore[call-overload]
    X[-20:, 7] = 5.0  # what the last rows alone would call a mean without spread
    assert not means_are_large(X, np.where(np.arange(500) == 7, 5.0, 0.0))
    X[:, 9] += 1e5
    assert means_are_large(X, X.mean(axis=0))


@pytest.mark.parametrize("k", [1, 3, 140])
def test_row_products_in_tiles(k: int) -> None:
    rng = np.random.default_rng(1)
    X, R = np.asfortranarray(rng.normal(size=(50_000, 64))), rng.normal(size=(k, 50_000))
    np.testing.assert_allclose(row_products(R, X), R @ X, atol=1e-10)


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_columns_are_gathered_centred_and_weighted(
    order: str, weighted: bool, centred: bool, dtype: Any
) -> None:
    rng = np.random.default_rng(8)
    X = np.asarray(rng.normal(size=(3000, 90)) + 1.0, order=order)  # type: ignore[call-overload]
    mean = X.mean(axis=0) if centred else None
    root = rng.uniform(0.5, 2, 3000) if weighted else None
    dense = (X if mean is None else X - mean) * (1.0 if root is None else root[:, None])
    design = Columns(X, mean, root)
    first, second = np.array([70, 3]), np.setdiff1d(np.arange(90), [5, 11])  # few, then most of them
    for columns in (first, second):
        rounding = 1e-10 if dtype == np.float64 else 0.1
        columns = design.with_kept(columns)
        part = dense[:, columns]
        np.testing.assert_allclose(design.gram(columns, dtype), part.T @ part, rtol=0, atol=rounding)


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("centred", [False, True])
@pytest.mark.parametrize("n", [3000, 30_000])
def test_what_all_columns_leave_is_what_gathered_ones_do(
    order: str, weighted: bool, centred: bool, n: int
) -> None:
    rng = np.random.default_rng(9)
    X = np.asarray(rng.normal(size=(n, 90)) + 1.0, order=order)  # type: ignore[call-overload]
    root = rng.uniform(0.5, 2, n) if weighted else None
    mean = np.average(X, axis=0, weights=None if root is None else root**2) if centred else None
    dense = (X if mean is None else X - mean) * (1.0 if root is None else root[:, None])
    y, columns = rng.normal(size=n), np.setdiff1d(np.arange(90), [5, 11])
    target, coef = Target(y, y @ dense, float(y @ y)), rng.normal(size=88)
    design = Columns(X, mean, root)
    gathered = design.fit(target, columns, coef)
    np.testing.assert_allclose(design.whole(), dense.T @ dense, rtol=0, atol=1e-3 * n)
    np.testing.assert_allclose(design.whole(exact=True), dense.T @ dense, rtol=0, atol=1e-12 * n)
    assert design.whole() is design.whole(exact=True)
    of_all = design.fit(target, columns, coef)
    np.testing.assert_allclose(of_all.correlations, gathered.correlations, rtol=0, atol=1e-11 * n)
    assert of_all.residual_squares == pytest.approx(gathered.residual_squares, rel=1e-11)
    assert of_all.residual_dot_y == pytest.approx(gathered.residual_dot_y, rel=1e-9)


@pytest.mark.parametrize("scale", [1e-30, 1e30])
def test_products_beyond_the_range_of_float32_are_formed_in_float64(scale: float) -> None:
    X = np.random.default_rng(10).normal(size=(2000, 80)) * scale
    gram = Columns(X, None, None).whole()
    np.testing.assert_allclose(gram, X.T @ X, rtol=0, atol=1e-9 * scale * scale)


def test_columns_at_hand_come_first_unless_they_are_many() -> None:
    X = np.random.default_rng(11).normal(size=(40, 30))
    design = Columns(X, None, None)
    np.testing.assert_array_equal(design.with_kept(np.array([7, 3])), [7, 3])
    design.gram(np.array([7, 3, 20]), np.float32)
    np.testing.assert_array_equal(design.with_kept(np.array([20, 5, 7])), [7, 3, 20, 5])
    np.testing.assert_array_equal(design.with_kept(np.array([3])), [3])


def test_columns_product() -> None:
    A = np.random.default_rng(0).normal(size=(9000, 60))
    np.testing.assert_allclose(columns_product(A, A), A.T @ A, atol=1e-10)
    np.testing.assert_allclose(columns_product(A, A[:, :50]), A.T @ A[:, :50], atol=1e-10)


@pytest.mark.parametrize("offset", [0.0, 1e6])
@pytest.mark.parametrize("weighted", [False, True])
def test_moments_equal_those_of_centred_data(offset: float, weighted: bool) -> None:
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(700, 4)) + offset, rng.normal(size=(700, 2)) + offset
    weights = rng.uniform(0.5, 2, 700) if weighted else None
    Xc, yc = X - np.average(X, axis=0, weights=weights), y - np.average(y, axis=0, weights=weights)
    W = np.ones(700) if weights is None else weights
    m = moments(X, y, weights)
    scale = 1e-12 * max(1.0, offset / 1e2)
    np.testing.assert_allclose(m.gram, Xc.T @ (W[:, None] * Xc), rtol=scale, atol=700 * scale)
    np.testing.assert_allclose(m.cross, Xc.T @ (W[:, None] * yc), rtol=scale, atol=700 * scale)
    np.testing.assert_allclose(m.y_squares, W @ yc**2, rtol=scale)


@pytest.mark.parametrize("positive", [False, True])
def test_a_proximal_step_meets_its_optimality_conditions(positive: bool) -> None:
    rng = np.random.default_rng(2)
    X, coef = rng.normal(size=(40, 30)), np.where(rng.random(30) < 0.3, 1.0, 0.0)
    gram, q, l1 = X.T @ X, 20 * rng.normal(size=30), np.full(30, 5.0)
    near, far = np.full(30, 1e-2), np.ones(30)
    new = proximal_step(gram.astype(np.float32), coef, q, l1=l1, reach=near, positive=positive)
    for _ in range(30):  # proximal point steps lead to the minimum of the model itself
        gradient = q - gram @ (new - coef)
        new = proximal_step(gram.astype(np.float32), new, gradient, l1=l1, reach=far, positive=positive)
    gradient = q - gram @ (new - coef)
    assert kkt_violation(new, gradient, Penalty(5.0, positive=positive)) < 1e-4
    assert not positive or (new >= 0).all()


@pytest.mark.parametrize("positive", [False, True])
def test_newton_steps_by_a_factor_are_those_by_conjugate_gradients(
    positive: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(60, 100)), 5 * rng.normal(size=60)
    gram, cross, l1, reach = X.T @ X, X.T @ y, np.full(100, 20.0), np.full(100, 1.0)
    found = []
    for most in (0, 100):
        monkeypatch.setattr(_proximal, "_FACTORED", most)
        coef: NDArray[np.floating[Any]] = np.zeros(100)
        for _ in range(40):  # to the minimum, as each step is solved roughly
            q = cross - gram @ coef
            coef = proximal_step(gram.astype(np.float32), coef, q, l1=l1, reach=reach, positive=positive)
        found.append(coef)
    assert 0 < np.count_nonzero(found[1]) < 60
    np.testing.assert_allclose(found[1], found[0], atol=1e-4)


def test_a_proximal_step_of_reach_one_over_l2_is_the_elastic_net() -> None:
    rng = np.random.default_rng(6)
    X, l2 = rng.normal(size=(20, 30)), 7.0
    coef: NDArray[np.floating[Any]] = rng.normal(size=30)
    gram, cross = X.T @ X, 30 * rng.normal(size=30)
    for _ in range(5):  # each is solved roughly, from where the one before ended
        q = cross - gram @ coef - l2 * coef
        coef = proximal_step(
            gram.astype(np.float32), coef, q, l1=np.full(30, 5.0), reach=np.full(30, 1 / l2), positive=False
        )
    assert 0 < np.count_nonzero(coef) < 30
    assert kkt_violation(coef, cross - gram @ coef - l2 * coef, Penalty(5.0, l2)) < 1e-3


@pytest.mark.parametrize("l1_ratio", [1.0, 0.5])
@pytest.mark.parametrize("scaled", [False, True])
def test_nearly_as_many_features_as_samples(l1_ratio: float, scaled: bool) -> None:
    rng = np.random.default_rng(4)
    X = rng.normal(size=(200, 1000))
    X *= 10.0 ** rng.uniform(-2, 2, 1000) if scaled else 1.0
    y = X[:, :50] @ rng.normal(size=50) + rng.normal(size=200)
    alpha = 0.01 * float(np.abs((y - y.mean()) @ X).max()) / 200
    model = ElasticNet(alpha, l1_ratio=l1_ratio, tol=1e-10).fit(X, y)
    assert model.dual_gap_ <= 1e-10 * np.var(y)
    assert scaled or np.count_nonzero(model.coef_) > 120


def test_a_path_to_near_interpolation() -> None:
    rng = np.random.default_rng(5)
    X = rng.normal(size=(100, 300))
    y = X[:, :20] @ rng.normal(size=20) + rng.normal(size=100)
    _, coefs, gaps = lasso_path(X, y, alphas=50, tol=1e-10)
    assert (gaps <= 1e-10 * (y @ y) / 100).all()
    assert np.count_nonzero(coefs[:, -1]) > 80


def test_both_designs_say_the_same_of_a_fit() -> None:
    rng = np.random.default_rng(6)
    X, y = rng.normal(size=(50, 8)), rng.normal(size=50)
    target, columns, coef = Target(y, y @ X, float(y @ y)), np.array([1, 4]), np.array([0.5, -1.0])
    by_columns = Columns(X, None, None).fit(target, columns, coef)
    by_gram = GramDesign(X.T @ X, 50).fit(target, columns, coef)
    np.testing.assert_allclose(by_columns.correlations, by_gram.correlations, atol=1e-11)
    assert by_columns.residual_squares == pytest.approx(by_gram.residual_squares, rel=1e-11)
    assert by_columns.residual_dot_y == pytest.approx(by_gram.residual_dot_y, rel=1e-11)


def test_rows_in_either_memory_order_give_the_same_lasso() -> None:
    rng = np.random.default_rng(7)
    X, y = rng.normal(size=(3000, 80)), rng.normal(size=3000)
    a, b = Lasso(0.01, tol=1e-12).fit(X, y), Lasso(0.01, tol=1e-12).fit(np.asfortranarray(X), y)
    np.testing.assert_allclose(a.coef_, b.coef_, atol=1e-13)
