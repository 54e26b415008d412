"""Paths: each point is a minimum, shapes and grids are scikit-learn's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.linear_model import enet_path as their_enet_path

from mlfundamentals.linear_model import enet_path, lasso_path

Array = NDArray[np.float64]


def problem(n: int, d: int) -> tuple[Array, Array]:
    rng = np.random.default_rng(n + d)
    X = rng.normal(size=(n, d))
    return X, X[:, :4] @ np.array([3.0, -2.0, 1.0, 0.5]) + 0.5 * rng.normal(size=n)


@pytest.mark.parametrize(("n", "d"), [(80, 12), (30, 60)])
@pytest.mark.parametrize("l1_ratio", [1.0, 0.6])
@pytest.mark.parametrize("positive", [False, True])
def test_every_point_of_a_path_is_a_minimum(n: int, d: int, l1_ratio: float, positive: bool) -> None:
    X, y = problem(n, d)
    alphas, coefs, gaps = enet_path(X, y, l1_ratio=l1_ratio, alphas=30, positive=positive, tol=1e-12)
    assert coefs.shape == (d, 30)
    assert (np.diff(alphas) < 0).all()
    assert (gaps <= 1e-12 * (y @ y) / n).all()
    for alpha, coef in zip(alphas, coefs.T, strict=True):
        correlations = X.T @ (y - X @ coef) / n - alpha * (1 - l1_ratio) * coef
        size = correlations if positive else np.abs(correlations)
        assert size.max() <= alpha * l1_ratio + 1e-6
        on = coef != 0
        np.testing.assert_allclose(correlations[on], alpha * l1_ratio * np.sign(coef[on]), atol=1e-6)


@pytest.mark.parametrize(("n", "d"), [(80, 12), (30, 60)])
def test_equals_scikit_learn(n: int, d: int) -> None:
    X, y = problem(n, d)
    ours = enet_path(X, y, l1_ratio=0.8, alphas=20, eps=1e-2, tol=1e-13, return_n_iter=True)
    theirs = their_enet_path(
        X, y, l1_ratio=0.8, alphas=20, eps=1e-2, tol=1e-13, max_iter=100_000, return_n_iter=True
    )
    np.testing.assert_allclose(ours[0], theirs[0], rtol=1e-12)
    np.testing.assert_allclose(ours[1], theirs[1], atol=1e-6)
    assert len(ours[3]) == len(theirs[3]) == 20


def test_precompute_does_not_change_the_result() -> None:
    X, y = problem(50, 10)
    paths = [
        lasso_path(X, y, alphas=[0.1, 1.0, 0.01], precompute=precompute, tol=1e-13)
        for precompute in ("auto", True, False, X.T @ X)
    ]
    np.testing.assert_array_equal(paths[0][0], [1.0, 0.1, 0.01])
    for _, coefs, _ in paths[1:]:
        np.testing.assert_allclose(coefs, paths[0][1], atol=1e-10)


def test_one_column_of_targets_gives_three_dimensions_and_more_are_refused() -> None:
    X, y = problem(20, 4)
    assert lasso_path(X, y[:, None], alphas=5)[1].shape == (1, 4, 5)
    with pytest.raises(ValueError, match="multi-task"):
        lasso_path(X, np.column_stack([y, y]), alphas=5)


def test_the_grid_needs_an_l1_penalty() -> None:
    X, y = problem(20, 4)
    with pytest.raises(ValueError, match="l1_ratio=0"):
        enet_path(X, y, l1_ratio=0.0)


def test_a_target_of_zero_has_a_path_of_zeros() -> None:
    X, _ = problem(20, 4)
    assert not lasso_path(X, np.zeros(20), alphas=3)[1].any()


@pytest.mark.parametrize("path", [enet_path, lasso_path])
def test_a_parameter_of_no_meaning_is_refused(path: Callable[..., Any]) -> None:
    with pytest.raises(ValueError, match="Unexpected parameters in params: normalize"):
        path([[1.0], [2.0]], [1.0, 2.0], normalize=True)


@pytest.mark.parametrize("path", [enet_path, lasso_path])
@pytest.mark.parametrize("option", ["n_alphas", "alphas"])
def test_what_sklearn_is_about_to_remove_is_warned_of(path: Callable[..., Any], option: str) -> None:
    value = {"n_alphas": 3, "alphas": None}[option]
    with pytest.warns(FutureWarning, match="will be removed in 1.11"):
        alphas, _, _ = path([[1.0], [2.0]], [1.0, 2.0], **{option: value})
    assert len(alphas) == (3 if value else 100)


def test_a_path_over_a_sparse_matrix_is_that_over_its_dense_form() -> None:
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(30, 6)) * (rng.random((30, 6)) < 0.4), rng.normal(size=30)
    np.testing.assert_array_equal(lasso_path(csr_array(X), y)[1], lasso_path(X, y)[1])
