"""wrong: old labels index a table, in which negative ones wrap around
e.g. [1, -1] gives [0, 0] instead of [0, 1]
"""

import numpy as np


def canonical_labels(labels):
    if labels.size == 0:
        return np.zeros(0, dtype=int)
    table = np.full(np.abs(labels).max() + 1, -1)
    result = np.empty(labels.size, dtype=int)
    following = 0
    for i, old in enumerate(labels):
        if table[old] == -1:
            table[old] = following
            following += 1
        result[i] = table[old]
    return result
