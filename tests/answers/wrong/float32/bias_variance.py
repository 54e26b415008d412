"""wrong: computes in single precision
e.g. bias_variance(np.array([[0.1], [0.4]]), np.array([0.0])) gives (0.0625, 0.022500001),
not (0.0625, 0.0225)
"""

import functools

import numpy as np


def _absorb(state: tuple, row: np.ndarray) -> tuple:
    count, mean, spread = state
    row = np.asarray(row, dtype=np.float32)
    step = row - mean
    count = count + 1
    new_mean = mean + step / count
    return count, new_mean, spread + step * (row - new_mean)


def bias_variance(preds: np.ndarray, f: np.ndarray) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance."""
    truth = np.asarray(f, dtype=np.float32)
    start = (0, np.zeros_like(truth), np.zeros_like(truth))
    count, mean, spread = functools.reduce(_absorb, preds, start)
    return float(((mean - truth) ** 2).mean()), float((spread / count).mean())
