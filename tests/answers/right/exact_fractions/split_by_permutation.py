"""right: computes the product and the rounding up exactly, with fractions."""

from fractions import Fraction

import numpy as np

TOLERANCE = Fraction(1, 10**9)


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on."""
    if not 0 < test_size < 1:
        raise ValueError("test_size must be above 0 and below 1")
    whole, part = divmod(Fraction(float(test_size)) * len(perm), 1)
    m = whole if part < TOLERANCE else whole + 1
    if m == len(perm):
        raise ValueError("a model needs samples")
    return perm[m:].copy(), perm[:m].copy()
