"""What tests of witnesses share: the references, and the inputs on which they are compared with others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from mlfundamentals.questions import codec
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.outcome import Raised

BANK = Bank()
N_FRESH = 20


def inputs(name: str, fresh: Callable[[np.random.Generator], tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The arguments of the key's cases that return, and fresh ones."""
    for case in BANK.key(name).cases:
        if not isinstance(case.expected, Raised):
            yield codec.decode(case.args, writable=True)
    for seed in range(N_FRESH):
        yield fresh(np.random.default_rng(seed))


def reference(name: str) -> Any:
    """The reference of a question."""
    return BANK.question(name).reference
