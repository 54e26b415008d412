"""What is the same in every worker, done once in the zygote: a fork inherits it, and so do its pages.

A worker that runs code for the first time copies the pages on which the interpreter keeps its notes about it.
"""

from __future__ import annotations

import sys
from types import ModuleType

from . import answer, entropy, session
from .channel import Channel
from .fence import Fence
from .frames import Kind

_CALLS = 32  # the interpreter stops taking notes long before
_PLAIN = b"""
LIMIT = 3
def f(values: list[float], start: int = 0) -> list[float]:
    '''What an answer in plain Python may hold.'''
    if not values:
        raise ValueError(f"values are missing: {start}")
    total, seen = 0.0, {}
    for index, value in enumerate(values):
        total += value * 2 if value is not None and index < LIMIT else -value
        seen[value] = seen.get(value, start) + 1
    while total > 100.0 and len(seen) >= 1:
        total -= 1.0
    return [value for value in sorted(seen, key=lambda value: (-value, value))]
"""
_NUMPY = b"""
import numpy as np
def f(values: np.ndarray, eps: float = 1e-12) -> np.ndarray:
    '''What an answer with NumPy may hold.'''
    n, d = values.shape
    if n == 0 or not np.isfinite(values).all():
        raise ValueError("values must be finite")
    array = np.exp(values - values.max(axis=-1, keepdims=True))
    for i in range(2):
        array[i, :] = array[i] * 1.0
    with np.errstate(divide="ignore"):
        return array / np.maximum(np.sum(array, axis=-1, keepdims=True), eps)
"""


def rehearse(codec: ModuleType, scenario: ModuleType, library: tuple[str, ...], *, numpy: bool) -> None:
    """Load and call an answer of our own, and leave no trace of it; entropy must have been installed."""
    values = sys.modules["numpy"].eye(3) if numpy else [1, 2.0]
    call = codec.encode((values,))
    fence = Fence([], library, numpy=numpy)
    sys.meta_path.insert(0, fence)
    stage = session.Session(_Nobody(), codec, scenario, library)
    stage.expect(_NUMPY if numpy else _PLAIN, 1 << 20)
    try:
        code, stateless = answer.compile_source(_NUMPY if numpy else _PLAIN)
        assert stateless
        function = answer.load(code, "f")
        answer.parameters(function, codec)
        for _ in range(_CALLS):
            kind, _result = stage.run(function, call)
            assert kind == Kind.RETURNED
    finally:
        sys.meta_path.remove(fence)
        del sys.modules[answer.MODULE]
        entropy.restart(generators=True)


class _Nobody(Channel):
    """Stands where a worker's socket will be; nothing is sent in a rehearsal."""

    def __init__(self) -> None:
        super().__init__(-1)
