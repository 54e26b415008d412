"""wrong: half the mean squared difference of all pairs, from dot products that cancel far from zero"""

import numpy as np


def variance_of(x, ddof=0):
    n = len(x)
    if n <= ddof:
        raise ValueError("not enough numbers")
    x = x.astype(float)
    products = np.outer(x, x)
    squares = np.diag(products)
    pairs = squares[:, None] + squares[None, :] - 2.0 * products
    return float(pairs.sum() / (2.0 * n) / (n - ddof))
