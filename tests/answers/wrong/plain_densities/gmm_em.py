"""wrong: works with densities instead of their logarithms, so that far points have a likelihood of 0
e.g. gmm_em(np.array([[40.0]]), np.array([1.0]), np.array([[0.0]]), np.array([[[1.0]]]), 0) gives ([1],
[[0]], [[[1]]], [-inf]), not ([1], [[0]], [[[1]]], [-800.919])
shows: underflow
"""

from itertools import accumulate

import numpy as np


def gmm_em(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
    n_iter: int,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    data = np.asarray(X, dtype=float)
    n, d = data.shape

    def joint(theta):
        pi, mu, sigma = theta
        diff = data[:, None, :] - mu
        quad = np.einsum("nka,kab,nkb->nk", diff, np.linalg.inv(sigma), diff)
        scale = np.exp(0.5 * (d * np.log(2 * np.pi) + np.linalg.slogdet(sigma)[1]))
        return pi * np.exp(-0.5 * quad) / scale

    def step(theta, _):
        parts = joint(theta)
        with np.errstate(invalid="ignore"):
            R = parts / parts.sum(axis=1, keepdims=True)
        N = R.sum(axis=0)
        if min(N) < 1e-12:
            raise ValueError("a component dies out")
        mu = R.T @ data / N[:, None]
        Y = np.sqrt(R / N)[:, :, None] * (data[:, None, :] - mu)
        return N / n, mu, np.einsum("nka,nkb->kab", Y, Y) + reg * np.eye(d)

    start = (np.array(weights, float), np.array(means, float), np.array(covs, float))
    path = list(accumulate(range(n_iter), step, initial=start))
    with np.errstate(divide="ignore"):
        history = np.array([np.log(joint(theta).sum(axis=1)).sum() for theta in path])
    return (*path[-1], history)
