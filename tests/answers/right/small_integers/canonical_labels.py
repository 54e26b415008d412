"""right: ranks of first appearances looked up by searchsorted, returned as int32"""

import numpy as np


def canonical_labels(labels):
    values, first = np.unique(labels, return_index=True)
    ranks = np.empty(values.size, dtype=np.int32)
    ranks[np.argsort(first)] = np.arange(values.size, dtype=np.int32)
    return ranks[np.searchsorted(values, labels)]
