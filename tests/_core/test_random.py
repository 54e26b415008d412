"""Streams: the same seed draws the same, a generator's own state moves on, the global generator stays."""

from __future__ import annotations

import numpy as np
import pytest

from mlfundamentals._core.random import check_random_state


def test_an_int_draws_the_frozen_stream() -> None:
    assert check_random_state(0).rand() == np.random.RandomState(0).rand() == 0.5488135039273248
    assert check_random_state(np.int64(3)).rand() == check_random_state(3).rand()


def test_a_random_state_is_used_as_it_is() -> None:
    stream = np.random.RandomState(1)
    assert check_random_state(stream) is stream


def test_a_generator_moves_on() -> None:
    rng = np.random.default_rng(5)
    first, second = check_random_state(rng).rand(3), check_random_state(rng).rand(3)
    assert not np.array_equal(first, second)
    assert np.array_equal(first, check_random_state(np.random.default_rng(5)).rand(3))


def test_none_is_new_each_time_and_leaves_the_global_generator_alone() -> None:
    def state() -> tuple[int, bytes]:
        kept = np.random.mtrand._rand.get_state(legacy=False)["state"]
        return kept["pos"], kept["key"].tobytes()

    before = state()
    assert check_random_state(None).rand() != check_random_state(None).rand()
    assert state() == before


@pytest.mark.parametrize("wrong", [-1, 2**32, 1.5, "0"])
def test_what_is_no_seed_is_refused(wrong: object) -> None:
    with pytest.raises(Exception, match="random_state"):
        check_random_state(wrong)  # type: ignore[arg-type]
