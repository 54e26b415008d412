"""Whitening: the covariance of its output, what is dropped, and the way back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.decomposition import PCA

from mlfundamentals.preprocessing import Whitener, whiten

Array = NDArray[Any]


def data(n: int = 400, d: int = 6, *, condition: float = 30.0, offset: float = 0.0) -> Array:
    rng = np.random.default_rng(n + d)
    rotation = np.linalg.qr(rng.normal(size=(d, d)))[0]
    X: Array = rng.normal(size=(n, d)) * np.geomspace(1, 1 / condition, d) @ rotation + offset
    return X


@pytest.mark.parametrize("method", ["pca", "zca"])
@pytest.mark.parametrize("condition", [1.0, 1e2, 1e4, 1e7])
@pytest.mark.parametrize("n", [7, 12, 50, 30_000])
def test_output_is_white(method: str, condition: float, n: int) -> None:
    Z = whiten(data(n, condition=condition), method=method)
    np.testing.assert_allclose(Z.mean(axis=0), 0, atol=1e-14 * condition)
    np.testing.assert_allclose(np.cov(Z.T), np.eye(6), atol=1e-14 * condition + 1e-9)


@pytest.mark.parametrize("offset", [1e4, 1e8])
def test_an_offset_costs_no_more_than_the_data_have_lost(offset: float) -> None:
    Z = whiten(data(5000, condition=10.0, offset=offset))
    np.testing.assert_allclose(np.cov(Z.T), np.eye(6), atol=1e-9)


@pytest.mark.parametrize("scale", [1e-150, 1e-100, 1e100, 1e150])
def test_units_do_not_matter(scale: float) -> None:
    X = data(300)
    np.testing.assert_allclose(whiten(X * scale), whiten(X), atol=1e-10)


@pytest.mark.parametrize("n", [40, 3000])
def test_pca_whitening_as_scikit_learn_up_to_sign(n: int) -> None:
    X = data(n)
    ours, theirs = Whitener("pca"), PCA(whiten=True, svd_solver="full")
    Z, expected = ours.fit_transform(X), theirs.fit_transform(X)
    signs = np.sign((Z * expected).sum(axis=0))
    np.testing.assert_allclose(Z * signs, expected, atol=1e-10)
    np.testing.assert_allclose(ours.explained_variance_, theirs.explained_variance_, rtol=1e-10)
    np.testing.assert_allclose(ours.components_ * signs[:, None], theirs.components_, atol=1e-10)
    np.testing.assert_allclose(ours.inverse_transform(Z), X, atol=1e-13)


def test_zca_is_the_symmetric_root_of_the_inverse_covariance() -> None:
    X = data()
    whitener = Whitener("zca").fit(X)
    W = whitener.whitening_
    np.testing.assert_allclose(W, W.T, atol=1e-12)
    np.testing.assert_allclose(W @ np.cov(X.T) @ W, np.eye(6), atol=1e-10)


@pytest.mark.parametrize("method", ["pca", "zca"])
@pytest.mark.parametrize("n", [5, 30, 2000])
def test_directions_without_variance_are_dropped(method: str, n: int) -> None:
    base = np.random.default_rng(0).normal(size=(n, 3))
    X = np.hstack([base, base @ [[1.0], [2.0], [-1.0]], np.full((n, 1), 4.0), base[:, :1]]) + 100
    whitener = Whitener(method)
    Z = whitener.fit_transform(X)
    assert whitener.n_components_ == 3
    assert Z.shape[1] == (3 if method == "pca" else 6)
    values = np.linalg.eigvalsh(np.cov(Z.T))
    np.testing.assert_allclose(values[-3:], 1, rtol=1e-10)
    np.testing.assert_allclose(values[:-3], 0, atol=1e-10)
    np.testing.assert_allclose(whitener.inverse_transform(Z), X, atol=1e-11)


def test_fewer_samples_than_features() -> None:
    X = data(4, 9)
    Z = whiten(X, method="pca")
    assert Z.shape == (4, 3)
    np.testing.assert_allclose(np.cov(Z.T), np.eye(3), atol=1e-12)


def test_tol_drops_more() -> None:
    X = data(condition=1e3)
    assert Whitener("pca").fit(X).n_components_ == 6
    assert Whitener("pca", tol=0.1).fit(X).n_components_ < 6


@pytest.mark.parametrize("rows", [1, 2, 50])
def test_samples_that_are_all_equal(rows: int) -> None:
    X = np.full((rows, 2), 0.1)
    if rows == 1:
        with pytest.raises(ValueError, match="minimum of 2"):
            whiten(X)
    else:
        np.testing.assert_array_equal(whiten(X), np.zeros((rows, 2)))
        assert Whitener("pca").fit_transform(X).shape == (rows, 0)


def test_float32_stays_and_input_is_not_written_to() -> None:
    X = data().astype(np.float32)
    before = X.copy()
    Z = whiten(X)
    assert Z.dtype == np.float32
    np.testing.assert_array_equal(X, before)
    np.testing.assert_allclose(np.cov(Z.T), np.eye(6), atol=1e-4)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_nan_and_infinity_are_refused(bad: float) -> None:
    X = data()
    whitener = Whitener().fit(X)
    X[3, 2] = bad
    for attempt in (whitener.transform, Whitener().fit, whiten):
        with pytest.raises(ValueError, match="contains"):
            attempt(X)


def test_names_of_features() -> None:
    assert Whitener("pca").fit(data()).get_feature_names_out()[:2].tolist() == ["whitener0", "whitener1"]
    assert Whitener("zca").fit(data()).get_feature_names_out()[:2].tolist() == ["x0", "x1"]
    with pytest.raises(ValueError, match="expected 6"):
        Whitener().fit(data()).inverse_transform(np.ones((2, 5)))
