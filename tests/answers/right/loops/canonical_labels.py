"""right: one pass with a dict of names already given"""

import numpy as np


def canonical_labels(labels):
    names = {}
    result = np.zeros(len(labels), dtype=int)
    for i in range(len(labels)):
        old = int(labels[i])
        if old not in names:
            names[old] = len(names)
        result[i] = names[old]
    return result
