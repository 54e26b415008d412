# expect: passed
"""right: floats shortlist the candidates, exact fractions order them, so that no rounding decides a tie"""

from collections import Counter
from fractions import Fraction

import numpy as np


def exact_square(a, b):
    return sum(((Fraction(u) - Fraction(v)) ** 2 for u, v in zip(a, b)), Fraction(0))


def knn_classify(train_points, train_labels, query_points, neighbors):
    count = len(train_points)
    if neighbors < 1 or neighbors > count:
        raise ValueError("neighbors outside 1..n")
    train = np.asarray(train_points, dtype=float)
    predictions = []
    for query in np.asarray(query_points, dtype=float):
        rough = ((train - query) ** 2).sum(axis=1)
        limit = np.sort(rough)[neighbors - 1]
        shortlist = np.flatnonzero(rough <= limit * (1 + 1e-9)).tolist()
        target = query.tolist()
        ranked = sorted((exact_square(train[i].tolist(), target), i) for i in shortlist)
        votes = Counter(int(train_labels[i]) for _, i in ranked[:neighbors])
        predictions.append(min(votes, key=lambda label: (-votes[label], label)))
    return np.array(predictions, dtype=np.int64)
