"""right: one line with the position in the list of distinct labels."""

import numpy as np


def canonical_labels(labels: np.ndarray) -> np.ndarray:
    return np.array([[*dict.fromkeys(labels.tolist())].index(label) for label in labels.tolist()], int)
