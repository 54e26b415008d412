"""wrong: np.array of an empty list has a float dtype
e.g. np.array([], dtype=int) gives an empty float array
"""

import numpy as np


def canonical_labels(labels):
    names = {}
    return np.array([names.setdefault(old, len(names)) for old in labels.tolist()])
