"""right: writes down the objective only and differentiates it by complex steps."""

import numpy as np

STEP = 1e-30


def objective(theta: np.ndarray, X: np.ndarray, y: np.ndarray, lam: float) -> complex:
    """Evaluate the objective where the last number of theta is the intercept."""
    errors = X @ theta[:-1] + theta[-1] - y
    return np.sum(errors**2) / (2 * len(y)) + lam * np.sum(theta[:-1] ** 2) / 2


def ridge_gd_step(
    w: np.ndarray,
    b: float,
    X: np.ndarray,
    y: np.ndarray,
    lr: float,
    lam: float,
) -> tuple[np.ndarray, float]:
    theta = np.append(np.asarray(w, dtype=float), b)
    gradient = np.zeros(len(theta))
    for j in range(len(theta)):
        moved = theta.astype(complex)
        moved[j] += 1j * STEP
        gradient[j] = objective(moved, X, y, lam).imag / STEP
    theta = theta - lr * gradient
    return theta[:-1], float(theta[-1])
