"""right: maps, sorted by key, groupby on the sorted votes and a partial for the query"""

from functools import partial
from itertools import groupby, islice
from operator import itemgetter, sub

import numpy as np


def squared_distance(a, b):
    return sum(map(lambda difference: difference * difference, map(sub, a, b)))


def vote(labels):
    groups = map(lambda pair: (-len(list(pair[1])), pair[0]), groupby(sorted(labels)))
    return min(groups)[1]


def predict(train, labels, k, query):
    distances = list(map(partial(squared_distance, query), train))
    order = sorted(range(len(train)), key=distances.__getitem__)
    return vote(itemgetter(i)(labels) for i in islice(order, k))


def knn_classify(X_train, y_train, X, k):
    if not 1 <= k <= len(X_train):
        raise ValueError(f"k = {k}")
    as_rows = lambda matrix: np.asarray(matrix).astype(float).tolist()
    one = partial(predict, as_rows(X_train), np.asarray(y_train).tolist(), k)
    return np.fromiter(map(one, as_rows(X)), dtype=int)
