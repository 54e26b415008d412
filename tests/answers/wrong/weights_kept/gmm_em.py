"""wrong: updates means and covariance matrices but never the weights
e.g. gmm_em(np.array([[0.0], [2.0]]), np.array([0.5, 0.5]), np.zeros((2, 1)), np.array([[[1.0]],
[[4.0]]]), 1) gives ([0.5, 0.5], [[0.632799], [1.34945]], [[[0.865163]], [[0.877886]]], [-3.64287,
-2.83071]), not ([0.487614, 0.512386], [[0.632799], [1.34945]], [[[0.865163]], [[0.877886]]], [-3.64287,
-2.83061])
shows: weights_kept
"""

import math

import numpy as np


def log_density(x, mean, cov):
    diff = x - mean
    log_det = np.linalg.slogdet(cov)[1]
    return -0.5 * (len(x) * math.log(2 * math.pi) + log_det + diff @ np.linalg.solve(cov, diff))


def log_terms(x, weights, means, covs):
    terms = []
    for k in range(len(weights)):
        if weights[k] > 0:
            terms.append(math.log(weights[k]) + log_density(x, means[k], covs[k]))
        else:
            terms.append(-math.inf)
    return terms


def log_sum(terms):
    largest = max(terms)
    return largest + math.log(sum(math.exp(t - largest) for t in terms))


def total_loglik(X, weights, means, covs):
    return sum(log_sum(log_terms(x, weights, means, covs)) for x in X)


def gmm_em(
    X: np.ndarray,
    weights: np.ndarray,
    means: np.ndarray,
    covs: np.ndarray,
    n_iter: int,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    X = np.array(X, dtype=float)
    weights = np.array(weights, dtype=float)
    means = np.array(means, dtype=float)
    covs = np.array(covs, dtype=float)
    n, d = X.shape
    K = len(weights)
    history = [total_loglik(X, weights, means, covs)]
    for step in range(n_iter):
        R = np.zeros((n, K))
        for i in range(n):
            terms = log_terms(X[i], weights, means, covs)
            evidence = log_sum(terms)
            for k in range(K):
                R[i, k] = math.exp(terms[k] - evidence)
        for k in range(K):
            count = R[:, k].sum()
            if count < 1e-12:
                raise ValueError(f"component {k} vanished in step {step}")
            means[k] = sum(R[i, k] * X[i] for i in range(n)) / count
            scatter = np.zeros((d, d))
            for i in range(n):
                diff = X[i] - means[k]
                scatter += R[i, k] * np.outer(diff, diff)
            covs[k] = scatter / count
            for a in range(d):
                covs[k, a, a] += reg
        history.append(total_loglik(X, weights, means, covs))
    return weights, means, covs, np.array(history)
