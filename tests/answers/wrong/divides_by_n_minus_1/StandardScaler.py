"""wrong: the standard deviation has the divisor n - 1.

shows: sample_sd
"""

import numpy as np


class StandardScaler:
    def __init__(self):
        pass

    def fit(self, X):
        self.mean = X.mean(axis=0)
        sd = np.sqrt(((X - self.mean) ** 2).sum(axis=0) / max(len(X) - 1, 1))
        self.scale = np.where(sd == 0, 1.0, sd)
        return self

    def transform(self, X):
        return (X - self.mean) / self.scale

    def inverse_transform(self, Z):
        return Z * self.scale + self.mean
