"""right: column by column, two lists of columns stacked at the end."""

import numpy as np


def zscore_train_test(X_train, X_test):
    n, d = X_train.shape
    train, test = np.zeros(X_train.shape), np.zeros(X_test.shape)
    for j in range(d):
        mean = 0.0
        for i in range(n):
            mean += X_train[i, j] / n
        mean = X_train[0, j] if all(v == X_train[0, j] for v in X_train[:, j]) else mean
        square = sum((X_train[i, j] - mean) ** 2 for i in range(n)) / n
        sd = square**0.5 if square > 0 else 1
        for i in range(n):
            train[i, j] = (X_train[i, j] - mean) / sd
        for i in range(len(X_test)):
            test[i, j] = (X_test[i, j] - mean) / sd
    return train, test
