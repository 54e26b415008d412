"""wrong: 1e-6 is added to every standard deviation.

shows: large_epsilon
"""


def zscore_columns(X, ddof=0):
    if len(X) <= ddof:
        raise ValueError("too few samples")
    return (X - X.mean(axis=0)) / (X.std(axis=0, ddof=ddof) + 1e-6)
