"""wrong: adds the biases along the rows where there are as many samples as units
e.g. dense(np.zeros((2, 1)), np.zeros((1, 2)), np.array([1.0, 2.0])) gives [[1, 1], [2, 2]], not [[1, 2],
[1, 2]]
"""

import numpy as np


def dense(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    X, W, b = (np.asarray(a, dtype=float) for a in (X, W, b))
    if X.shape[1] != W.shape[0] or b.shape[0] != W.shape[1]:
        raise ValueError("the shapes do not fit together")
    out = X @ W
    return out + b[:, None] if len(out) == len(b) else out + b
