"""wrong: the argsort of the first positions is used where its inverse, the ranks, is needed
e.g. [3, 1, 2] gives [1, 2, 0] instead of [0, 1, 2]
"""

import numpy as np


def canonical_labels(labels):
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    order = np.argsort(first)
    return order[inverse]
