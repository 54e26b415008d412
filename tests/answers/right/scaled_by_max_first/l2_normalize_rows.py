"""right: every row is divided by its largest entry before its norm is taken"""

import numpy as np


def l2_normalize_rows(X):
    scaled = np.array(X, dtype=np.float64)
    peaks = np.abs(scaled).max(axis=1)
    pointing = peaks > 0
    scaled[pointing] /= peaks[pointing, None]
    scaled[pointing] /= np.sqrt((scaled[pointing] ** 2).sum(axis=1))[:, None]
    return scaled
