"""Returns an array of records.

Expected: value
"""

import numpy as np


def softmax_rows(Z):
    return np.zeros(Z.shape, dtype=[("value", float), ("O", object)])
