"""wrong: the new labels count from 1.
e.g. canonical_labels(np.array([7, -1, 7])) gives [1, 2, 1], not [0, 1, 0]
shows: one_based
"""

import numpy as np


def canonical_labels(labels: np.ndarray) -> np.ndarray:
    names = {}
    return np.array([names.setdefault(label, len(names) + 1) for label in labels.tolist()], dtype=int)
