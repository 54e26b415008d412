"""Returns an array of a terabyte that takes eight bytes.

Expected: value or memory
"""

import numpy as np


def softmax_rows(Z):
    return np.broadcast_to(1.0, (1 << 20, 1 << 17))
