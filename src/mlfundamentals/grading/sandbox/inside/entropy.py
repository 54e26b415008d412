"""The same answer gives the same result: every source of randomness starts from the same place, each call."""

from __future__ import annotations

import hashlib
import os
import random
import sys
from collections.abc import Callable
from typing import Any

_SEED = 0
_blocks = 0


def install() -> None:
    """Replace what the system would draw from; generators without a seed then draw the same in every run."""
    os.urandom = _bytes
    if hasattr(os, "getrandom"):
        os.getrandom = lambda size, flags=0: _bytes(size)
    vars(random)["_urandom"] = _bytes  # SystemRandom and secrets draw here, and from them NumPy's seeds
    random.Random.seed = _seeded(random.Random.seed)  # type: ignore[method-assign]
    random.seed = vars(random)["_inst"].seed
    random.Random.__init__ = _initialize  # type: ignore[method-assign]
    restart(generators=True)


def restart(*, generators: bool) -> None:
    """Set what the system would give back to its beginning, and the global generators too if in use."""
    global _blocks
    _blocks = 0
    if not generators:
        return
    random.seed(_SEED)
    numpy_random = sys.modules.get("numpy.random")
    if numpy_random is not None:
        numpy_random.seed(_SEED)


def _bytes(size: int) -> bytes:
    global _blocks
    _blocks += 1
    return hashlib.shake_128(b"mlfundamentals %d" % _blocks).digest(size)


def _seeded(seed: Callable[..., None]) -> Callable[..., None]:
    def with_own_entropy(self: random.Random, a: Any = None, version: int = 2) -> None:
        """Initialize internal state from a seed."""
        seed(self, int.from_bytes(_bytes(32), "little") if a is None else a, version)

    return with_own_entropy


def _initialize(self: Any, x: Any = None) -> None:
    self.seed(x)
    self.gauss_next = None
