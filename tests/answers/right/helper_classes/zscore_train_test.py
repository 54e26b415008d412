"""right: a small scaler with fit and transform."""

import numpy as np


class Scaler:
    def fit(self, X):
        self.shift = np.average(X, axis=0)
        spread = np.sqrt(np.mean(np.square(X - self.shift), axis=0))
        constant = (X[0] == X).all(axis=0)
        self.scale = np.where(constant, 1.0, spread)
        return self

    def transform(self, X):
        return (X - self.shift) / self.scale


def zscore_train_test(X_train, X_test):
    scaler = Scaler().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_test)
