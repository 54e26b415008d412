"""wrong: a constant column divides by its standard deviation of 0.

shows: const_nan
"""

import numpy as np


class StandardScaler:
    def __init__(self):
        pass

    def fit(self, X):
        self.mean, self.scale = X.mean(axis=0), X.std(axis=0)
        return self

    def transform(self, X):
        with np.errstate(all="ignore"):
            return (X - self.mean) / self.scale

    def inverse_transform(self, Z):
        return Z * self.scale + self.mean
