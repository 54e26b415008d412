"""Preprocessing: standardizing, min-max, row norms, whitening, Sinkhorn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn import preprocessing as theirs
from sklearn.decomposition import PCA

from benchmarks.library.harness import Row, Side
from mlfundamentals import preprocessing as ours

Array = NDArray[Any]

SINKHORN_CEILING = "memory: both products of an iteration read the matrix, ours and the loop's alike"


def rows(*, quick: bool, seed: int) -> Iterator[Row]:
    """Every scaler with fit and transform; the data have offsets, so nothing is centered to begin with."""
    n, d = (100_000, 50) if quick else (1_000_000, 50)
    X = _data(n, d, seed)
    shape = f"{n} x {d}"
    for name, scaler, target in (("standardize", "StandardScaler", 5.0), ("min-max", "MinMaxScaler", 3.0)):
        yield Row(
            f"{name}, {shape}",
            partial(_fit_transform, getattr(ours, scaler), X),
            {
                "scikit-learn": Side(partial(_fit_transform, getattr(theirs, scaler), X)),
                "a plain copy": Side(X.copy),
            },
            _close_to("scikit-learn"),
            target,
        )
    for norm, target in (("l2", 1.9), ("l1", 1.5), ("max", 1.5)):
        yield Row(
            f"row {norm}, {shape}",
            partial(ours.normalize, X, norm),
            {"scikit-learn": Side(partial(theirs.normalize, X, norm)), "a plain copy": Side(X.copy)},
            _close_to("scikit-learn"),
            target,
        )
    yield _whitening(X, shape)
    yield _sinkhorn(1000 if quick else 4000, seed)


def _data(n: int, d: int, seed: int) -> Array:
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(n, d))
    X *= rng.uniform(0.5, 5, d)
    X += rng.normal(size=d) * 3
    return X


def _fit_transform(scaler: Callable[[], Any], X: Array) -> Array:
    result: Array = scaler().fit_transform(X)
    return result


def _close_to(other: str, rtol: float = 1e-12) -> Callable[[Any, Mapping[str, Any]], str]:
    def equal(result: Any, results: Mapping[str, Any]) -> str:
        np.testing.assert_allclose(result, results[other], rtol=rtol, atol=rtol)
        return f"output to {rtol:g}"

    return equal


def _whitening(X: Array, shape: str) -> Row:
    """The covariance's eigenvectors are scikit-learn's fastest way where samples are many."""

    def theirs_whitened(solver: str) -> Array:
        whitened: Array = PCA(whiten=True, svd_solver=solver).fit_transform(X)
        return whitened

    def equal(result: Array, results: Mapping[str, Any]) -> str:
        expected = results["scikit-learn"]
        signs = np.sign(np.einsum("ij,ij->j", result[:1000], expected[:1000]))
        np.testing.assert_allclose(result * signs, expected, atol=1e-9)
        return "output to 1e-9 up to sign"

    return Row(
        f"whitening (PCA), {shape}",
        lambda: ours.whiten(X, method="pca"),
        {
            "scikit-learn": Side(partial(theirs_whitened, "covariance_eigh")),
            "scikit-learn, one BLAS thread": Side(partial(theirs_whitened, "covariance_eigh"), 1),
        },
        equal,
        1.5,
    )


def _plain_sinkhorn(X: Array, tol: float) -> Array:
    """The loop as it is written down: u and v in turn, until the rows' sums are right."""
    v = np.ones(X.shape[1])
    while True:
        u = 1 / (X @ v)
        v = 1 / (X.T @ u)
        if np.abs(u * (X @ v) - 1).max() <= tol:
            return u[:, None] * X * v


def _normalizing(X: Array, tol: float) -> Array:
    """scikit-learn has no Sinkhorn; this is what its users would write."""
    while True:
        X = theirs.normalize(X, "l1", axis=1)
        X = theirs.normalize(X, "l1", axis=0, copy=False)
        if np.abs(X.sum(axis=1) - 1).max() <= tol:
            return X


def _sinkhorn(n: int, seed: int) -> Row:
    X = np.exp(2 * np.random.default_rng(seed).normal(size=(n, n)))
    return Row(
        f"Sinkhorn, {n} x {n}, error 1e-9, to normalize in turns",
        lambda: ours.sinkhorn(X, tol=1e-9).matrix,
        {
            "scikit-learn": Side(partial(_normalizing, X, 1e-9)),
            "plain NumPy": Side(partial(_plain_sinkhorn, X, 1e-9)),
        },
        _close_to("scikit-learn", 1e-8),
        1.5,
        ceiling=SINKHORN_CEILING,
    )
