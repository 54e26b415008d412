"""The tolerance rule: what it derives, and its promises on the bench of benchmarks/tolerance.py."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.tolerance import SUBJECTS, Margins, Subject, measure, settings
from mlfundamentals.questions import codec
from mlfundamentals.questions.agreement import close, each, exact
from mlfundamentals.questions.outcome import Function, Raised, Returned
from mlfundamentals.questions.tolerance import Expectation, Unfit, derive, nudges, widened

EPS = float(np.finfo(float).eps)
FLOOR = 256 * 16 * EPS


def derived(*witnesses: Function, args: tuple[Any, ...], agreement: Any = None) -> Expectation:
    return derive(witnesses, codec.encode(args), ("x",) * len(args), agreement or close())


# example


def test_floor_where_witnesses_agree_exactly() -> None:
    expectation = derived(lambda x: x, lambda x: x, args=(np.array([2.0, -8.0, 0.0]),))
    assert expectation.tolerances == (FLOOR * 8.0,)


def test_largest_stray_of_a_witness_counts() -> None:
    stray = 1e-13
    expectation = derived(lambda x: x, lambda x: np.add(x, [0.0, stray]), args=(np.array([1.0, 2.0]),))
    assert expectation.tolerances[0] == pytest.approx(256 * stray, rel=0.05)


def test_zero_is_exactly_zero() -> None:
    assert derived(lambda x: x * 0.0, args=(np.array([1.1, 2.0]),)).tolerances == (0.0,)


def test_each_slice_along_the_axis_has_a_scale_of_its_own() -> None:
    tolerances = derived(lambda x: x, args=(np.array([[1.0, 1e9], [2.0, 4e9]]),), agreement=close(axis=1))
    assert tolerances.tolerances == ((FLOOR * 2, FLOOR * 4e9),)


def test_every_leaf_has_a_tolerance_and_an_agreement_of_its_own() -> None:
    rule = each(close(), exact(), close())
    expectation = derived(lambda x: (x, np.array([3]), 2 * x), args=(np.array([1.0]),), agreement=rule)
    assert expectation.tolerances == (FLOOR, 2 * FLOOR)


def test_nudges_leave_what_is_exact_by_intent() -> None:
    exact_ones = (np.array([0.0, -3.0, 0.125, 2.0**40]), np.array([1, 2]), 4.0, "text", [np.nan, np.inf])
    assert nudges(codec.encode(exact_ones)) == []
    X = np.array([[0.1, 1.0], [0.3, -7.5]])
    for near in nudges(codec.encode((X,))):
        (moved,) = codec.decode(near)
        np.testing.assert_array_equal(moved[:, 1], X[:, 1])
        assert (np.abs(moved - X)[:, 0] <= 2 * np.spacing(X[:, 0])).all()


def test_nudges_that_move_exact_values_too_leave_zeros() -> None:
    near = nudges(codec.encode((np.array([0.0, 1.0, 3.0]),)), exact_too=True)
    assert near
    for moved in near:
        assert codec.decode(moved)[0][0] == 0.0


def test_a_tie_between_whole_numbers_stays_a_case() -> None:
    """A nudge of the tie makes the output jump, which is no reason to drop the case or to widen it."""
    expectation = derived(lambda x: np.where(x >= 3, x, 0.0), args=(np.array([3.0, 1.0]),))
    assert expectation.tolerances == (FLOOR * 3,)


def test_widening_takes_the_larger_of_each_tolerance() -> None:
    outcome = Returned(1.0)
    one = Expectation(outcome, (1.0, (1.0, 4.0)))
    assert widened(one, Expectation(outcome, (2.0, (3.0, 2.0)))).tolerances == (2.0, (3.0, 4.0))


def test_integers_in_an_ill_conditioned_problem_get_what_their_condition_deserves() -> None:
    hilbert = np.array([[2520.0 / (i + j + 1) for j in range(4)] for i in range(4)])
    expectation = derived(lambda A: np.linalg.solve(A, A.sum(axis=1)), args=(hilbert,))
    assert isinstance(expectation.outcome, Returned)
    (tolerance,) = expectation.tolerances
    assert isinstance(tolerance, float)
    assert 100 * FLOOR < tolerance <= 1.001e-9


UNFIT = {
    "witnesses differ by more than rtol": (lambda x: x, lambda x: x * (1 + 1e-10), "right answers stray"),
    "labels differ": (lambda x: 1, lambda x: 2, "witnesses differ: result is 2, expected 1"),
    "shapes differ": (lambda x: x, lambda x: x[:1], "witnesses differ: result has shape (1,), expected (2,)"),
    "NaN in one": (lambda x: x, lambda x: x * np.nan, "witnesses differ: result[0] is nan"),
    "an alternate raises": (lambda x: x, lambda x: x[9], "a witness does not return here: Raised"),
    "the reference raises": (lambda x: x[9], lambda x: x[9], "the reference raises IndexError"),
    "the alternate does not raise": (
        lambda x: _refuse(),
        lambda x: x,
        "the reference raises ValueError, an alternate does not",
    ),
    "the reference raises LinAlgError": (
        lambda x: np.linalg.inv(np.zeros((2, 2))),
        lambda x: np.linalg.inv(np.zeros((2, 2))),
        "the reference raises LinAlgError: Singular matrix",
    ),
    "the reference mutates": (lambda x: x.sort(), lambda x: None, "the reference changes its arguments"),
    "an alternate mutates": (lambda x: None, lambda x: x.sort(), "a witness does not return here: Returned"),
    "a label hangs on the last digit": (
        lambda x: np.argmax([x[0], x[1] - 0.1]),
        lambda x: np.argmax([x[0], x[1] - 0.1]),
        "witnesses differ: result is",
    ),
}  # fmt: skip


def _refuse() -> None:
    raise ValueError("no")


@pytest.mark.parametrize("what", UNFIT)
def test_unfit(what: str) -> None:
    reference, alternate, reason = UNFIT[what]
    with pytest.raises(Unfit) as error:
        derived(reference, alternate, args=(np.array([0.3 if "label" in what else 2.5, 0.4]),))
    assert str(error.value).startswith(reason)


def test_expected_errors_accept_subclasses() -> None:
    class Mine(ValueError):
        pass

    def alternate(x: Any) -> None:
        raise Mine

    expectation = derived(lambda x: _refuse(), alternate, args=(np.ones(1),))
    assert expectation.outcome == Raised("ValueError", ("ValueError",))


# property


@given(st.floats(-1e6, 1e6).filter(lambda x: abs(x) > 1e-6), st.integers(0, 2**31))
def test_the_same_arguments_give_the_same_tolerance(scale: float, seed: int) -> None:
    args = (np.random.default_rng(seed).normal(size=3) * scale,)
    one = derived(np.cumsum, np.cumsum, args=args)
    assert one.tolerances == derived(np.cumsum, np.cumsum, args=args).tolerances
    assert FLOOR <= one.tolerances[0] / np.abs(np.cumsum(args[0])).max() <= 1e-9


@given(st.integers(2, 4), st.integers(0, 2**31))
def test_symmetric_matrices_stay_symmetric(d: int, seed: int) -> None:
    A = np.random.default_rng(seed).normal(size=(d, d))
    for near in nudges(codec.encode((A + A.T, A))):
        symmetric, _ = codec.decode(near)
        np.testing.assert_array_equal(symmetric, symmetric.T)


# oracle: the bench


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_no_right_answer_is_refused_and_no_wrong_one_accepted(subject: Subject) -> None:
    margins = Margins()
    with np.errstate(all="ignore"):
        for setting in settings([subject], n_seeds=1):
            measure(setting, margins)
    assert margins.fit >= 12
    assert not margins.right_failed
    assert {name: min(inside) for name, inside in margins.inside.items() if min(inside) < 10} == {}
    assert {name: min(outside) for name, outside in margins.outside.items() if min(outside) < 2} == {}


def test_algebra_less_stable_than_declared_is_why_alternates_are_declared() -> None:
    """Whitening by the eigenvectors of the inverse squares the condition: refused unless it is a witness."""
    whitening = next(subject for subject in SUBJECTS if subject.undeclared)
    undeclared, declared = Margins(), Margins()
    told = Subject(
        whitening.name,
        whitening.make,
        (*whitening.witnesses, *whitening.undeclared),
        (*whitening.right, *whitening.undeclared),
        whitening.wrong,
    )
    with np.errstate(all="ignore"):
        for setting in settings([whitening], n_seeds=2):
            measure(setting, undeclared)
        for setting in settings([told], n_seeds=2):
            measure(setting, declared)
    assert min(undeclared.undeclared["zca_eigh_of_inverse"]) < 1
    assert min(min(inside) for inside in declared.inside.values()) > 10
    assert declared.fit < undeclared.fit
