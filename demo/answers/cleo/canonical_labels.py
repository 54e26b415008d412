# expect: wrong
"""wrong: -1 is taken for noise and keeps its label
e.g. [7, -1, 3] gives [0, -1, 1] instead of [0, 1, 2]
"""

import numpy as np


def canonical_labels(labels):
    names = {-1: -1}
    result = np.empty(len(labels), dtype=int)
    for i, old in enumerate(labels.tolist()):
        if old not in names:
            names[old] = len(names) - 1
        result[i] = names[old]
    return result
