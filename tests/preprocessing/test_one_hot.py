"""One-hot encoding: categories, unknown, rare and dropped ones, and the way back, against scikit-learn's."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn import preprocessing as theirs

from mlfundamentals.preprocessing import OneHotEncoder

Array = NDArray[Any]


def words(n: int = 80, seed: int = 0) -> Array:
    rng = np.random.default_rng(seed)
    p = np.array([0.4, 0.3, 0.2, 0.07, 0.03])
    X = np.empty((n, 3), dtype=object)
    X[:, 0] = rng.choice(np.array(["a", "b", "c", "d", "e"], dtype=object), n, p=p)
    X[:, 1] = rng.choice(np.array(["yes", "no"], dtype=object), n)
    X[:, 2] = rng.choice(np.array(["u", "vv", "www"], dtype=object), n)
    return X


def numbers(dtype: Any, seed: int = 0) -> Array:
    return np.random.default_rng(seed).integers(0, 4, (60, 3)).astype(dtype)


OPTIONS: list[dict[str, Any]] = [
    {},
    {"drop": "first"},
    {"drop": "if_binary"},
    {"sparse_output": False, "dtype": np.float32},
    {"dtype": np.int8},
    {"handle_unknown": "ignore"},
    {"min_frequency": 12},
    {"min_frequency": 0.2},
    {"max_categories": 3},
    {"max_categories": 2, "drop": "first"},
    {"max_categories": 1},
    {"min_frequency": 12, "drop": "if_binary", "handle_unknown": "infrequent_if_exist"},
    {"feature_name_combiner": lambda feature, category: f"{feature}={category!r}"},
]


def dense(X: Any) -> Array:
    return X.toarray() if hasattr(X, "toarray") else X  # type: ignore[no-any-return]


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("kind", ["words", "U", np.int64, np.float32])
def test_as_scikit_learn(options: dict[str, Any], kind: Any) -> None:
    X = words() if kind == "words" else words().astype("U") if kind == "U" else numbers(kind)
    a, b = OneHotEncoder(**options), theirs.OneHotEncoder(**options)
    A, B = a.fit_transform(X), b.fit_transform(X)
    assert type(A).__name__ == type(B).__name__
    assert A.dtype == B.dtype
    np.testing.assert_array_equal(dense(A), dense(B))
    np.testing.assert_array_equal(dense(a.transform(X)), dense(A))
    for ours, other in zip(a.categories_, b.categories_, strict=True):
        np.testing.assert_array_equal(ours, other)
        assert ours.dtype == other.dtype
    assert a.get_feature_names_out().tolist() == b.get_feature_names_out().tolist()
    np.testing.assert_array_equal(a.inverse_transform(A), b.inverse_transform(B))
    np.testing.assert_array_equal(a.inverse_transform(dense(A)), b.inverse_transform(dense(B)))
    if "drop" in options:
        np.testing.assert_array_equal(a.drop_idx_, b.drop_idx_)
    if {"min_frequency", "max_categories"} & set(options):
        for ours_, other in zip(a.infrequent_categories_, b.infrequent_categories_, strict=True):
            np.testing.assert_array_equal(ours_, other)


@pytest.mark.parametrize("drop", [None, "first", ["a", "no", "vv"]])
def test_the_way_back_is_exact(drop: Any) -> None:
    X = words()
    encoder = OneHotEncoder(drop=drop)
    Z = encoder.fit_transform(X)
    np.testing.assert_array_equal(encoder.inverse_transform(Z), X)
    assert (dense(Z).sum(axis=1) == (3 if drop is None else dense(Z).sum(axis=1))).all()


@pytest.mark.parametrize("options", [{}, {"drop": "first"}, {"min_frequency": 15}])
@pytest.mark.parametrize("handle", ["ignore", "infrequent_if_exist", "warn"])
def test_unknown_categories(options: dict[str, Any], handle: str) -> None:
    X, later = words(), words(seed=1)
    later[::3, 0], later[::4, 1] = "new", "maybe"
    a = OneHotEncoder(handle_unknown=handle, **options).fit(X)
    b = theirs.OneHotEncoder(handle_unknown=handle, **options).fit(X)
    with warnings.catch_warnings(record=True) as ours_warned:
        warnings.simplefilter("always")
        A = a.transform(later)
    with warnings.catch_warnings(record=True) as they_warned:
        warnings.simplefilter("always")
        B = b.transform(later)
    assert [str(w.message) for w in ours_warned] == [str(w.message) for w in they_warned]
    np.testing.assert_array_equal(dense(A), dense(B))
    np.testing.assert_array_equal(a.inverse_transform(A), b.inverse_transform(B))


def test_unknown_categories_are_an_error_by_default() -> None:
    encoder = OneHotEncoder().fit(words())
    later = words()
    later[3, 1] = "maybe"
    with pytest.raises(
        ValueError, match=r"Found unknown categories \['maybe'\] in column 1 during transform"
    ):
        encoder.transform(later)
    with pytest.raises(ValueError, match=r"Found unknown categories \[3\] in column 0 during fit"):
        OneHotEncoder(categories=[[1, 2]]).fit([[1], [3]])


def test_missing_values_are_a_category_of_their_own() -> None:
    X = np.array([[1.0], [np.nan], [3.0], [np.nan]])
    np.testing.assert_array_equal(
        dense(OneHotEncoder().fit_transform(X)), [[1, 0, 0], [0, 0, 1], [0, 1, 0], [0, 0, 1]]
    )
    Y = np.array([["a"], [None], [np.nan], ["b"]], dtype=object)
    encoder = OneHotEncoder().fit(Y)
    assert encoder.categories_[0][:3].tolist() == ["a", "b", None]
    np.testing.assert_array_equal(dense(encoder.transform(Y)), np.eye(4)[[0, 2, 3, 1]])
    with pytest.raises(ValueError, match="infinity"):
        OneHotEncoder().fit([[np.inf]])


def test_given_categories_keep_their_order() -> None:
    encoder = OneHotEncoder(categories=[["z", "a", "m"]], sparse_output=False)
    np.testing.assert_array_equal(encoder.fit_transform([["a"], ["z"]]), [[0, 1, 0], [1, 0, 0]])


@pytest.mark.parametrize("dtype", ["S", "U", object])
def test_bytes_may_have_given_categories_in_any_order(dtype: Any) -> None:
    categories = [np.array(["zz", "a", "m"], dtype=dtype)]
    encoder = OneHotEncoder(categories=categories, sparse_output=False)
    found = encoder.fit_transform(np.array([[b"a"], [b"m"]]))
    np.testing.assert_array_equal(found, [[0, 1, 0], [0, 0, 1]])
    assert encoder.categories_[0].tolist() == [b"zz", b"a", b"m"]
    np.testing.assert_array_equal(encoder.inverse_transform(found), np.array([[b"a"], [b"m"]]))
    with pytest.raises(ValueError, match="unknown categories"):
        encoder.transform(np.array([[b"q"]]))


BAD: list[tuple[dict[str, Any], str]] = [
    ({"categories": [["a", "b"]]}, "Shape mismatch"),
    ({"categories": [["a", "a"], ["no", "yes"], ["u", "vv", "www"]]}, "duplicate elements"),
    ({"drop": ["a"]}, "length equal to the number of features"),
    ({"drop": ["a", "no", "q"]}, "Category: q, Feature: 2"),
    ({"drop": ["e", "no", "u"], "min_frequency": 10}, "Unable to drop category 'e' from feature 0"),
    ({"min_frequency": -1}, "'min_frequency' parameter"),
    ({"handle_unknown": "guess"}, "'handle_unknown' parameter"),
]


@pytest.mark.parametrize(("options", "message"), BAD)
def test_bad_parameters(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        OneHotEncoder(**options).fit(words())


def test_numbers_must_ascend_and_objects_be_comparable() -> None:
    with pytest.raises(ValueError, match="Unsorted categories"):
        OneHotEncoder(categories=[[3, 1]]).fit([[1], [3]])
    with pytest.raises(ValueError, match="Nan should be the last"):
        OneHotEncoder(categories=[[np.nan, 1.0]]).fit([[1.0]])
    with pytest.raises(TypeError, match="uniformly strings or numbers"):
        OneHotEncoder().fit(np.array([["a"], [1]], dtype=object))
    combiner: Any = lambda feature, category: 3  # noqa: E731
    encoder = OneHotEncoder(feature_name_combiner=combiner).fit([[1]])
    with pytest.raises(TypeError, match="return a Python string"):
        encoder.get_feature_names_out()


def test_zeros_cannot_be_inverted_unless_they_mean_something() -> None:
    with pytest.raises(ValueError, match=r"Samples \[0\] can not be inverted"):
        OneHotEncoder().fit([[1], [2]]).inverse_transform([[0.0, 0.0]])
    with pytest.raises(ValueError, match="Expected 2 columns, got 3"):
        OneHotEncoder().fit([[1], [2]]).inverse_transform([[0.0, 0.0, 1.0]])
    assert (
        OneHotEncoder(handle_unknown="ignore").fit([[1], [2]]).inverse_transform([[0.0, 0.0]])[0, 0] is None
    )


def test_the_infrequent_are_only_known_where_there_is_a_limit() -> None:
    with pytest.raises(AttributeError, match="neither min_frequency nor max_categories"):
        _ = OneHotEncoder().fit(words()).infrequent_categories_
