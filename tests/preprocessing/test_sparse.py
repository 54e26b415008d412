"""Sparse matrices: the same results as for the dense ones, and the same structure."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import sparse
from sklearn import preprocessing as theirs

from mlfundamentals import preprocessing as ours

Array = NDArray[Any]
FORMATS = [sparse.csr_matrix, sparse.csc_matrix, sparse.csr_array, sparse.csc_array, sparse.coo_matrix]
SCALERS: list[tuple[str, dict[str, Any]]] = [
    ("StandardScaler", {"with_mean": False}),
    ("StandardScaler", {"with_mean": False, "with_std": False}),
    ("MaxAbsScaler", {}),
    ("MaxAbsScaler", {"clip": True}),
    ("RobustScaler", {"with_centering": False}),
    ("Normalizer", {"norm": "l1"}),
    ("Normalizer", {"norm": "l2"}),
    ("Normalizer", {"norm": "max"}),
]


def data(seed: int = 0) -> Array:
    rng = np.random.default_rng(seed)
    X: Array = np.where(rng.random((60, 6)) < 0.4, rng.normal(size=(60, 6)) * 3, 0.0)
    X[:, 3] = 0
    X[:, 4] = 0.1
    return X


@pytest.mark.parametrize("make", FORMATS)
@pytest.mark.parametrize(("name", "options"), SCALERS)
def test_as_dense_and_as_scikit_learn(name: str, options: dict[str, Any], make: Any) -> None:
    X, later = data(), data(1)
    a, b = getattr(ours, name)(**options).fit(make(X)), getattr(theirs, name)(**options).fit(make(X))
    dense = getattr(ours, name)(**options).fit(X)
    Z = a.transform(make(later))
    np.testing.assert_allclose(Z.toarray(), dense.transform(later), rtol=1e-13, atol=1e-15)
    np.testing.assert_allclose(Z.toarray(), b.transform(make(later)).toarray(), rtol=1e-13, atol=1e-15)
    assert Z.format in ("csr", "csc")
    if name != "Normalizer" and not options.get("clip"):
        np.testing.assert_allclose(a.inverse_transform(Z).toarray(), later, rtol=1e-13)


@pytest.mark.parametrize("weighted", [False, True])
def test_moments_with_holes_and_weights(weighted: bool) -> None:
    X = data()
    X[::7, 1] = np.nan
    weights = np.random.default_rng(2).random(60) if weighted else None
    a = ours.StandardScaler(with_mean=False).fit(sparse.csc_matrix(X), sample_weight=weights)
    b = ours.StandardScaler(with_mean=False).fit(X, sample_weight=weights)
    for name in ("mean_", "var_", "scale_", "n_samples_seen_"):
        np.testing.assert_allclose(getattr(a, name), getattr(b, name), rtol=1e-12, atol=1e-15)


def test_learning_in_parts() -> None:
    X = data()
    for name, options in SCALERS[:3]:
        scaler = getattr(ours, name)(**options)
        scaler.partial_fit(sparse.csr_matrix(X[:20])).partial_fit(X[20:])
        np.testing.assert_allclose(
            scaler.transform(X), getattr(ours, name)(**options).fit_transform(X), rtol=1e-13
        )


@pytest.mark.parametrize("norm", ["l1", "l2", "max"])
@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize("scale", [1.0, 1e-200, 1e200])
def test_normalize(norm: str, axis: int, scale: float) -> None:
    X = data()
    Z = ours.normalize(sparse.csr_matrix(X * scale), norm, axis=axis)
    np.testing.assert_allclose(Z.toarray(), ours.normalize(X, norm, axis=axis), rtol=1e-13)


def test_functions() -> None:
    X, S = data(), sparse.csc_matrix(data())
    np.testing.assert_allclose(
        ours.scale(S, with_mean=False).toarray(), ours.scale(X, with_mean=False), rtol=1e-13
    )
    np.testing.assert_allclose(ours.maxabs_scale(S).toarray(), ours.maxabs_scale(X))
    np.testing.assert_allclose(ours.maxabs_scale(S, axis=1).toarray(), ours.maxabs_scale(X, axis=1))
    scaled = ours.robust_scale(S, with_centering=False).toarray()
    np.testing.assert_allclose(scaled, ours.robust_scale(X, with_centering=False))
    with pytest.raises(NotImplementedError, match="return_norm"):
        ours.normalize(S, return_norm=True)
    with pytest.raises(ValueError, match="axis=0"):
        ours.scale(S, with_mean=False, axis=1)


def test_what_would_make_it_dense_is_refused() -> None:
    S = sparse.csr_matrix(data())
    for attempt in (ours.StandardScaler().fit, ours.RobustScaler().fit, ours.scale):
        with pytest.raises(ValueError, match="Cannot center sparse matrices"):
            attempt(S)
    for refused in (ours.MinMaxScaler().fit, ours.Whitener().fit, ours.sinkhorn):
        with pytest.raises(TypeError, match="dense data is required"):
            refused(S)


def test_copy_says_whether_the_input_is_written_to() -> None:
    S = sparse.csr_matrix(data())
    before = S.toarray()
    ours.MaxAbsScaler().fit_transform(S)
    np.testing.assert_array_equal(S.toarray(), before)
    assert ours.MaxAbsScaler(copy=False).fit_transform(S) is S


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_infinity_is_refused(bad: float) -> None:
    S = sparse.csr_matrix(data())
    S.data[3] = bad
    if not np.isnan(bad):
        with pytest.raises(ValueError, match="infinity"):
            ours.MaxAbsScaler().fit(S)
    with pytest.raises(ValueError, match="contains"):
        ours.Normalizer().fit_transform(S)
