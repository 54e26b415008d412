"""right: a dictionary gives every new cluster the next number."""

import numpy as np


def canonical_labels(labels: np.ndarray) -> np.ndarray:
    names = {}
    result = []
    for label in labels:
        label = int(label)
        if label not in names:
            names[label] = len(names)
        result.append(names[label])
    return np.array(result, dtype=int)
