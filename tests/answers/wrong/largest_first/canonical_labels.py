"""wrong: numbers the clusters by size, the largest first.
e.g. canonical_labels(np.array([7, 3, 3])) gives [1, 0, 0], not [0, 1, 1]
shows: by_size
"""

from collections import Counter

import numpy as np


def canonical_labels(labels: np.ndarray) -> np.ndarray:
    order = [label for label, _ in Counter(labels.tolist()).most_common()]
    return np.array([order.index(label) for label in labels.tolist()], dtype=int)
