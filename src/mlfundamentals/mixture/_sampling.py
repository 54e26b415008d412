"""New samples from a mixture."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float, Int

from mlfundamentals.mixture._parameters import Parameters


def draw(
    parameters: Parameters, n_samples: int, rng: np.random.RandomState
) -> tuple[Float[np.ndarray, "n d"], Int[np.ndarray, " n"]]:
    """n_samples samples, sorted by component, and the component of each; the draws of scikit-learn.

    >>> one = Parameters("spherical", np.ones(1), np.full((1, 2), 7.0), np.array([1e-18]), np.array([1e9]))
    >>> draw(one, 1, np.random.RandomState(0))[0].round(3)
    array([[7., 7.]])
    """
    k, d = parameters.means.shape
    means, covariances = parameters.means.astype(np.float64), parameters.covariances.astype(np.float64)
    weights = parameters.weights.astype(np.float64)
    counts = rng.multinomial(n_samples, weights / max(weights.sum(), 1.0))
    if parameters.covariance_type in ("full", "tied"):
        each = np.broadcast_to(covariances, (k, d, d))
        parts = [rng.multivariate_normal(means[j], each[j], int(counts[j])) for j in range(k)]
    else:
        deviations = np.sqrt(parameters.structure.variances(covariances, k, d))
        parts = [means[j] + rng.standard_normal((counts[j], d)) * deviations[j] for j in range(k)]
    return np.vstack(parts), np.repeat(np.arange(k), counts)
