"""wrong: the smallest and the largest entry are those of the whole matrix.

shows: global_minmax
"""


def minmax_columns(X, lo=0.0, hi=1.0):
    if lo >= hi:
        raise ValueError("lo must be below hi")
    low, high = X.min(), X.max()
    span = high - low if high > low else 1.0
    return lo + (X - low) / span * (hi - lo)
