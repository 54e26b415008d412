# expect: wrong by_size
"""wrong: the most frequent cluster becomes 0
e.g. [7, -1, -1] gives [1, 0, 0] instead of [0, 1, 1]
"""

from collections import Counter

import numpy as np


def canonical_labels(labels):
    old = labels.tolist()
    names = {label: new for new, (label, _) in enumerate(Counter(old).most_common())}
    return np.array([names[label] for label in old], dtype=int)
