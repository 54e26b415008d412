"""wrong: adds reg before the division by N_k
e.g. m_step(np.array([[0.0], [2.0]]), np.array([[1.0], [1.0]]), 1.0) gives ([1], [[1]], [[[1.5]]]), not
([1], [[1]], [[[2]]])
shows: reg_divided
"""

import numpy as np


def m_step(
    X: np.ndarray,
    R: np.ndarray,
    reg: float = 0.0,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    points = np.asarray(X, dtype=float).tolist()
    resp = np.asarray(R, dtype=float).tolist()
    n, d, K = len(points), len(points[0]), len(resp[0])
    weights, means, covs = [], [], []
    for k in range(K):
        count = sum(resp[i][k] for i in range(n))
        if count < 1e-12:
            raise ValueError(f"component {k} is responsible for nothing")
        mean = [sum(resp[i][k] * points[i][a] for i in range(n)) / count for a in range(d)]
        cov = [[0.0] * d for _ in range(d)]
        for a in range(d):
            for b in range(a, d):
                total = 0.0
                for i in range(n):
                    total += resp[i][k] * (points[i][a] - mean[a]) * (points[i][b] - mean[b])
                if a == b:
                    total += reg
                cov[a][b] = cov[b][a] = total / count
        weights.append(count / n)
        means.append(mean)
        covs.append(cov)
    return np.array(weights), np.array(means), np.array(covs)
