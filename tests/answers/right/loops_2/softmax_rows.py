"""right: plain loops with math.exp, one row after the other."""

import math

import numpy as np


def softmax_rows(Z: np.ndarray) -> np.ndarray:
    result = np.zeros(np.shape(Z))
    for i, row in enumerate(Z):
        scores = [float(score) for score in row]
        best = max(scores)
        total = 0.0
        for j in range(len(scores)):
            result[i, j] = math.exp(scores[j] - best)
            total += result[i, j]
        for j in range(len(scores)):
            result[i, j] /= total
    return result
