"""right: lists of columns, statistics one column at a time, nothing returned by fit."""

import numpy as np


class StandardScaler:
    def fit(self, X):
        n, d = X.shape
        means, scales = [], []
        for j in range(d):
            column = X[:, j].astype(float)
            total = 0.0
            for v in column:
                total += v
            mean = total / n
            square = 0.0
            for v in column:
                square += (v - mean) * (v - mean)
            means.append(mean)
            scales.append(1.0 if square == 0 else (square / n) ** 0.5)
        self.mean, self.scale = np.array(means), np.array(scales)

    def transform(self, X):
        result = np.empty(X.shape)
        for i, row in enumerate(X):
            for j, v in enumerate(row):
                result[i, j] = (v - self.mean[j]) / self.scale[j]
        return result

    def inverse_transform(self, Z):
        result = np.empty(Z.shape)
        for i, row in enumerate(Z):
            for j, v in enumerate(row):
                result[i, j] = v * self.scale[j] + self.mean[j]
        return result
