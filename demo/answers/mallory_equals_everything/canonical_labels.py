# expect: wrong
"""hostile: returns an object that says it equals whatever it is compared with."""

import numpy as np


class Everything(np.ndarray):
    def __eq__(self, other):
        return True

    def __array__(self, *args, **kwargs):
        return self


def canonical_labels(labels):
    return np.zeros(len(labels), dtype=np.int64).view(Everything)
