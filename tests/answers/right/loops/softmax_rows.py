"""right: math.exp entry by entry into a fresh array"""

import math

import numpy as np


def softmax_rows(Z):
    n, width = Z.shape
    P = np.zeros((n, width))
    for i in range(n):
        largest = float(Z[i, 0])
        for j in range(1, width):
            if Z[i, j] > largest:
                largest = float(Z[i, j])
        total = 0.0
        for j in range(width):
            P[i, j] = math.exp(float(Z[i, j]) - largest)
            total += P[i, j]
        for j in range(width):
            P[i, j] /= total
    return P
