"""wrong: a row of nothing but -inf gives NaN, as -inf is subtracted from -inf
e.g. logsumexp_rows(np.array([[-np.inf, -np.inf], [0.0, 0.0]])) gives [nan, 0.693147], not [-inf,
0.693147]
shows: neg_inf_nan
"""

import numpy as np


def logsumexp_rows(A: np.ndarray) -> np.ndarray:
    A = np.asarray(A, dtype=float)
    top = A.max(axis=1)
    with np.errstate(invalid="ignore"):
        return top + np.log(np.exp(A - top[:, np.newaxis]).sum(axis=1))
