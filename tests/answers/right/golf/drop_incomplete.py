"""right: as short as it gets."""

def drop_incomplete(X, y):
    k = (X == X).all(1)
    return X[k], y[k]
