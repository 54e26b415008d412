"""Judging how the time of an answer grows with its input, beside the reference in a worker of its own.

Time is the processor time of the worker, read from outside: an answer can neither forge it nor be blamed for
a busy machine. What a call costs by itself (copying, decoding) is taken off by a call on next to nothing. The
best of a few repeats counts, the two sides take turns, and whatever is held against an answer must show again
in fresh processes.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..questions.key import LEAST_FACTOR, Key, KnownGrowth, same_outcome
from ..questions.outcome import Died, Outcome, Raised
from .sandbox import Worker
from .translation import timed

REPEATS = 3  # of each size; the least time counts
ENOUGH_S = 0.1  # a size that has taken so long is not repeated
CONFIRMATIONS = 2  # measurements that must agree before an answer is called slow
RESOLUTION_S = 50e-6  # a time below that may as well be that long, to the answer's advantage


@dataclass(frozen=True, slots=True)
class _Times:
    """The least processor time of a call on each size, in seconds."""

    nothing: float
    small: float
    large: float

    def growth(self, resolution: float) -> float:
        """How many times as long the large input takes as the small one, without what any call takes."""
        return max(self.large - self.nothing, resolution) / max(self.small - self.nothing, resolution)


@dataclass(frozen=True, slots=True)
class TooSlow:
    """What is wrong with the time of an answer; figures stay out, since they vary."""

    briefly: str
    why: str


def too_slow(key: Key, growth: KnownGrowth, answer: Worker, reference: Worker) -> TooSlow | None:
    """What is wrong with the time that an answer takes, if anything."""
    found = None
    for _ in range(CONFIRMATIONS):
        answer.restart()
        reference.restart()
        found = _measured(key, growth, answer, reference)
        if found is None:
            break
    return found


def _measured(key: Key, growth: KnownGrowth, answer: Worker, reference: Worker) -> TooSlow | None:
    reference_times, answer_times = [], []
    for size, args in zip(growth.sizes, growth.args, strict=True):
        expected, best = timed(key, args, reference)
        outcome, least = timed(key, args, answer)
        briefly = _unlike(expected, outcome)
        if briefly:
            hint = f". {growth.hint}" if briefly == _OUT_OF_TIME else ""
            return TooSlow(briefly, f"for {size} {growth.unit} it {briefly}{hint}")
        spent = best + least
        for _ in range(REPEATS - 1):
            if spent > ENOUGH_S:
                break
            seconds = timed(key, args, reference)[1], timed(key, args, answer)[1]
            best, least, spent = min(best, seconds[0]), min(least, seconds[1]), spent + sum(seconds)
        reference_times.append(best)
        answer_times.append(least)
    return _slower(growth, _Times(*reference_times), _Times(*answer_times))


_OUT_OF_TIME = "runs out of time"


def _unlike(expected: Outcome, outcome: Outcome) -> str:
    if isinstance(outcome, Died):
        return _OUT_OF_TIME if outcome.kind == "timeout" else f"ends its process ({outcome.kind})"
    if isinstance(outcome, Raised):
        return f"raises {outcome.type_name}"
    return "" if same_outcome(expected, outcome) else "returns something else than the reference"


def _slower(growth: KnownGrowth, reference: _Times, answer: _Times) -> TooSlow | None:
    _, small, large = growth.sizes
    if answer.growth(RESOLUTION_S) >= LEAST_FACTOR * reference.growth(RESOLUTION_S / 10):
        grows = f"from {small} to {large} {growth.unit} its time grows over {LEAST_FACTOR:g} times as much"
        return TooSlow("its time grows too fast", f"{grows} as the reference's. {growth.hint}")
    if growth.within and answer.large >= growth.within * max(reference.large, RESOLUTION_S):
        takes = f"for {large} {growth.unit} it takes over {growth.within:g} times as long"
        return TooSlow("it takes too long", f"{takes} as the reference. {growth.hint}")
    return None
