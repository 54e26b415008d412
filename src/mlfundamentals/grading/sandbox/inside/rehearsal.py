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
def f(values):
    return [value for value in values]
"""
_NUMPY = b"""
import numpy as np
def f(values):
    array = np.exp(values - values.max(axis=-1, keepdims=True))
    return array / np.sum(array, axis=-1, keepdims=True)
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
