"""Stochastic matrices: sums, scalings, and matrices that cannot be scaled."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from mlfundamentals.preprocessing import SinkhornStop, column_stochastic, row_stochastic, sinkhorn
from mlfundamentals.preprocessing._sinkhorn import init, step

Array = NDArray[Any]


def by_loop(X: Array, n_iter: int) -> Array:
    """The plain iteration: rows, then columns."""
    P = X.astype(float)
    for _ in range(n_iter):
        P = P / P.sum(axis=1, keepdims=True)
        P = P / P.sum(axis=0)
    return P


@pytest.mark.parametrize("n", [1, 2, 5, 60, 300])
def test_square_matrices_become_doubly_stochastic(n: int) -> None:
    X = np.random.default_rng(n).random((n, n)) + 0.01
    result = sinkhorn(X, tol=1e-13)
    assert result.stop is SinkhornStop.CONVERGED
    assert result.error <= 1e-13
    np.testing.assert_allclose(result.matrix.sum(axis=0), 1, rtol=1e-12)
    np.testing.assert_allclose(result.matrix.sum(axis=1), 1, rtol=1e-12)
    np.testing.assert_allclose(result.row_scale[:, None] * X * result.col_scale, result.matrix, rtol=1e-13)
    np.testing.assert_allclose(result.matrix, by_loop(X, 300), rtol=1e-11)


def test_given_sums_of_a_rectangular_matrix() -> None:
    X = np.random.default_rng(0).random((7, 4))
    rows, cols = np.arange(1.0, 8), np.array([4.0, 4.0, 10.0, 10.0])
    result = sinkhorn(X, row_sums=rows, col_sums=cols, tol=1e-12)
    np.testing.assert_allclose(result.matrix.sum(axis=1), rows, rtol=1e-11)
    np.testing.assert_allclose(result.matrix.sum(axis=0), cols, rtol=1e-11)
    np.testing.assert_allclose(sinkhorn(X).matrix.sum(axis=0), 7 / 4, rtol=1e-8)
    np.testing.assert_allclose(sinkhorn(X, col_sums=cols).matrix.sum(axis=1), 4, rtol=1e-8)


@given(arrays(np.float64, (4, 4), elements=st.floats(0.1, 10)), st.integers(0, 99))
def test_scaling_rows_and_columns_before_changes_nothing(X: Array, seed: int) -> None:
    rng = np.random.default_rng(seed)
    D, E = 10.0 ** rng.integers(-3, 4, (2, 4))
    a, b = sinkhorn(X, tol=1e-12, max_iter=5000), sinkhorn(D[:, None] * X * E, tol=1e-12, max_iter=5000)
    np.testing.assert_allclose(a.matrix, b.matrix, rtol=1e-9)


@pytest.mark.parametrize("zeros", [False, True])
@pytest.mark.parametrize("power", [100, 150])
def test_rows_and_columns_of_any_size(power: int, zeros: bool) -> None:
    rng = np.random.default_rng(power)
    A = rng.random((30, 30)) + 0.1
    if zeros:
        A[rng.random(A.shape) < 0.5] = 0
        A += np.eye(30) + np.roll(np.eye(30), 1, axis=0)
    D, E = 10.0 ** rng.uniform(-power, power, (2, 30))
    result = sinkhorn(D[:, None] * A * E, tol=1e-12, max_iter=10_000)
    assert result.stop is SinkhornStop.CONVERGED
    np.testing.assert_allclose(result.matrix, sinkhorn(A, tol=1e-13, max_iter=10_000).matrix, atol=1e-10)
    np.testing.assert_allclose(result.matrix.sum(axis=0), 1, rtol=1e-12)


@pytest.mark.parametrize("scale", [1e-150, 1e-300, 1e150, 1e300])
def test_units_do_not_matter(scale: float) -> None:
    X = np.random.default_rng(1).random((20, 20)) + 0.1
    result = sinkhorn(X * scale)
    np.testing.assert_allclose(result.matrix, sinkhorn(X).matrix, rtol=1e-8)


def test_entries_that_span_the_whole_range() -> None:
    X = np.array([[1.0, 1e-290], [1e-290, 1.0]])
    np.testing.assert_allclose(sinkhorn(X).matrix, np.eye(2), atol=1e-12)
    X = np.array([[1e-290, 1e290], [1.0, 1e-290]])
    np.testing.assert_allclose(sinkhorn(X).matrix, [[0, 1], [1, 0]], atol=1e-12)


def test_the_error_never_rises_step_by_step() -> None:
    X = np.random.default_rng(2).random((40, 40)) ** 6 + 1e-6
    ones = np.ones(40)
    state = init(X, ones)
    errors = []
    for _ in range(60):
        state = step(state, ones, ones)
        P = state.u[:, None] * state.kernel * state.v
        np.testing.assert_allclose(P.sum(axis=0), 1, rtol=1e-12)
        errors.append(np.abs(np.log(P.sum(axis=1))).max())
    assert (np.diff(errors) <= 1e-12).all()


def test_running_out_of_iterations_is_said() -> None:
    X = np.random.default_rng(3).random((30, 30)) ** 8 + 1e-9
    result = sinkhorn(X, max_iter=2, tol=1e-14)
    assert result.stop is SinkhornStop.MAX_ITER
    assert result.n_iter == 2
    assert result.error > 1e-14


BAD: list[tuple[Any, dict[str, Any], str]] = [
    ([[1.0, 2.0], [-1.0, 1.0]], {}, r"X\[1, 0\] = -1.0"),
    ([[1.0, np.nan], [1.0, 1.0]], {}, "NaN"),
    ([[1.0, np.inf], [1.0, 1.0]], {}, "infinity"),
    ([[0.0, 0.0], [1.0, 1.0]], {}, "row 0 has none"),
    ([[0.0, 1.0], [0.0, 1.0]], {}, "column 0 has none"),
    ([[1.0, 1.0], [0.0, 1.0]], {}, r"lacks total support: 1 positive .* X\[0, 1\]"),
    ([[1.0, 1.0, 1.0], [1.0, 0.0, 0.0], [1.0, 0.0, 0.0]], {}, "no positive diagonal"),
    ([[1.0, 1.0]], {"row_sums": [1.0], "col_sums": [1.0, 1.0]}, "same total"),
    ([[1.0, 1.0]], {"row_sums": [1.0], "col_sums": [0.0, 1.0]}, "must be positive"),
    ([[1.0, 1.0]], {"row_sums": [1.0, 1.0]}, "must have shapes"),
    ([[1.0, 1.0]], {"tol": -1.0}, "tol must be"),
]


@pytest.mark.parametrize(("X", "options", "message"), BAD)
def test_what_cannot_be_scaled_is_refused(X: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        sinkhorn(X, **options)


def test_total_support_agrees_with_trying_all_diagonals() -> None:
    from itertools import permutations

    rng = np.random.default_rng(4)
    for _ in range(200):
        X = (rng.random((4, 4)) < 0.5).astype(float)
        covered = np.zeros((4, 4), dtype=bool)
        for columns in permutations(range(4)):
            if X[range(4), columns].all():
                covered[range(4), columns] = True
        if (covered == (X > 0)).all() and X.any():
            np.testing.assert_allclose(sinkhorn(X, max_iter=20_000).matrix.sum(axis=1), 1, rtol=1e-8)
        else:
            with pytest.raises(ValueError, match=r"X (lacks|has no)|has none"):
                sinkhorn(X)


def test_sums_of_rows_or_columns_are_1() -> None:
    X = np.random.default_rng(5).random((50, 7)) * 10.0 ** np.linspace(-200, 200, 50)[:, None]
    np.testing.assert_allclose(row_stochastic(X).sum(axis=1), 1, rtol=1e-14)
    np.testing.assert_allclose(column_stochastic(X).sum(axis=0), 1, rtol=1e-14)
    huge = np.full((2, 3), 1e308)
    np.testing.assert_allclose(row_stochastic(huge), 1 / 3, rtol=1e-15)
    np.testing.assert_allclose(column_stochastic(huge), 1 / 2, rtol=1e-15)


@pytest.mark.parametrize("function", [row_stochastic, column_stochastic])
def test_stochastic_matrices_need_positive_sums(function: Any) -> None:
    with pytest.raises(ValueError, match="no negative number"):
        function([[1.0, -1.0], [1.0, 1.0]])
    with pytest.raises(ValueError, match="NaN"):
        function([[1.0, np.nan]])
    with pytest.raises(ValueError, match="Leave out the 2"):
        function(np.zeros((2, 2)))
    X = np.ones((2, 2))
    function(X)
    np.testing.assert_array_equal(X, 1)
    assert function(X, copy=False) is X
