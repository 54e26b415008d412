"""wrong: mean and standard deviation are those of both sets together.

shows: leak_joint
"""

import numpy as np


def zscore_train_test(X_train, X_test):
    both = np.vstack([X_train, X_test])
    mean, sd = both.mean(axis=0), both.std(axis=0)
    sd = np.where(sd == 0, 1.0, sd)
    return (X_train - mean) / sd, (X_test - mean) / sd
