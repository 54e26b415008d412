"""right: the order of appearance of two halves is merged, depth is logarithmic"""

import numpy as np


def appearance(labels):
    if len(labels) < 2:
        return list(labels)
    middle = len(labels) // 2
    earlier = appearance(labels[:middle])
    known = set(earlier)
    return earlier + [label for label in appearance(labels[middle:]) if label not in known]


def canonical_labels(labels):
    old = labels.tolist()
    new_of = {label: new for new, label in enumerate(appearance(old))}
    return np.array([new_of[label] for label in old], dtype=np.int64)
