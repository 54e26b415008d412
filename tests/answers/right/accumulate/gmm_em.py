"""right: functional, the sequence of parameters as an itertools.accumulate of one pure step."""

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
        log_pi = np.log(pi, out=np.full(len(pi), -np.inf), where=pi > 0)
        return log_pi - 0.5 * (d * np.log(2 * np.pi) + np.linalg.slogdet(sigma)[1] + quad)

    def step(theta, _):
        logs = joint(theta)
        R = np.exp(logs - np.logaddexp.reduce(logs, axis=1)[:, None])
        N = R.sum(axis=0)
        if min(N) < 1e-12:
            raise ValueError("a component dies out")
        mu = R.T @ data / N[:, None]
        Y = np.sqrt(R / N)[:, :, None] * (data[:, None, :] - mu)
        return N / n, mu, np.einsum("nka,nkb->kab", Y, Y) + reg * np.eye(d)

    start = (np.array(weights, float), np.array(means, float), np.array(covs, float))
    path = list(accumulate(range(n_iter), step, initial=start))
    history = np.array([np.logaddexp.reduce(joint(theta), axis=1).sum() for theta in path])
    return (*path[-1], history)
