"""Samples and starting mixtures for the tests."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals.mixture import Parameters, from_precisions

Doubles = NDArray[np.float64]
TYPES = ("full", "tied", "diag", "spherical")


def blobs(n: int, d: int, k: int, *, seed: int = 0, apart: float = 4.0, condition: float = 10.0) -> Doubles:
    """n samples of k Gaussians in d features whose covariances have this condition number."""
    rng = np.random.default_rng(seed)
    parts = []
    for size in np.diff(np.linspace(0, n, k + 1).astype(int)):
        turn, _ = np.linalg.qr(rng.normal(size=(d, d)))
        root = turn * np.geomspace(1, condition**-0.5, d)
        parts.append(apart * rng.normal(size=d) + rng.normal(size=(size, d)) @ root.T)
    return rng.permutation(np.vstack(parts))


def start(X: Doubles, k: int, covariance_type: str, *, seed: int = 0) -> dict[str, Any]:
    """GaussianMixture's arguments for a start at k of the samples with the data's variance."""
    rng = np.random.default_rng(seed)
    d = X.shape[1]
    weights = rng.uniform(1, 2, k)
    precision = 1 / np.where(X.var(axis=0) > 0, X.var(axis=0), 1)
    precisions = {
        "full": np.broadcast_to(np.diag(precision), (k, d, d)).copy(),
        "tied": np.diag(precision),
        "diag": np.broadcast_to(precision, (k, d)).copy(),
        "spherical": np.full(k, 1 / X.var(axis=0).mean()),
    }
    return {
        "weights_init": weights / weights.sum(),
        "means_init": X[rng.choice(len(X), k, replace=False)],
        "precisions_init": precisions[covariance_type],
    }


def parameters(X: Doubles, k: int, covariance_type: str, *, seed: int = 0) -> Parameters:
    """The same start as a record."""
    return from_precisions(covariance_type, *start(X, k, covariance_type, seed=seed).values())


def exact_log_prob(X: Doubles, mixture: Parameters) -> NDArray[np.longdouble]:
    """Weighted log-densities (n, k) in extended precision, straight from the definition."""
    k, d = mixture.means.shape
    samples = X.astype(np.longdouble)
    means, weights = mixture.means.astype(np.longdouble), mixture.weights.astype(np.longdouble)
    P = mixture.precisions_cholesky.astype(np.longdouble)
    columns = []
    for j in range(k):
        match mixture.covariance_type:
            case "full":
                factor = P[j]
            case "tied":
                factor = P
            case "diag":
                factor = np.diag(P[j])
            case _:
                factor = np.eye(d, dtype=np.longdouble) * P[j]
        white = (samples - means[j]) @ factor
        log_det = np.log(np.diagonal(factor)).sum()
        log_two_pi = np.log(2 * np.longdouble("3.14159265358979323846264338327950288"))
        columns.append(np.log(weights[j]) + log_det - (d * log_two_pi + (white**2).sum(axis=1)) / 2)
    return np.stack(columns, axis=1)
