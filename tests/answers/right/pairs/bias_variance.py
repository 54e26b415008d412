"""right: the variance is half the mean squared difference of all pairs of fits."""

import numpy as np


def bias_variance(preds: np.ndarray, f: np.ndarray) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance."""
    p = np.asarray(preds).astype(float)
    R, m = p.shape
    gaps = p[:, None, :] - p[None, :, :]
    variance = np.einsum("rsj,rsj->", gaps, gaps) / (2 * R * R * m)
    offset = np.einsum("rj->j", p) / R - np.asarray(f).astype(float)
    bias2 = np.einsum("j,j->", offset, offset) / m
    return bias2.item(), variance.item()
