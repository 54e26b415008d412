"""wrong: a scaler that is fitted already keeps its first statistics.

shows: first_fit_stays
"""

import numpy as np


class StandardScaler:
    def __init__(self):
        self.mean = self.scale = None

    def fit(self, X):
        if self.mean is None:
            self.mean = X.mean(axis=0)
            sd = X.std(axis=0)
            self.scale = np.where(sd == 0, 1.0, sd)
        return self

    def transform(self, X):
        return (X - self.mean) / self.scale

    def inverse_transform(self, Z):
        return Z * self.scale + self.mean
