"""Randomness, from a seed or a generator that the caller gives."""

from __future__ import annotations

from typing import Any

import numpy as np

from mlfundamentals._core.exceptions import InvalidParameterError

Seed = int | np.integer[Any] | np.random.RandomState | np.random.Generator | None


def check_random_state(random_state: Seed) -> np.random.RandomState:
    """The stream of random numbers that random_state stands for; None is a new one, from the system's
    entropy.

    NumPy keeps the streams of RandomState the same for good (NEP 19), those of Generator it may change. So an
    int draws what it draws in scikit-learn, in every version. A Generator is taken too: its bits are drawn
    from, so its state moves on as if it had been used itself. The global generator is never used.
    """
    if random_state is None:
        return np.random.RandomState(np.random.MT19937(np.random.SeedSequence()))
    if isinstance(random_state, np.random.RandomState):
        return random_state
    if isinstance(random_state, np.random.Generator):
        return np.random.RandomState(random_state.bit_generator)
    if isinstance(random_state, (int, np.integer)) and 0 <= random_state < 2**32:
        return np.random.RandomState(int(random_state))
    raise InvalidParameterError(
        f"random_state must be an int from 0 to 2**32 - 1, a Generator, a RandomState or None."
        f" Got {random_state!r}."
    )
