"""wrong: the sum is not set back to 0 for the next row
e.g. softmax_rows(np.array([[0.0], [0.0]])) gives [[1], [0.5]], not [[1], [1]]
"""

import math

import numpy as np


def softmax_rows(Z: np.ndarray) -> np.ndarray:
    result = np.zeros(np.shape(Z))
    total = 0.0
    for i, row in enumerate(Z):
        scores = [float(score) for score in row]
        best = max(scores)
        for j in range(len(scores)):
            result[i, j] = math.exp(scores[j] - best)
            total += result[i, j]
        for j in range(len(scores)):
            result[i, j] /= total
    return result
