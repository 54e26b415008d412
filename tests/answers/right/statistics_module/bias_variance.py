"""right: a column at a time with the standard library's statistics module."""

import statistics

import numpy as np


def bias_variance(preds: np.ndarray, f: np.ndarray) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance."""
    columns = [[float(x) for x in column] for column in np.asarray(preds).T]
    truth = [float(x) for x in f]
    squares = [(statistics.fmean(c) - t) ** 2 for c, t in zip(columns, truth)]
    spreads = [statistics.pvariance(c) for c in columns]
    return statistics.fmean(squares), statistics.fmean(spreads)
