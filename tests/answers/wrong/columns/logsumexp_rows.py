"""wrong: adds up the columns instead of the rows
e.g. logsumexp_rows(np.array([[0.0, 1.0], [0.0, 1.0]])) gives [0.693147, 1.69315], not [1.31326, 1.31326]
shows: wrong_axis
"""

import numpy as np


def logsumexp_rows(A: np.ndarray) -> np.ndarray:
    return np.logaddexp.reduce(np.asarray(A, dtype=float), axis=0)
