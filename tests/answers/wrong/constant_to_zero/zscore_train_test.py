"""wrong: a column that is constant in training becomes 0 in the test set.

shows: const_zeroed
"""

import numpy as np


def zscore_train_test(X_train, X_test):
    mean, sd = X_train.mean(axis=0), X_train.std(axis=0)
    factor = np.divide(1.0, sd, out=np.zeros(len(sd)), where=sd > 0)
    return (X_train - mean) * factor, (X_test - mean) * factor
