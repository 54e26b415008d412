"""wrong: writes the new labels into the caller's array
e.g. labels = [7, -1] is [0, 1] after the call
"""

import numpy as np


def canonical_labels(labels):
    names = {}
    for i, old in enumerate(labels.tolist()):
        if old not in names:
            names[old] = len(names)
        labels[i] = names[old]
    return np.array(labels, dtype=int)
