"""Imputation and indicators of missing values, held against scikit-learn's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import sparse
from sklearn import impute as theirs

from mlfundamentals.preprocessing import MissingIndicator, SimpleImputer

Array = NDArray[Any]


def data(seed: int = 0, *, dtype: Any = np.float64) -> Array:
    rng = np.random.default_rng(seed)
    X = rng.integers(0, 6, (60, 5)).astype(dtype)
    X[rng.random(X.shape) < 0.25] = np.nan
    X[:, 2] = np.arange(60)
    return X


@pytest.mark.parametrize("strategy", ["mean", "median", "most_frequent", "constant", np.ptp])
@pytest.mark.parametrize("options", [{}, {"add_indicator": True}, {"keep_empty_features": True}])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_as_scikit_learn(strategy: Any, options: dict[str, Any], dtype: Any) -> None:
    X, later = data(dtype=dtype), data(1, dtype=dtype)
    if callable(strategy) and dtype == np.float32:
        pytest.skip("a callable's statistic comes as float64")
    a = SimpleImputer(strategy=strategy, **options).fit(X)
    b = theirs.SimpleImputer(strategy=strategy, **options).fit(X)
    np.testing.assert_allclose(a.statistics_.astype(float), b.statistics_.astype(float), rtol=1e-6)
    np.testing.assert_allclose(a.transform(later), b.transform(later), rtol=1e-6)
    assert a.transform(later).dtype == b.transform(later).dtype
    assert a.get_feature_names_out().tolist() == b.get_feature_names_out().tolist()
    assert not np.isnan(a.transform(later)).any()


@pytest.mark.parametrize("strategy", ["mean", "median", "most_frequent", "constant"])
def test_other_values_can_stand_for_missing_ones(strategy: str) -> None:
    X = np.where(np.isnan(data()), -1, data())
    a = SimpleImputer(missing_values=-1, strategy=strategy)
    b = theirs.SimpleImputer(missing_values=-1, strategy=strategy)
    np.testing.assert_allclose(a.fit_transform(X), b.fit_transform(X), rtol=1e-14)
    X[0, 0] = np.nan
    with pytest.raises(ValueError, match="NaN"):
        a.fit(X)


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("strategy", ["mean", "median", "most_frequent", "constant"])
def test_features_without_a_value(strategy: str, keep: bool) -> None:
    X = data()
    X[:, 1] = np.nan
    a = SimpleImputer(strategy=strategy, keep_empty_features=keep).fit(X)
    b = theirs.SimpleImputer(strategy=strategy, keep_empty_features=keep).fit(X)
    if keep:
        np.testing.assert_allclose(a.transform(X), b.transform(X))
        return
    with pytest.warns(UserWarning, match=r"Skipping features without any observed values: \[1\]"):
        Z = a.transform(X)
    assert Z.shape == (60, 4)
    assert a.get_feature_names_out().tolist() == ["x0", "x2", "x3", "x4"]


def test_words() -> None:
    X = np.array([["a", None], ["b", "z"], ["b", "y"], [None, "y"], ["a", "z"]], dtype=object)
    for strategy in ("most_frequent", "constant"):
        a = SimpleImputer(missing_values=None, strategy=strategy)
        b = theirs.SimpleImputer(missing_values=None, strategy=strategy)
        np.testing.assert_array_equal(a.fit_transform(X), b.fit_transform(X))
    np.testing.assert_array_equal(SimpleImputer(strategy="most_frequent").fit_transform([["a"], ["a"]]), "a")
    with pytest.raises(ValueError, match="Cannot use mean strategy with non-numeric data"):
        SimpleImputer().fit([["a"]])
    with pytest.raises(ValueError, match="does not support data"):
        SimpleImputer(strategy="most_frequent").fit(np.array([["a"]]))


def test_integers_stay_where_nothing_is_averaged() -> None:
    X = np.array([[1, 0], [1, 2], [5, 2]])
    Z = SimpleImputer(missing_values=0, strategy="most_frequent").fit_transform(X)
    assert Z.dtype == X.dtype
    np.testing.assert_array_equal(Z, [[1, 2], [1, 2], [5, 2]])


def test_the_fill_value_must_fit() -> None:
    with pytest.raises(ValueError, match=r"fill_value='x'.*cannot be cast"):
        SimpleImputer(strategy="constant", fill_value="x").fit(data())
    with pytest.raises(ValueError, match="cannot be cast"):
        SimpleImputer(strategy="constant", fill_value=1.5, missing_values=0).fit(np.array([[1, 0]]))
    Z = SimpleImputer(strategy="constant", fill_value=-7.5).fit_transform(data())
    assert (Z[np.isnan(data())] == -7.5).all()


def test_the_way_back() -> None:
    X = data()
    imputer = SimpleImputer(add_indicator=True)
    np.testing.assert_array_equal(imputer.inverse_transform(imputer.fit_transform(X)), X)
    with pytest.raises(ValueError, match="add_indicator=True"):
        SimpleImputer().fit(X).inverse_transform(X)


def test_copy_says_whether_the_input_is_written_to() -> None:
    X = data()
    SimpleImputer().fit_transform(X)
    assert np.isnan(X).any()
    assert SimpleImputer(copy=False).fit_transform(X) is X
    assert not np.isnan(X).any()


def test_infinity_is_refused() -> None:
    X = data()
    X[3, 3] = np.inf
    with pytest.raises(ValueError, match="infinity"):
        SimpleImputer().fit(X)


@pytest.mark.parametrize("scale", [1e-150, 1e150, 1e300])
def test_means_of_numbers_of_any_size(scale: float) -> None:
    Z = SimpleImputer().fit_transform(data() * scale)
    np.testing.assert_allclose(Z / scale, SimpleImputer().fit_transform(data()), rtol=1e-14)


@pytest.mark.parametrize("features", ["missing-only", "all"])
@pytest.mark.parametrize("sparse", [True, False, "auto"])
def test_indicators_as_scikit_learn(features: str, sparse: Any) -> None:
    options: dict[str, Any] = {"features": features, "sparse": sparse}
    a, b = MissingIndicator(**options), theirs.MissingIndicator(**options)
    A, B = a.fit_transform(data()), b.fit_transform(data())
    assert type(A).__name__ == type(B).__name__
    A, B = (M.toarray() if hasattr(M, "toarray") else M for M in (A, B))
    np.testing.assert_array_equal(A, B)
    np.testing.assert_array_equal(a.features_, b.features_)
    assert a.get_feature_names_out().tolist() == b.get_feature_names_out().tolist()


def test_new_missing_values_are_an_error_unless_allowed() -> None:
    X = data()
    new = X.copy()
    new[0, 2] = np.nan
    with pytest.raises(ValueError, match=r"features \[2\] have missing values in transform"):
        MissingIndicator().fit(X).transform(new)
    assert MissingIndicator(error_on_new=False).fit(X).transform(new).shape == (60, 4)


@pytest.mark.parametrize("strategy", ["mean", "median", "most_frequent", "constant"])
@pytest.mark.parametrize("make", [sparse.csr_matrix, sparse.csc_array])
@pytest.mark.parametrize("options", [{}, {"add_indicator": True}])
def test_sparse_matrices_as_dense_ones(strategy: str, make: Any, options: dict[str, Any]) -> None:
    X, later = data(), data(1)
    X[:, 3] = np.where(np.arange(60) % 3 == 0, np.nan, 0)
    a = SimpleImputer(strategy=strategy, **options).fit(make(X))
    dense = SimpleImputer(strategy=strategy, **options).fit(X)
    np.testing.assert_allclose(a.statistics_, dense.statistics_.astype(float), rtol=1e-15)
    np.testing.assert_allclose(a.transform(make(later)).toarray(), dense.transform(later), rtol=1e-15)
    with pytest.raises(ValueError, match="missing_values == 0 and input is sparse"):
        SimpleImputer(missing_values=0).fit(make(np.ones((2, 2))))
    indicated = MissingIndicator().fit_transform(make(X))
    np.testing.assert_array_equal(indicated.toarray(), MissingIndicator().fit_transform(X))


@pytest.mark.parametrize("X", [[["a", 3], [4, "e"]], np.array([["a"], ["b"]])])
@pytest.mark.parametrize("strategy", ["mean", "median"])
def test_words_have_no_mean(X: Any, strategy: str) -> None:
    with pytest.raises(ValueError, match="non-numeric data:\ncould not convert string to float"):
        SimpleImputer(strategy=strategy).fit(X)


@pytest.mark.parametrize("make", [SimpleImputer(strategy="constant"), MissingIndicator()])
def test_who_refuses_a_dtype_is_named(make: Any) -> None:
    with pytest.raises(ValueError, match=f"{type(make).__name__} does not support data with dtype <U1"):
        make.fit(np.array([["a"], ["b"]]))


def test_sparse_zeros_cannot_be_missing() -> None:
    with pytest.raises(ValueError, match="Sparse input with missing_values=0"):
        MissingIndicator(missing_values=0).fit(sparse.csr_array(np.eye(2)))
    with pytest.raises(ValueError, match="Imputation not possible"):
        SimpleImputer(missing_values=0).fit(sparse.csr_array(np.eye(2)))
