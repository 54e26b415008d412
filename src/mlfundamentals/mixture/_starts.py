"""Where EM starts: responsibilities from a clustering or at random."""

from __future__ import annotations

import numpy as np
from jaxtyping import Float

from mlfundamentals.cluster import KMeans, kmeans_plusplus
from mlfundamentals.mixture._types import FloatArray


def starting_responsibilities(
    X: Float[np.ndarray, "n d"], n_components: int, method: str, rng: np.random.RandomState
) -> Float[np.ndarray, "n k"]:
    """Responsibilities that the first M-step takes; with the same rng as scikit-learn, the same.

    method: "kmeans", clusters of one k-means run; "k-means++", one sample for each component, far from each
    other; "random_from_data", one random sample for each; "random", random shares of each sample.
    """
    n = len(X)
    if method == "random":
        shares: FloatArray = rng.uniform(size=(n, n_components))
        return np.asarray(shares / shares.sum(axis=1)[:, None])
    resp = np.zeros((n, n_components))
    if method == "kmeans":
        resp[np.arange(n), KMeans(n_components, n_init=1, random_state=rng).fit(X).labels_] = 1
    elif method == "k-means++":
        resp[kmeans_plusplus(X, n_components, random_state=rng)[1], np.arange(n_components)] = 1
    else:
        resp[rng.choice(n, size=n_components, replace=False), np.arange(n_components)] = 1
    return resp
