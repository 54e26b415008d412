"""wrong: the test set is scaled by its own statistics.

shows: test_own
"""

import numpy as np


def scaled(X):
    if len(X) == 0:
        return X * 1.0
    sd = X.std(axis=0)
    return (X - X.mean(axis=0)) / np.where(sd == 0, 1.0, sd)


def zscore_train_test(X_train, X_test):
    return scaled(X_train), scaled(X_test)
