"""wrong: subtracts f from preds in place where preds is a float array
e.g. p = np.array([[1.0], [3.0]]); bias_variance(p, np.array([2.0])); p gives [[-1.], [ 1.]], not [[1.], [3.]]
"""

import numpy as np


def bias_variance(preds: np.ndarray, f: np.ndarray) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance."""
    errors = np.asarray(preds, dtype=float)
    errors -= f
    R, m = errors.shape
    projector = np.full((R, R), 1.0 / R)
    constant = projector @ errors
    rest = errors - constant
    return (
        float(np.linalg.norm(constant) ** 2) / (R * m),
        float(np.linalg.norm(rest) ** 2) / (R * m),
    )
