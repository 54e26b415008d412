"""wrong: the result takes the dtype of Z, so that integers give 0 or 1
e.g. softmax_rows(np.array([[0, 0]])) gives [[0, 0]] (int64), not [[0.5, 0.5]]
"""

import math

import numpy as np


def softmax_rows(Z: np.ndarray) -> np.ndarray:
    result = np.zeros_like(Z)
    for i, row in enumerate(Z):
        scores = [float(score) for score in row]
        best = max(scores)
        total = 0.0
        for j in range(len(scores)):
            total += math.exp(scores[j] - best)
        for j in range(len(scores)):
            result[i, j] = math.exp(scores[j] - best) / total
    return result
