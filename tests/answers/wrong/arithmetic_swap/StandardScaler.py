"""wrong: inverse_transform adds the mean before it multiplies.

shows: inverse_order
"""

import numpy as np


class StandardScaler:
    def __init__(self):
        pass

    def fit(self, X):
        self.mean = X.mean(axis=0)
        sd = X.std(axis=0)
        self.scale = np.where(sd == 0, 1.0, sd)
        return self

    def transform(self, X):
        return (X - self.mean) / self.scale

    def inverse_transform(self, Z):
        return (Z + self.mean) * self.scale
