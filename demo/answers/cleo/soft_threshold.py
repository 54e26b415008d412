# expect: wrong
"""wrong: asserts that t is not negative, which raises AssertionError
e.g. soft_threshold(np.array([3.0, -2.0]), -1.0) gives AssertionError, not ValueError
"""

import numpy as np


def soft_threshold(z, t):
    assert t >= 0, "t must not be negative"
    z = np.asarray(z, dtype=float)
    return np.sign(z) * np.maximum(np.abs(z) - t, 0.0)
