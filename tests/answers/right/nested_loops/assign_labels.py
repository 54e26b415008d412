"""right: loops that keep the best distance so far and replace it only by a smaller one."""

import numpy as np


def assign_labels(X: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    labels = []
    for row in X:
        best_label = 0
        best = float("inf")
        for label in range(len(centroids)):
            total = 0.0
            for a, b in zip(row, centroids[label]):
                total += (float(a) - float(b)) ** 2
            if total < best:
                best = total
                best_label = label
        labels.append(best_label)
    return np.array(labels, dtype=int)
