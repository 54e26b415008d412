"""wrong: the first cluster becomes 1 instead of 0
e.g. [7, -1] gives [1, 2] instead of [0, 1]
shows: one_based
"""

import numpy as np


def canonical_labels(labels):
    names = {}
    result = np.empty(len(labels), dtype=int)
    for i, old in enumerate(labels.tolist()):
        if old not in names:
            names[old] = len(names) + 1
        result[i] = names[old]
    return result
