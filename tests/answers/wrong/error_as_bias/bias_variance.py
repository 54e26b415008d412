"""wrong: returns the mean squared error of all fits in place of the squared bias
e.g. bias_variance(np.array([[1.0], [3.0]]), np.array([2.0])) gives (1.0, 1.0), not (0.0, 1.0)
shows: error_as_bias
"""

import numpy as np


def bias_variance(preds: np.ndarray, f: np.ndarray) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance."""
    errors = np.array(preds, dtype=float) - np.array(f, dtype=float)
    R, m = errors.shape
    projector = np.full((R, R), 1.0 / R)
    constant = projector @ errors
    rest = errors - constant
    return (
        float(np.linalg.norm(errors) ** 2) / (R * m),
        float(np.linalg.norm(rest) ** 2) / (R * m),
    )
