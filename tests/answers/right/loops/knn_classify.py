"""right: plain loops that pick the nearest unused point k times and count in a dictionary"""

import numpy as np


def knn_classify(X_train, y_train, X, k):
    n = X_train.shape[0]
    if k < 1 or k > n:
        raise ValueError("k out of range")
    m, d = X.shape
    result = np.zeros(m, dtype=int)
    for q in range(m):
        squared = []
        for i in range(n):
            total = 0.0
            for c in range(d):
                difference = float(X[q, c]) - float(X_train[i, c])
                total += difference * difference
            squared.append(total)
        used = [False] * n
        votes = {}
        for _ in range(k):
            best = -1
            for i in range(n):
                if not used[i] and (best < 0 or squared[i] < squared[best]):
                    best = i
            used[best] = True
            label = int(y_train[best])
            votes[label] = votes.get(label, 0) + 1
        winner = None
        for label in votes:
            if winner is None or votes[label] > votes[winner]:
                winner = label
            elif votes[label] == votes[winner] and label < winner:
                winner = label
        result[q] = winner
    return result
