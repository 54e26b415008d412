"""wrong: right but far from zero, where the difference of two means of squares has no digits left"""

import numpy as np


def variance_of(x, ddof=0):
    n = len(x)
    if n <= ddof:
        raise ValueError("not enough numbers")
    x = x.astype(float)
    return abs((x**2).mean() - x.mean() ** 2) * n / (n - ddof)
