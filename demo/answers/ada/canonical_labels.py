# expect: passed
"""right: stable sort into groups, np.minimum.at for the first positions, ranks by two argsorts"""

import numpy as np


def canonical_labels(assignment: np.ndarray) -> np.ndarray:
    n = assignment.size
    order = np.argsort(assignment, kind="stable")
    ordered = assignment[order]
    starts = np.ones(n, dtype=bool)
    starts[1:] = ordered[1:] != ordered[:-1]
    group = np.empty(n, dtype=np.int64)
    group[order] = np.cumsum(starts) - 1
    first = np.full(np.count_nonzero(starts), n)
    np.minimum.at(first, group, np.arange(n))
    return np.argsort(np.argsort(first))[group]
