"""wrong: the standard deviation has the divisor n - 1.

shows: sample_sd
"""

import numpy as np


def zscore_train_test(X_train, X_test):
    mean = X_train.mean(axis=0)
    sd = np.sqrt(((X_train - mean) ** 2).sum(axis=0) / max(len(X_train) - 1, 1))
    sd = np.where(sd == 0, 1.0, sd)
    return (X_train - mean) / sd, (X_test - mean) / sd
