"""wrong: counts up wherever the label changes, so that a cluster that comes back gets a second number.
e.g. canonical_labels(np.array([7, -1, 7])) gives [0, 1, 2], not [0, 1, 0]
shows: by_run
"""

import numpy as np


def canonical_labels(labels: np.ndarray) -> np.ndarray:
    if len(labels) == 0:
        return np.zeros(0, dtype=int)
    changes = labels[1:] != labels[:-1]
    return np.concatenate([[0], np.cumsum(changes)])
