"""The greedy cover: every demand is met as often as it can be, with few candidates."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from mlfundamentals.questions.cover import greedy_cover


def test_one_candidate_that_serves_all_is_enough() -> None:
    kills = np.array([[True, False], [True, True], [False, True]])
    assert greedy_cover(kills, np.array([1, 1]), range(3), []) == [1]


def test_of_two_that_serve_alike_the_lighter_one_is_taken() -> None:
    kills = np.array([[True], [True]])
    assert greedy_cover(kills, np.array([1]), [9, 3], []) == [1]


def test_what_is_chosen_anyway_counts() -> None:
    kills = np.array([[True, False], [True, True]])
    assert greedy_cover(kills, np.array([1, 0]), range(2), [0]) == []


def test_nothing_to_serve() -> None:
    assert greedy_cover(np.zeros((0, 0), dtype=bool), np.zeros(0, dtype=int), [], []) == []
    assert greedy_cover(np.zeros((3, 2), dtype=bool), np.array([3, 3]), range(3), [1]) == []


tables = st.tuples(st.integers(1, 8), st.integers(1, 6)).flatmap(lambda shape: arrays(bool, shape))


@given(tables, st.integers(0, 3), st.sets(st.integers(0, 7)))
def test_every_demand_is_met_as_often_as_it_can_be(kills: np.ndarray, times: int, start: set[int]) -> None:
    chosen = sorted(i for i in start if i < len(kills))
    added = greedy_cover(kills, np.full(kills.shape[1], times), range(len(kills)), chosen)
    assert len(set(added) | set(chosen)) == len(added) + len(chosen)
    served = kills[chosen + added].sum(axis=0)
    assert (served >= np.minimum(times, kills.sum(axis=0))).all()
    for last in added[-1:]:  # the last one was needed
        without = kills[[i for i in chosen + added if i != last]].sum(axis=0)
        assert (without < np.minimum(times, kills.sum(axis=0))).any()
