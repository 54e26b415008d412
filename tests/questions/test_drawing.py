"""Drawing inputs: the same ones in every process, whatever modules are loaded."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st

from mlfundamentals.questions import codec
from mlfundamentals.questions.drawing import draw
from mlfundamentals.questions.inputs import choice, integers, reals, sizes, whole_reals
from mlfundamentals.questions.question import Inputs, draws, edge, seeded

PROGRAM = """
import hashlib, sys
from hypothesis import strategies as st
{extra}
from mlfundamentals.questions.drawing import draw
from mlfundamentals.questions.inputs import reals
from mlfundamentals.questions.question import draws
family = draws("reals", st.tuples(reals((3, 2)), st.integers(), st.floats()))
print(hashlib.sha256(b"".join(draw(family, 60, 0))).hexdigest())
"""


def test_the_same_draws_in_every_process_whatever_is_loaded(tmp_path: Any) -> None:
    """Hypothesis mixes in constants of loaded modules unless it is kept from it."""
    (tmp_path / "constants.py").write_text("X = [123456789, 3.14159, 987654.5]\n")
    extras = ["", "import constants", "import decimal, email.message, statistics"]
    digests = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM.format(extra=extra)],
            capture_output=True,
            text=True,
            check=True,
            cwd=tmp_path,
        ).stdout
        for extra in extras
    }
    assert len(digests) == 1


def test_written_cases_come_first_and_duplicates_once() -> None:
    family = edge("few", (1,), (2,), (1,), strategy=st.tuples(st.integers(0, 2)))
    drawn = [codec.decode(args) for args in draw(family, 50, 0)]
    assert drawn[:2] == [(1,), (2,)]
    assert sorted(drawn) == [(0,), (1,), (2,)]


def test_families_of_different_names_and_seeds_differ() -> None:
    def make(rng: np.random.Generator) -> tuple[Any, ...]:
        return (rng.normal(size=3),)

    one, other = draw(seeded("one", make), 5, 0), draw(seeded("other", make), 5, 0)
    assert len({*one, *other, *draw(seeded("one", make), 5, 1)}) == 15
    assert draw(seeded("one", make), 5, 0) == one


def test_a_strategy_that_filters_much_is_drawn_without_complaint() -> None:
    family = draws("even", st.tuples(st.integers(0, 10**6).filter(lambda n: n % 7 == 0)))
    assert len(draw(family, 20, 0)) > 10


@pytest.mark.parametrize(
    ("strategy", "kind", "low", "high"),
    [
        (reals((2, 3)), "f", -10, 10),
        (reals((2, 3), -1, 2), "f", -1, 2),
        (whole_reals((2, 3)), "f", -3, 3),
        (integers((2, 3)), "i", 0, 3),
    ],
)
def test_arrays_have_the_dtype_and_range_they_promise(
    strategy: st.SearchStrategy[np.ndarray], kind: str, low: float, high: float
) -> None:
    for args in draw(Inputs("x", strategy=st.tuples(strategy)), 40, 0):
        (X,) = codec.decode(args)
        assert (X.dtype.kind, X.shape) == (kind, (2, 3))
        assert low <= X.min() <= X.max() <= high
        assert not ((X != 0) & (np.abs(X) < 1e-6)).any()


def test_small_strategies() -> None:
    family = Inputs("x", strategy=st.tuples(sizes(2, 3), choice("relu", "tanh")))
    assert {codec.decode(args) for args in draw(family, 40, 0)} == {
        (n, name) for n in (2, 3) for name in ("relu", "tanh")
    }
