"""wrong: the constant is ln(2 pi) once instead of d times
e.g. gaussian_logpdf(np.zeros((1, 2)), np.zeros(2), np.eye(2)) gives [-0.918939], not [-1.83788]
shows: one_2pi
"""

import math

import numpy as np


def gaussian_logpdf(X: np.ndarray, mean: np.ndarray, cov: np.ndarray) -> np.ndarray:
    points = np.asarray(X, dtype=float).tolist()
    mu = np.asarray(mean, dtype=float).tolist()
    S = np.asarray(cov, dtype=float).tolist()
    d = len(mu)
    L = [[0.0] * d for _ in range(d)]
    log_det = 0.0
    for i in range(d):
        for j in range(i + 1):
            rest = S[i][j]
            for k in range(j):
                rest -= L[i][k] * L[j][k]
            if i == j:
                if rest <= 0.0:
                    raise ValueError("cov must be positive definite")
                L[i][i] = math.sqrt(rest)
                log_det += math.log(rest)
            else:
                L[i][j] = rest / L[j][j]
    out = []
    for x in points:
        z = []
        for i in range(d):
            rest = x[i] - mu[i]
            for k in range(i):
                rest -= L[i][k] * z[k]
            z.append(rest / L[i][i])
        out.append(-0.5 * (math.log(2.0 * math.pi) + log_det + sum(v * v for v in z)))
    return np.array(out, dtype=float)
