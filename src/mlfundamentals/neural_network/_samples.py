"""The samples that a network is trained on, and those held out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.types import FloatArray
from mlfundamentals.model_selection import train_test_split


@dataclass(frozen=True, slots=True)
class Samples:
    """Inputs X (n, d), targets y (n, k) and weights (n,) or None."""

    X: FloatArray
    y: NDArray[Any]
    weights: FloatArray | None


def hold_out(
    samples: Samples, share: float, rng: np.random.RandomState, *, stratify: bool
) -> tuple[Samples, Samples]:
    """The samples to train on, and a random share to validate with.

    stratify: whether both keep the shares of the classes. Raises ValueError if fewer than two are held out.
    """
    parts: Any = train_test_split(
        np.arange(len(samples.X)),
        random_state=rng,
        test_size=share,
        stratify=samples.y if stratify else None,
    )
    if len(parts[1]) < 2:
        raise ValueError(
            "The validation set is too small. Increase 'validation_fraction' or the size of your dataset."
        )
    train, held_out = (
        Samples(samples.X[rows], samples.y[rows], None if samples.weights is None else samples.weights[rows])
        for rows in parts
    )
    return train, held_out
