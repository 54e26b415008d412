"""right: a merge sort written by hand, which is stable."""

import numpy as np


def merge(left, right):
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j][0] < left[i][0]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]


def merge_sort(items):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    return merge(merge_sort(items[:middle]), merge_sort(items[middle:]))


def k_nearest(X_train: np.ndarray, x: np.ndarray, k: int) -> np.ndarray:
    if k < 1 or k > len(X_train):
        raise ValueError("k is out of range")
    distances = np.linalg.norm(np.asarray(X_train, float) - np.asarray(x, float), axis=1)
    ordered = merge_sort(list(zip(distances.tolist(), range(len(distances)))))
    return np.array([index for _, index in ordered[:k]], dtype=int)
