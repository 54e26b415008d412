"""wrong: writes the new labels into the caller's array.
e.g. labels = np.array([7, 3]); canonical_labels(labels); labels gives [0, 1], not [7, 3]
"""

import numpy as np


def canonical_labels(labels: np.ndarray) -> np.ndarray:
    names = {}
    for i, label in enumerate(labels.tolist()):
        labels[i] = names.setdefault(label, len(names))
    return labels
