"""wrong: the new label is the index of the first sample of the cluster, which leaves gaps.
e.g. canonical_labels(np.array([7, 7, 3])) gives [0, 0, 2], not [0, 0, 1]
shows: first_index
"""

import numpy as np


def canonical_labels(labels: np.ndarray) -> np.ndarray:
    old = labels.tolist()
    return np.array([old.index(label) for label in old], dtype=int)
