"""Which parameter values pass, and what is said of those that do not."""

from __future__ import annotations

from numbers import Integral, Real

import numpy as np
import pytest

from mlfundamentals._core.constraints import (
    ARRAY,
    BOOLEAN,
    CALLABLE,
    NONE,
    RANDOM_STATE,
    Constraint,
    Interval,
    Options,
    check_parameters,
)
from mlfundamentals._core.exceptions import InvalidParameterError


@pytest.mark.parametrize(
    ("constraint", "allowed", "refused"),
    [
        (Interval(Integral, 1), [1, np.int64(7)], [0, 1.0, True, "1", None]),
        (Interval(Real, 0, 1), [0, 1, 0.5, np.float32(0.25)], [-0.1, 1.1, np.nan, False]),
        (Interval(Real, 0, 1, closed="neither"), [0.5], [0, 1]),
        (Interval(Real, 0, 1, closed="left"), [0], [1]),
        (Interval(Real, 0, 1, closed="right"), [1], [0]),
        (Interval(Real), [-1e308, np.inf], [np.nan, 1j]),
        (Options("a", 2), ["a", 2], ["b", 2.0, None]),
        (CALLABLE, [len], [1]),
        (ARRAY, [[1], np.ones(2), (1, 2)], ["ab", {}, 3]),
        (NONE, [None], [0]),
        (BOOLEAN, [True, np.bool_(False)], [0, 1]),
    ],
    ids=str,
)
def test_constraint(constraint: Constraint, allowed: list[object], refused: list[object]) -> None:
    assert all(constraint.allows(value) for value in allowed)
    assert not any(constraint.allows(value) for value in refused)


@pytest.mark.parametrize("seed", [0, 2**32 - 1, np.random.default_rng(0), np.random.RandomState(0), None])
def test_seeds(seed: object) -> None:
    check_parameters("KMeans", {"random_state": seed}, {"random_state": RANDOM_STATE})


def test_the_error_says_what_was_got_and_what_is_allowed() -> None:
    with pytest.raises(InvalidParameterError) as error:
        check_parameters("KMeans", {"tol": -1}, {"tol": [Interval(Real, 0), Options("auto", "none"), NONE]})
    assert str(error.value) == (
        "The 'tol' parameter of KMeans must be a float in the range [0, inf),"
        " a str among {'auto', 'none'} or None. Got -1 instead."
    )
    assert isinstance(error.value, (ValueError, TypeError))
