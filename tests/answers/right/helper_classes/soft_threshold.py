"""right: a validated operator object that maps over the flat entries, annotated"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np


class NegativeThreshold(ValueError):
    """The threshold is below 0."""


class SoftThreshold:
    __slots__ = ("_amount",)

    def __init__(self, amount: float) -> None:
        if amount < 0:
            raise NegativeThreshold(amount)
        self._amount = float(amount)

    def _shrink(self, value: float) -> float:
        excess = abs(value) - self._amount
        return math.copysign(excess, value) if excess > 0 else 0.0

    def _shrunken(self, z: np.ndarray) -> Iterator[float]:
        for value in z.flat:
            yield self._shrink(float(value))

    def __call__(self, z: np.ndarray) -> np.ndarray:
        return np.fromiter(self._shrunken(z), dtype=np.float64, count=z.size).reshape(z.shape)


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    return SoftThreshold(t)(np.asarray(z))
