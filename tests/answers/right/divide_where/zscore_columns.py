"""right: sums of squares by einsum, divided only where there is spread."""

import numpy as np


def zscore_columns(X, ddof=0):
    n = len(X)
    if n - ddof <= 0:
        raise ValueError("n must exceed ddof")
    centered = X - np.mean(X, axis=0, keepdims=True)
    variances = np.einsum("ij,ij->j", centered, centered) / (n - ddof)
    return np.divide(centered, np.sqrt(variances), out=np.zeros_like(centered), where=variances > 0)
