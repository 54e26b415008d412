"""Mutants: each operator makes the changes it says, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from mlfundamentals.questions.mutants import mutants


def changes(function: Callable[..., Any]) -> list[str]:
    """The changes without the text of their lines."""
    return [mutant.change.partition(" in `")[0] for mutant in mutants(function)]


# references, and the changes each should undergo


def compares(x: int) -> bool:
    return x < 3


def chain(x: int) -> bool:
    return 0 <= x != 5


def calculates(x: int) -> Any:
    return (x + 2) // 5


def multiplies(A: Any, b: Any) -> Any:
    A = A @ b
    A -= 1
    return A


def calls(X: Any) -> Any:
    return np.argmin(X, axis=1)


def decides(x: int, y: int) -> int:
    if x and not y:
        return 1
    return -x


def loops(xs: list[int]) -> list[int]:
    for _ in xs:
        xs.pop()
        break
    return xs


def returns_two(x: int) -> tuple[int, int]:
    """Its docstring holds 3 + 4, which is no code."""
    return x, x


def transposes(A: Any) -> Any:
    return float(A.T)


def chooses(x: Any) -> Any:
    return sum(x) if x else None


def refuses(x: int) -> None:
    """What an error says is not judged."""
    raise ValueError(f"{x + 1}")


def twice(x: int, y: int) -> int:
    return x - y - x


class Squares:
    """A class, whose methods are changed."""

    def square(self, x: int) -> int:
        """Its docstring holds 3 + 4, which is no code."""
        return x**2


EXPECTED: dict[Any, list[str]] = {
    compares: ["Lt becomes LtE", "Lt becomes Gt", "3 becomes 4", "3 becomes 2"],
    chain: [
        "LtE becomes Lt",
        "LtE becomes GtE",
        "NotEq becomes Eq",
        "0 becomes 1",
        "5 becomes 6",
        "5 becomes 4",
    ],
    calculates: [
        "FloorDiv becomes Mod",
        "the operands of FloorDiv change places",
        "Add becomes Sub",
        "5 becomes 6",
        "5 becomes 4",
        "2 becomes 3",
        "2 becomes 1",
    ],
    multiplies: [
        "MatMult becomes Mult",
        "the operands of MatMult change places",
        "Sub becomes Add",
        "the AugAssign statement is dropped",
        "1 becomes 2",
        "1 becomes 0",
    ],
    calls: ["axis= is left out", "argmin becomes argmax", "1 becomes 2", "1 becomes 0"],
    decides: [
        "the condition is negated",
        "the If statement is dropped",
        "And becomes Or",
        "Not is left out",
        "USub is left out",
        "1 becomes 2",
        "1 becomes 0",
    ],
    loops: [
        "the For statement is dropped",
        "the Expr statement is dropped",
        "the Break statement is dropped",
    ],
    returns_two: ["the returned values change places"],
    transposes: [".T is left out", "float becomes int"],
    chooses: ["the condition is negated", "the branches change places", "sum becomes len"],
    refuses: [],
    Squares: ["Pow becomes Mult", "the operands of Pow change places", "2 becomes 3", "2 becomes 1"],
}


@pytest.mark.parametrize("function", EXPECTED, ids=lambda function: function.__name__)
def test_changes(function: Callable[..., Any]) -> None:
    assert sorted(changes(function)) == sorted(EXPECTED[function])


def test_a_mutant_does_what_it_says() -> None:
    by_change = {mutant.change.partition(" in `")[0]: mutant.function for mutant in mutants(compares)}
    assert [by_change["Lt becomes LtE"](x) for x in (2, 3, 4)] == [True, True, False]
    assert [by_change["Lt becomes Gt"](x) for x in (2, 3, 4)] == [False, False, True]
    assert [by_change["3 becomes 4"](x) for x in (2, 3, 4)] == [True, True, False]
    assert [by_change["3 becomes 2"](x) for x in (1, 2, 3)] == [True, False, False]


def test_the_line_is_that_of_the_file() -> None:
    line = compares.__code__.co_firstlineno + 1
    assert {mutant.line for mutant in mutants(compares)} == {line}
    assert str(mutants(compares)[0]) == f"line {line}: Lt becomes LtE in `return x < 3`"


def test_equal_changes_of_one_line_are_numbered() -> None:
    assert [m.change for m in mutants(twice) if "becomes Add" in m.change] == [
        "Sub becomes Add in `return x - y - x`",
        "Sub becomes Add in `return x - y - x` (2)",
    ]


def test_the_reference_stays_as_it_is() -> None:
    for mutant in mutants(compares):
        mutant.function(3)
    assert [compares(x) for x in (2, 3, 4)] == [True, False, False]


def test_mutants_come_in_the_same_order() -> None:
    assert changes(decides) == changes(decides)
