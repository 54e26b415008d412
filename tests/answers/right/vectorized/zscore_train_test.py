"""right: mean and standard deviation once, used for both sets."""

import numpy as np


def zscore_train_test(X_train, X_test):
    mean, sd = X_train.mean(axis=0), X_train.std(axis=0)
    sd = np.where(sd == 0, 1.0, sd)
    return (X_train - mean) / sd, (X_test - mean) / sd
