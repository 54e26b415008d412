"""What callers may pass, what they get for it, and what is said of what they may not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import scipy.sparse

from mlfundamentals._core.exceptions import DataConversionWarning
from mlfundamentals._core.validation import (
    check_array,
    check_consistent_length,
    check_sample_weight,
    check_target,
)


@pytest.mark.parametrize(
    ("value", "dtype"),
    [
        ([[1, 2], [3, 4]], np.float64),
        (np.ones((2, 2), np.float32), np.float32),
        (np.ones((2, 2), np.float16), np.float64),
        (np.ones((2, 2), np.int8), np.float64),
        (np.ones((2, 2), bool), np.float64),
        (np.array([[1, 2.5]], dtype=object), np.float64),
    ],
)
def test_floats_are_kept_and_the_rest_is_promoted(value: Any, dtype: type) -> None:
    array = check_array(value)
    assert array.dtype == dtype
    np.testing.assert_array_equal(array, np.asarray(value).astype(dtype))


def test_an_array_that_fits_is_not_copied(tmp_path: Path) -> None:
    X = np.asfortranarray(np.ones((3, 2)))
    assert check_array(X) is X
    X.flags.writeable = False
    assert check_array(X) is X
    mapped = np.lib.format.open_memmap(tmp_path / "X.npy", mode="w+", dtype=np.float64, shape=(3, 2))
    assert np.shares_memory(check_array(mapped), mapped)
    assert check_array(X, order="C").flags.c_contiguous


def test_a_copy_is_one() -> None:
    X = np.ones((3, 2))
    assert not np.shares_memory(check_array(X, copy=True), X)
    assert not np.shares_memory(check_array(X.view(np.matrix), copy=True), X)


@pytest.mark.parametrize(
    ("value", "options", "message"),
    [
        ([1.0, 2.0], {}, r"Expected 2D array, got 1D array instead.*reshape\(-1, 1\)"),
        (3.0, {}, "Expected 2D array, got scalar array"),
        (np.ones((2, 2, 2)), {}, "Found array X with dim 3, while dim <= 2 is required by KMeans"),
        ([[1.0]], {"ndim": 1}, r"X should be a 1d array, got an array of shape \(1, 1\)"),
        (
            np.ones((0, 2)),
            {},
            r"Found array with 0 sample\(s\) \(shape=\(0, 2\)\) while a minimum of 1 is required",
        ),
        (np.ones((1, 2)), {"min_samples": 2}, r"1 sample\(s\)"),
        (
            np.ones((2, 0)),
            {},
            r"0 feature\(s\) \(shape=\(2, 0\)\) while a minimum of 1 is required by KMeans",
        ),
        ([[1j, 2]], {}, "Complex data not supported"),
        (np.array([[1j, 2]], dtype=object), {}, "X must hold numbers|Complex data"),
        ([["a", "b"]], {}, "X must hold numbers that fit float64"),
        ([[1, np.nan], [np.inf, 0]], {}, r"Input X contains NaN: 2 in all, the first one is X\[0, 1\]"),
        (
            [[1, np.nan], [np.inf, 0]],
            {"allow_nan": True},
            r"contains infinity.*1 in all, the first one is X\[1, 0\]",
        ),
        (np.full((2, 2), -np.inf, np.float32), {}, "contains infinity or a value too large for dtype"),
    ],
)
def test_what_is_refused(value: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises((ValueError, TypeError), match=f"(?s){message}"):
        check_array(value, estimator="KMeans", **options)


def test_sparse_is_refused_with_the_mend() -> None:
    with pytest.raises(TypeError, match=r"Sparse data was passed for X.*'.toarray\(\)'"):
        check_array(scipy.sparse.csr_array(np.eye(2)))


def test_large_finite_values_whose_sum_overflows_are_no_infinity() -> None:
    X = np.full((4, 2), 1.7e308)
    assert check_array(X) is X
    assert check_array(np.array([[np.finfo(np.float32).max] * 3], np.float32)).dtype == np.float32


@pytest.mark.parametrize("order", ["C", "F", "strided"])
@pytest.mark.parametrize("place", [(0, 0), (1 << 16, 8), (70_000, 16)])
def test_nan_is_found_in_large_arrays_wherever_it_is(place: tuple[int, int], order: str) -> None:
    X = np.zeros((70_001, 17), order="F" if order == "F" else "C")
    if order == "strided":
        X = np.zeros((140_002, 17))[::2]
    check_array(X)
    X[place] = np.nan
    with pytest.raises(ValueError, match=rf"1 in all, the first one is X\[{place[0]}, {place[1]}\]"):
        check_array(X)


def test_targets() -> None:
    assert check_target(["a", "b"], 2).tolist() == ["a", "b"]
    assert check_target([1, 2], 2, numeric=True).dtype == np.float64
    assert check_target(np.ones((2, 3)), 2, multi_output=True).shape == (2, 3)
    with pytest.warns(DataConversionWarning, match="A column-vector y was passed"):
        assert check_target([[1], [2]], 2).tolist() == [1, 2]
    with pytest.raises(ValueError, match="requires y to be passed, but the target y is None"):
        check_target(None, 2)
    with pytest.raises(ValueError, match="y should be a 1d array"):
        check_target(np.ones((2, 2)), 2)
    with pytest.raises(ValueError, match="Input y contains NaN"):
        check_target([1, np.nan], 2)
    with pytest.raises(ValueError, match=r"inconsistent numbers of samples: \[3, 2\]"):
        check_target([1, 2], 3)


def test_sample_weights() -> None:
    assert check_sample_weight(None, 2).tolist() == [1, 1]
    assert check_sample_weight(2, 2).tolist() == [2, 2]
    assert check_sample_weight([1, 2], 2, np.float32).dtype == np.float32
    assert check_sample_weight([-1, 2], 2, allow_negative=True).tolist() == [-1, 2]
    for wrong, message in [
        ([1], "sample_weight.shape"),
        ([[1, 2]], "must be 1D"),
        ([1, np.nan], "contains NaN"),
        ([1, -1], "Negative"),
    ]:
        with pytest.raises(ValueError, match=message):
            check_sample_weight(wrong, 2)


def test_lengths() -> None:
    check_consistent_length(3, 3, 3)
    with pytest.raises(ValueError, match=r"\[3, 4\]"):
        check_consistent_length(3, 4)


def test_sparse_passes_where_it_is_asked_for_and_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    X = scipy.sparse.csr_array(np.array([[0, 2], [3, 0]], dtype=np.float32))
    array = check_array(X, sparse=True)
    assert array.dtype == np.float32
    np.testing.assert_array_equal(array, [[0, 2], [3, 0]])
    with pytest.raises(ValueError, match=r"Input X contains NaN: 1 in all, the first one is X\[1, 0\]"):
        check_array(scipy.sparse.coo_matrix([[1.0, 0.0], [np.nan, 0.0]]), sparse=True)
    huge = scipy.sparse.csr_array((10**6, 10**6), dtype=np.float64)
    with pytest.raises(TypeError, match=r"would take 7450.6 GiB, more than the 2 GiB .*'.toarray\(\)'"):
        check_array(huge, sparse=True)
