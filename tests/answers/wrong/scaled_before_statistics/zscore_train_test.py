"""wrong: the test set is scaled by the statistics of the already scaled training set.
shows: test_unscaled
"""

import numpy as np


def zscore_train_test(X_train, X_test):
    sd = X_train.std(axis=0)
    train = (X_train - X_train.mean(axis=0)) / np.where(sd == 0, 1.0, sd)
    mean, sd = train.mean(axis=0), train.std(axis=0)
    return train, (X_test - mean) / np.where(sd == 0, 1.0, sd)
