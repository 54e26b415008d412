"""Means and variances of columns against exact sums, on data that are hard to add up."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from mlfundamentals.preprocessing._moments import Moments, column_moments, merged

FloatArray = NDArray[np.float64]


def exact(column: FloatArray, weights: FloatArray | None = None) -> tuple[float, float]:
    """Mean and variance of the numbers of a column, by exact sums."""
    present = ~np.isnan(column)
    values = [Fraction(float(value)) for value in column[present]]
    w = [Fraction(1)] * len(values)
    if weights is not None:
        w = [Fraction(float(weight)) for weight in weights[present]]
    mean = sum((a * b for a, b in zip(values, w, strict=True)), Fraction(0)) / sum(w)
    scatter = sum((b * (a - mean) ** 2 for a, b in zip(values, w, strict=True)), Fraction(0))
    return float(mean), math.sqrt(scatter / sum(w)) if scatter < 1e300 * sum(w) else math.inf


def check(X: NDArray[Any], weights: FloatArray | None = None, rtol: float = 1e-12) -> Moments:
    moments = column_moments(X, weights)
    expected = np.array([exact(column.astype(float), weights) for column in X.T])
    scale = np.nanmax(np.abs(X), axis=0)
    np.testing.assert_array_less(np.abs(moments.mean - expected[:, 0]), 4e-15 * scale + 1e-320)
    np.testing.assert_allclose(moments.std, expected[:, 1], rtol=rtol)
    return moments


@pytest.mark.parametrize("offset", [0.0, 1.0, 1e4, 1e8])
@pytest.mark.parametrize("n", [2, 3, 500, 6000])
def test_moments_are_exact_far_from_the_origin(offset: float, n: int) -> None:
    X = np.random.default_rng(n).normal(size=(n, 3)) * [1.0, 0.1, 10.0] + offset
    check(X)


@pytest.mark.parametrize("scale", [1e-150, 1e-100, 1e100, 1e150])
def test_moments_of_large_and_small_numbers(scale: float) -> None:
    X = np.random.default_rng(0).normal(size=(400, 2)) * [scale, 1.0]
    moments = column_moments(X)
    mean, std = zip(*(exact(column) for column in (X / [scale, 1.0]).T), strict=True)
    np.testing.assert_allclose(moments.std / [scale, 1.0], std, rtol=1e-12)
    np.testing.assert_allclose(moments.mean / [scale, 1.0], mean, rtol=1e-10)
    assert not moments.constant.any()


@pytest.mark.parametrize("scale", [1e-200, 1e-300, 1e200, 1e300])
def test_a_standard_deviation_is_in_range_where_the_variance_is_not(scale: float) -> None:
    X = np.random.default_rng(1).normal(size=(50, 1)) * scale
    np.testing.assert_allclose(column_moments(X).std, np.std(X / scale) * scale, rtol=1e-12)


def test_sorted_and_drifting_data() -> None:
    X = np.sort(np.random.default_rng(2).normal(size=(9000, 2)), axis=0)
    X[:, 1] += np.arange(9000) * 1e3
    check(X)


def test_one_outlier_far_away() -> None:
    X = np.random.default_rng(3).normal(size=(2000, 2))
    X[17, 0] = 1e12
    check(X)


def test_constant_columns_have_no_scatter_at_all() -> None:
    X = np.full((5000, 3), [0.1, 1e8 / 3, 0.0])
    moments = column_moments(X)
    np.testing.assert_array_equal(moments.mean, X[0])
    np.testing.assert_array_equal(moments.scatter, 0)
    assert moments.constant.all()


def test_rounding_noise_counts_as_constant() -> None:
    X = np.full((100, 1), 1e8)
    X[::2] += 1.5e-8
    assert column_moments(X).constant.all()


@pytest.mark.parametrize("weighted", [False, True])
def test_missing_values_are_left_out(weighted: bool) -> None:
    rng = np.random.default_rng(4)
    X = rng.normal(size=(800, 3)) + 1e6
    X[rng.random(X.shape) < 0.3] = np.nan
    weights = rng.random(800) if weighted else None
    moments = check(X, weights)
    present = ~np.isnan(X)
    np.testing.assert_allclose(moments.count, present.sum(axis=0) if weights is None else weights @ present)


def test_weights_are_repetitions() -> None:
    rng = np.random.default_rng(5)
    X, repeats = rng.normal(size=(300, 2)) + 1e3, rng.integers(0, 4, 300)
    a, b = column_moments(X, repeats.astype(float)), column_moments(np.repeat(X, repeats, axis=0))
    np.testing.assert_allclose(a.mean, b.mean, rtol=1e-15)
    np.testing.assert_allclose(a.var, b.var, rtol=1e-13)
    np.testing.assert_array_equal(a.count, b.count)


def test_columns_without_a_number_are_nan() -> None:
    moments = column_moments(np.array([[np.nan, 1.0], [np.nan, 3.0]]))
    np.testing.assert_array_equal(moments.mean, [np.nan, 2.0])
    np.testing.assert_array_equal(moments.count, [0, 2])


def test_infinity_is_refused() -> None:
    with pytest.raises(ValueError, match=r"contains infinity.*X\[1, 0\]"):
        column_moments(np.array([[1.0, 2.0], [np.inf, 2.0]]))


@given(arrays(np.float64, (7, 2), elements=st.floats(-1e6, 1e6, width=32)), st.integers(1, 6))
def test_parts_merge_to_the_whole(X: FloatArray, cut: int) -> None:
    whole, parts = column_moments(X), merged(column_moments(X[:cut]), column_moments(X[cut:]))
    tolerance = 1e-14 * np.abs(X).max()
    np.testing.assert_allclose(parts.mean, whole.mean, atol=tolerance)
    np.testing.assert_allclose(parts.std, whole.std, atol=1e-7 * np.abs(X).max(), rtol=1e-9)
    np.testing.assert_array_equal(parts.count, whole.count)


@pytest.mark.parametrize("scales", [(1e-150, 1e-150), (1e150, 1e150), (1e-200, 1e200)])
def test_parts_of_extreme_size_merge(scales: tuple[float, float]) -> None:
    rng = np.random.default_rng(6)
    a, b = rng.normal(size=(40, 1)) * scales[0], rng.normal(size=(60, 1)) * scales[1]
    both = merged(column_moments(a), column_moments(b))
    np.testing.assert_allclose(both.std, column_moments(np.vstack([a, b])).std, rtol=1e-12)


def test_merging_with_nothing_changes_nothing() -> None:
    nothing, some = column_moments(np.full((2, 1), np.nan)), column_moments(np.array([[1.0], [4.0]]))
    for both in (merged(nothing, some), merged(some, nothing)):
        assert (both.mean, both.scatter, both.count) == (some.mean, some.scatter, some.count)


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("shape", [(7000, 5), (40, 900), (1, 3), (100, 1)])
def test_memory_order_and_shape_do_not_matter(shape: tuple[int, int], order: str) -> None:
    X = np.asarray(np.random.default_rng(7).normal(size=shape), order=order)  # type: ignore[call-overload]
    moments = column_moments(X)
    np.testing.assert_allclose(moments.mean, X.mean(axis=0), atol=1e-14)
    np.testing.assert_allclose(moments.var, X.var(axis=0), rtol=1e-11, atol=1e-30)


def test_float32_is_added_up_in_float64() -> None:
    X = (np.random.default_rng(8).normal(size=(5000, 2)) + 1e4).astype(np.float32)
    check(X)
