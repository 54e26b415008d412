"""right: sums of known entries by einsum, counts by a product with ones"""

import numpy as np


def impute_column_mean(X):
    X = np.asarray(X, dtype=float)
    if not np.all(np.isfinite(X) | np.isnan(X)):
        raise ValueError("infinite entry")
    known = np.equal(X, X).astype(float)
    zeroed = np.where(known == 1.0, X, 0.0)
    sums = np.einsum("ij,ij->j", known, zeroed)
    counts = np.ones(X.shape[0]) @ known
    means = np.divide(sums, counts, out=np.zeros_like(sums), where=counts > 0)
    return np.where(known == 1.0, X, means)
