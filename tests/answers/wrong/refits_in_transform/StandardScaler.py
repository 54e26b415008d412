"""wrong: transform fits the scaler to the set it is given."""

import numpy as np


class StandardScaler:
    def __init__(self):
        pass

    def fit(self, X):
        self.mean = X.mean(axis=0)
        self.scale = np.where(X.std(axis=0) > 0, X.std(axis=0), 1.0)
        return self

    def transform(self, X):
        if len(X):
            self.fit(X)
        return (X - self.mean) / self.scale

    def inverse_transform(self, Z):
        return Z * self.scale + self.mean
