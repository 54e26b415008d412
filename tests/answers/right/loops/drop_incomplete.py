"""right: plain loops over rows and entries."""

import math

import numpy as np


def drop_incomplete(X, y):
    rows, labels = [], []
    for row, label in zip(X, y):
        complete = True
        for entry in row:
            if math.isnan(entry):
                complete = False
                break
        if complete:
            rows.append(row)
            labels.append(label)
    return np.array(rows, dtype=X.dtype).reshape(len(rows), X.shape[1]), np.array(labels, dtype=y.dtype)
