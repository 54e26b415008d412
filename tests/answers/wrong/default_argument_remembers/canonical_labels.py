"""wrong: names given in one call are kept in a default argument for the next
e.g. a second call, with [5, 6] after [1], gives [1, 2] instead of [0, 1]
"""

import numpy as np


def canonical_labels(labels, names={}):
    result = np.empty(len(labels), dtype=int)
    for i, old in enumerate(labels.tolist()):
        if old not in names:
            names[old] = len(names)
        result[i] = names[old]
    return result
