"""right: rows of zeros are filled with ones first, then all are divided."""


def row_stochastic(A):
    if A.size and A.min() < 0:
        raise ValueError("weights must not be negative")
    weights = A.astype(float)
    weights[~weights.any(axis=1)] = 1.0
    return (weights.T / weights.sum(axis=1)).T
