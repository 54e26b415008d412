"""right: exact sums of the standard library"""

import statistics


def variance_of(x, ddof=0):
    n = len(x)
    if n <= ddof:
        raise ValueError("not enough numbers")
    return float(statistics.pvariance(x.astype(float).tolist()) * n / (n - ddof))
