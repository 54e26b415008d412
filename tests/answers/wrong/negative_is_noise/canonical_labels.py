"""wrong: keeps the label -1 as a name for noise.
e.g. canonical_labels(np.array([7, -1, 7])) gives [0, -1, 0], not [0, 1, 0]
"""

import numpy as np


def canonical_labels(labels: np.ndarray) -> np.ndarray:
    names = {-1: -1}
    return np.array([names.setdefault(label, len(names) - 1) for label in labels.tolist()], dtype=int)
