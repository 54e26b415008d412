"""What a call of a trusted function came to."""

from __future__ import annotations

import gc
from typing import Any

import numpy as np
import pytest

from mlfundamentals.questions import codec
from mlfundamentals.questions.outcome import Raised, Returned, TooSlow, run, time_limit, without_warnings


def overflowing(z: Any) -> Any:
    return 1 / (1 + np.exp(-z))


def dividing(z: Any) -> Any:
    return z / np.zeros(1)


def safe(z: Any) -> Any:
    return np.exp(-np.abs(z))


@pytest.mark.parametrize("function", [overflowing, dividing])
def test_a_warning_is_raised_where_silence_is_asked_for(function: Any) -> None:
    args = codec.encode((np.array([-1000.0]),))
    assert isinstance(run(function, args, ("z",), None), Returned)
    strict = run(without_warnings(function), args, ("z",), None)
    assert isinstance(strict, Raised)
    assert strict.type_name == "RuntimeWarning"


def test_what_does_not_warn_returns_the_same() -> None:
    args = codec.encode((np.array([-1000.0, 2.0]),))
    one, two = (run(f, args, ("z",), None) for f in (safe, without_warnings(safe)))
    assert isinstance(one, Returned)
    assert isinstance(two, Returned)
    np.testing.assert_array_equal(one.value, two.value)


def test_an_endless_loop_is_too_slow_also_when_garbage_is_collected_with_callbacks() -> None:
    def spend(_phase: str, _info: dict[str, int]) -> None:
        sum(range(100_000))

    def loop() -> None:
        with time_limit(0.05):
            while True:
                [[] for _ in range(1000)].append([])

    gc.callbacks.append(spend)
    try:
        with pytest.raises(TooSlow):
            loop()
    finally:
        gc.callbacks.remove(spend)
    assert gc.isenabled()
