"""right: recursion; itertools.accumulate makes the partial sums, next takes the first above."""

from itertools import accumulate, count

import numpy as np


def choose(rows, nearest, chosen, shares):
    if not shares:
        return chosen
    sums = list(accumulate(nearest))
    if sums[-1] == 0:
        new = next(j for j in count() if j not in chosen)
    else:
        new = next(j for j, partial in enumerate(sums) if partial > shares[0] * sums[-1])
    return extend(rows, nearest, chosen + [new], shares[1:])


def extend(rows, nearest, chosen, shares):
    last = rows[chosen[-1]]
    squared = [sum((a - b) ** 2 for a, b in zip(row, last)) for row in rows]
    return choose(rows, list(map(min, nearest, squared)), chosen, shares)


def kmeans_pp_indices(X: np.ndarray, k: int, u: np.ndarray) -> np.ndarray:
    rows = X.astype(float).tolist()
    shares = u.astype(float).tolist()
    first = int(shares[0] * len(rows))
    return np.array(extend(rows, [float("inf")] * len(rows), [first], shares[1:k]), dtype=int)
