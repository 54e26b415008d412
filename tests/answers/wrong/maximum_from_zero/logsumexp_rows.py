"""wrong: the search for the largest entry starts at 0, which is too large for rows of negative entries
e.g. logsumexp_rows(np.array([[-800.0, -800.0]])) gives [-inf], not [-799.307]
"""

import math

import numpy as np


def logsumexp_rows(A: np.ndarray) -> np.ndarray:
    result = []
    for row in np.asarray(A, dtype=float).tolist():
        largest = 0.0
        for value in row:
            if value > largest:
                largest = value
        total = sum(math.exp(value - largest) for value in row)
        if total == 0.0:
            result.append(-math.inf)
            continue
        result.append(largest + math.log(total))
    return np.array(result, dtype=float)
