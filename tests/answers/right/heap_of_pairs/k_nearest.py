"""right: plain Python floats, and a heap gives the smallest pairs of distance and index."""

import heapq

import numpy as np


def k_nearest(X_train: np.ndarray, x: np.ndarray, k: int) -> np.ndarray:
    n = len(X_train)
    if k < 1 or k > n:
        raise ValueError(f"k = {k} is not within 1 and {n}")
    target = [float(value) for value in x]
    pairs = []
    for index in range(n):
        total = 0.0
        for j, value in enumerate(target):
            difference = float(X_train[index, j]) - value
            total += difference * difference
        pairs.append((total, index))
    return np.array([index for _, index in heapq.nsmallest(k, pairs)], dtype=int)
