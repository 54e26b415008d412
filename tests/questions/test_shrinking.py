"""Shrinking: the result still fails, is legal and small, and is the same every time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlfundamentals.questions import codec
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.question import Args
from mlfundamentals.questions.shrinking import PROPOSALS, Shrinker, weight

BANK = Bank()


def shrunk(name: str, start: Args, fails: Callable[..., bool]) -> Args:
    question, key = BANK.code_question(name), BANK.key(name)
    shrinker = Shrinker(question, [case.args for case in key.cases])

    def first_failing(batch: list[bytes]) -> bytes | None:
        assert len(batch) <= PROPOSALS
        return next((args for args in batch if fails(*codec.decode(args))), None)

    result: Args = codec.decode(shrinker.shrink(codec.encode(start), first_failing))
    return result


def test_the_smallest_matrix_that_fails() -> None:
    X = np.random.default_rng(0).normal(size=(9, 5))
    X[4] = 0.0
    (smallest,) = shrunk("l2_normalize_rows", (X,), lambda X: bool((X == 0).all(axis=1).any()))
    assert smallest.shape == (1, 1)


def test_rows_that_belong_together_go_together() -> None:
    rng = np.random.default_rng(0)
    args = (rng.normal(size=(20, 3)), rng.integers(0, 3, 20), rng.normal(size=(6, 3)), 5)
    X_train, y_train, X, k = shrunk("knn_classify", args, lambda X_train, y_train, X, k: len(X_train) >= 2)
    assert (X_train.shape[0], y_train.shape, X.shape[1]) == (2, (2,), X_train.shape[1])
    assert len(X) <= 1
    assert k <= 2


def test_only_legal_inputs_are_tried() -> None:
    question = BANK.code_question("forward_mlp")
    case = next(c for c in reversed(BANK.key("forward_mlp").cases) if c.part == "values")
    tried: list[Args] = []

    def fails(*args: Any) -> bool:
        tried.append(args)
        return True

    shrunk("forward_mlp", codec.decode(case.args), fails)
    assert tried
    assert question.legal is not None
    defaults = [parameter.default for parameter in question.parameters.values()]
    for args in tried:
        assert question.legal(*args, *defaults[len(args) :])


def test_an_input_that_cannot_be_made_smaller_stays() -> None:
    start = (np.array([[3.0, 4.0]]),)
    (same,) = shrunk("l2_normalize_rows", start, lambda X: np.array_equal(X, start[0]))
    np.testing.assert_array_equal(same, start[0])


@given(st.integers(0, 2**31), st.floats(0.5, 3.0))
@settings(max_examples=8)
def test_the_result_fails_is_no_heavier_and_is_the_same_again(seed: int, border: float) -> None:
    X = np.random.default_rng(seed).normal(size=(4, 2))
    X[1] = 4.0

    def fails(X: np.ndarray) -> bool:
        return bool(np.abs(X).max(initial=0.0) > border)

    (one,) = shrunk("softmax_rows", (X,), fails)
    assert fails(one)
    assert one.size == 1
    assert len(repr(one[0, 0].item())) <= len("-1.3")  # a number of few digits
    assert codec.encode((one,)) == codec.encode(shrunk("softmax_rows", (X,), fails))


def test_rounding_gives_no_negative_zero() -> None:
    (z, _) = shrunk("soft_threshold", (np.array([-0.25, 4.0]), 1.0), lambda z, t: z.size == 2 and z[1] > 1)
    assert str(z[0]) == "0.0"


@pytest.mark.parametrize(
    ("lighter", "heavier"),
    [
        ((np.zeros(2),), (np.zeros(3),)),
        ((np.array([1.0]),), (np.array([0.3717]),)),
        ((np.array([1.0]),), (np.array([-1.0]),)),
        (([1, 2],), ([1, 2, 3],)),
        (("ab",), ("abc",)),
        ((7,), (10**30,)),
        ((np.array([2]),), (np.array([5]),)),
    ],
)
def test_weight(lighter: Args, heavier: Args) -> None:
    assert weight(codec.encode(lighter), 1) < weight(codec.encode(heavier), 1)
