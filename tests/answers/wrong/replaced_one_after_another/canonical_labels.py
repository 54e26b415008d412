"""wrong: new labels written into the copy are taken for old ones later on
e.g. [1, 0] gives [1, 1] instead of [0, 1]
shows: renames_twice
"""

import numpy as np


def canonical_labels(labels):
    result = labels.astype(int)
    for new, old in enumerate(dict.fromkeys(labels.tolist())):
        result[result == old] = new
    return result
