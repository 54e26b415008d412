"""right: np.std with its own ddof."""


def zscore_columns(X, ddof=0):
    if X.shape[0] <= ddof:
        raise ValueError("too few samples")
    sd = X.std(axis=0, ddof=ddof)
    sd[sd == 0] = 1.0
    return (X - X.mean(axis=0)) / sd
