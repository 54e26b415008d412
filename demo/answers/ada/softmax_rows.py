# expect: passed
"""right: one over the sum of exponentials of differences, where an overflow to infinity means 0"""

import numpy as np


def softmax_rows(matrix):
    table = np.asarray(matrix, dtype=float)
    differences = table[:, np.newaxis, :] - table[:, :, np.newaxis]
    with np.errstate(over="ignore", under="ignore"):
        return np.reciprocal(np.exp(differences).sum(axis=2))
