"""right: projects the errors onto the constant vectors, and takes norms of the two orthogonal parts."""

import numpy as np


def bias_variance(preds: np.ndarray, f: np.ndarray) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance."""
    errors = np.array(preds, dtype=float) - np.array(f, dtype=float)
    R, m = errors.shape
    projector = np.full((R, R), 1.0 / R)
    constant = projector @ errors
    rest = errors - constant
    return (
        float(np.linalg.norm(constant) ** 2) / (R * m),
        float(np.linalg.norm(rest) ** 2) / (R * m),
    )
