"""right: one function of one row, applied along the rows"""

import numpy as np


def unit(row):
    length = np.sqrt(row.dot(row))
    if length == 0:
        return np.zeros(row.size)
    return row / length


def l2_normalize_rows(matrix):
    return np.apply_along_axis(unit, 1, matrix.astype(np.float64))
