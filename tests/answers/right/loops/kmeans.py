"""right: lists of Python floats and nested loops only, arrays at the very end"""

import numpy as np


def assign(rows, centers):
    labels = []
    for row in rows:
        best = 0
        best_distance = None
        for j in range(len(centers)):
            distance = 0.0
            for a, b in zip(row, centers[j]):
                distance += (a - b) * (a - b)
            if best_distance is None or distance < best_distance:
                best = j
                best_distance = distance
        labels.append(best)
    return labels


def kmeans(X, init, max_iter=100, tol=1e-06):
    rows = [[float(v) for v in row] for row in X]
    centers = [[float(v) for v in row] for row in init]
    n_iter = 0
    settled = False
    while n_iter < max_iter and not settled:
        labels = assign(rows, centers)
        settled = True
        for j in range(len(centers)):
            count = 0
            for label in labels:
                if label == j:
                    count += 1
            if count == 0:
                continue
            for c in range(len(centers[j])):
                total = 0.0
                for i in range(len(rows)):
                    if labels[i] == j:
                        total += rows[i][c]
                mean = total / count
                if abs(mean - centers[j][c]) > tol:
                    settled = False
                centers[j][c] = mean
        n_iter += 1
    return np.array(centers, dtype=float), np.array(assign(rows, centers), dtype=int), n_iter
