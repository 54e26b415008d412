"""wrong: shifts by the largest absolute value, so that rows of large negative entries vanish
e.g. logsumexp_rows(np.array([[-1000.0, -1000.0]])) gives [-inf], not [-999.307]
shows: shift_by_size
"""

import numpy as np


def logsumexp_rows(A: np.ndarray) -> np.ndarray:
    A = np.asarray(A, dtype=float)
    shift = np.max(np.where(np.isfinite(A), np.abs(A), 0.0), axis=1)
    with np.errstate(divide="ignore"):
        return shift + np.log(np.sum(np.exp(A - shift[:, None]), axis=1))
