"""right: one pass over the fits with Welford's update of mean and spread."""

import functools

import numpy as np


def _absorb(state: tuple, row: np.ndarray) -> tuple:
    count, mean, spread = state
    row = np.asarray(row, dtype=np.float64)
    step = row - mean
    count = count + 1
    new_mean = mean + step / count
    return count, new_mean, spread + step * (row - new_mean)


def bias_variance(preds: np.ndarray, f: np.ndarray) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance."""
    truth = np.asarray(f, dtype=np.float64)
    start = (0, np.zeros(truth.shape), np.zeros(truth.shape))
    count, mean, spread = functools.reduce(_absorb, preds, start)
    return float(((mean - truth) ** 2).mean()), float((spread / count).mean())
