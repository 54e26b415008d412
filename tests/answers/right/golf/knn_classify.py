"""right: as short as possible, parameters renamed, star import"""

from numpy import *


def knn_classify(a, y, q, k):
    if not 0 < k <= len(a): raise ValueError
    return array([sorted(s := [*y[lexsort([((p - a * 1.) ** 2).sum(1)])[:k]]], key=lambda l: (-s.count(l), l))[0] for p in q * 1.], int)
