"""The functions of the tolerance bench: several times right, by other algebra, and several times wrong."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from scipy import linalg, spatial, special

Array = np.ndarray
N, D = 12, 4


def _orthogonal(rng: np.random.Generator, n: int) -> Array:
    return np.asarray(np.linalg.qr(rng.normal(size=(n, n)))[0])


def _spectrum(condition: float, n: int) -> Array:
    """Singular values from 1 down to 1 / condition."""
    return np.logspace(0, -math.log10(condition), n)


def _conditioned(rng: np.random.Generator, condition: float, offset: float) -> Array:
    """Points (N, D) whose centred matrix has the condition number, far from the origin by the offset."""
    Q = np.linalg.qr(rng.normal(size=(N, D)))[0]
    return np.asarray(30 * (Q * _spectrum(condition, D)) @ _orthogonal(rng, D).T + offset)


def _in_float32(function: Any, *args: Any) -> Any:
    """What a function returns when everything is done in float32."""
    cast = [a.astype(np.float32) if isinstance(a, np.ndarray) and a.dtype.kind == "f" else a for a in args]
    value = function(*cast)
    parts = value if isinstance(value, tuple) else (value,)
    wide = tuple(np.asarray(part, dtype=np.float32).astype(float) for part in parts)
    return wide if isinstance(value, tuple) else wide[0]


# Squared distances of the rows of A to those of B


def make_points(rng: np.random.Generator, condition: float, offset: float) -> tuple[Array, Array]:
    return _conditioned(rng, condition, offset), _conditioned(rng, condition, offset)[:5]


def distances_direct(A: Array, B: Array) -> Array:
    return np.asarray(((A[:, None, :] - B[None, :, :]) ** 2).sum(axis=2))


def distances_expanded(A: Array, B: Array) -> Array:
    return np.asarray((A**2).sum(axis=1)[:, None] + (B**2).sum(axis=1) - 2 * A @ B.T)


def distances_loops(A: Array, B: Array) -> Array:
    return np.array([[math.fsum((x - y) ** 2 for x, y in zip(a, b, strict=True)) for b in B] for a in A])


def distances_scipy(A: Array, B: Array) -> Array:
    return np.asarray(spatial.distance.cdist(A, B, "sqeuclidean"))


def distances_centred(A: Array, B: Array) -> Array:
    return distances_expanded(A - A.mean(axis=0), B - A.mean(axis=0))


def distances_rooted(A: Array, B: Array) -> Array:
    return np.array([[np.linalg.norm(a - b) ** 2 for b in B] for a in A])


def distances_extended(A: Array, B: Array) -> Array:
    return distances_direct(A.astype(np.longdouble), B.astype(np.longdouble)).astype(float)


def distances_float32(A: Array, B: Array) -> Array:
    return np.asarray(_in_float32(distances_direct, A, B))


def distances_epsilon(A: Array, B: Array) -> Array:
    """The usual guard of a root, 1e-8, relative to distances of some hundred."""
    return np.asarray((np.sqrt(distances_direct(A, B)) + 1e-8) ** 2 + 1e-5)


def distances_abs(A: Array, B: Array) -> Array:
    return np.asarray(np.abs(A[:, None, :] - B[None, :, :]).sum(axis=2))


# Softmax of every row; the condition number spreads the scores


def make_scores(rng: np.random.Generator, condition: float, offset: float) -> tuple[Array]:
    return (rng.normal(size=(6, 5)) * (1 + 3 * math.log10(condition)) + offset,)


def softmax_shifted(Z: Array) -> Array:
    exps = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.asarray(exps / exps.sum(axis=1, keepdims=True))


def softmax_log_sum_exp(Z: Array) -> Array:
    largest = Z.max(axis=1, keepdims=True)
    return np.asarray(np.exp(Z - (largest + np.log(np.exp(Z - largest).sum(axis=1, keepdims=True)))))


def softmax_scipy(Z: Array) -> Array:
    return np.asarray(special.softmax(Z, axis=1))


def softmax_loops(Z: Array) -> Array:
    rows = [[math.exp(z - min(row)) for z in row] for row in Z.tolist()]
    return np.array([[e / math.fsum(row) for e in row] for row in rows])


def softmax_pairwise(Z: Array) -> Array:
    return np.asarray(1 / np.exp(Z[:, None, :] - Z[:, :, None]).sum(axis=2))


def softmax_extended(Z: Array) -> Array:
    return softmax_shifted(Z.astype(np.longdouble)).astype(float)


def softmax_float32(Z: Array) -> Array:
    return np.asarray(_in_float32(softmax_shifted, Z))


def softmax_epsilon(Z: Array) -> Array:
    exps = np.exp(Z - Z.max(axis=1, keepdims=True))
    return np.asarray(exps / (exps.sum(axis=1, keepdims=True) + 1e-8))


def softmax_base_2(Z: Array) -> Array:
    exps = np.exp2(Z - Z.max(axis=1, keepdims=True))
    return np.asarray(exps / exps.sum(axis=1, keepdims=True))


# Log-density of a normal distribution


def make_normal(rng: np.random.Generator, condition: float, offset: float) -> tuple[Array, Array, Array]:
    Q = _orthogonal(rng, D)
    covariance = 16 * (Q * _spectrum(condition, D)) @ Q.T
    covariance = (covariance + covariance.T) / 2
    X = 4 * rng.normal(size=(6, D)) * np.sqrt(_spectrum(condition, D)) @ Q.T + offset
    return X, np.full(D, offset), covariance


LOG_2PI = math.log(2 * math.pi)


def log_density_cholesky(X: Array, mean: Array, covariance: Array) -> Array:
    L = np.linalg.cholesky(covariance)
    Z = np.linalg.solve(L, (X - mean).T)
    return np.asarray(-0.5 * (D * LOG_2PI + (Z**2).sum(axis=0)) - np.log(np.diag(L)).sum())


def log_density_inverse(X: Array, mean: Array, covariance: Array) -> Array:
    inverse, gaps = np.linalg.inv(covariance), X - mean
    return np.asarray(
        -0.5
        * (D * LOG_2PI + np.log(np.linalg.det(covariance)) + np.einsum("ni,ij,nj->n", gaps, inverse, gaps))
    )


def log_density_eigh(X: Array, mean: Array, covariance: Array) -> Array:
    values, vectors = np.linalg.eigh(covariance)
    return np.asarray(
        -0.5 * (D * LOG_2PI + np.log(values).sum() + (((X - mean) @ vectors) ** 2 / values).sum(axis=1))
    )


def log_density_solve(X: Array, mean: Array, covariance: Array) -> Array:
    gaps = X - mean
    squares = (gaps * np.linalg.solve(covariance, gaps.T).T).sum(axis=1)
    return np.asarray(-0.5 * (D * LOG_2PI + np.linalg.slogdet(covariance)[1] + squares))


def log_density_qr(X: Array, mean: Array, covariance: Array) -> Array:
    Q, R = np.linalg.qr(covariance)
    squares = [gap @ linalg.solve_triangular(R, Q.T @ gap) for gap in X - mean]
    return np.array([-0.5 * (D * LOG_2PI + np.log(np.abs(np.diag(R))).sum() + s) for s in squares])


def _cholesky(A: Array) -> Array:
    """The textbook's loops, in whatever precision A has."""
    L = np.zeros_like(A)
    for i in range(len(A)):
        for j in range(i + 1):
            rest = A[i, j] - L[i, :j] @ L[j, :j]
            L[i, j] = np.sqrt(rest) if i == j else rest / L[j, j]
    return L


def _forward(L: Array, B: Array) -> Array:
    Z = np.zeros_like(B)
    for i in range(len(L)):
        Z[i] = (B[i] - L[i, :i] @ Z[:i]) / L[i, i]
    return Z


def log_density_extended(X: Array, mean: Array, covariance: Array) -> Array:
    L = _cholesky(covariance.astype(np.longdouble))
    Z = _forward(L, (X.astype(np.longdouble) - mean).T)
    return np.asarray((-0.5 * (D * LOG_2PI + (Z**2).sum(axis=0)) - np.log(np.diag(L)).sum()).astype(float))


def log_density_float32(X: Array, mean: Array, covariance: Array) -> Array:
    return np.asarray(_in_float32(log_density_cholesky, X, mean, covariance))


def log_density_ridge(X: Array, mean: Array, covariance: Array) -> Array:
    return log_density_cholesky(X, mean, covariance + 1e-6 * np.eye(D))


def log_density_no_half(X: Array, mean: Array, covariance: Array) -> Array:
    return np.asarray(log_density_cholesky(X, mean, covariance) - 0.5 * np.linalg.slogdet(covariance)[1])


# Ridge regression without intercept


def make_regression(rng: np.random.Generator, condition: float, offset: float) -> tuple[Array, Array, float]:
    X = _conditioned(rng, condition, offset)
    return X, X @ rng.normal(size=D) + rng.normal(size=N), float(0.1 * (30 / condition) ** 2 + 1e-3)


def ridge_normal(X: Array, y: Array, alpha: float) -> Array:
    return np.asarray(np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T @ y))


def ridge_svd(X: Array, y: Array, alpha: float) -> Array:
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    return np.asarray(Vt.T @ (s / (s**2 + alpha) * (U.T @ y)))


def _augmented(X: Array, y: Array, alpha: float) -> tuple[Array, Array]:
    d = X.shape[1]
    return np.vstack([X, math.sqrt(alpha) * np.eye(d)]), np.concatenate([y, np.zeros(d)])


def ridge_augmented_qr(X: Array, y: Array, alpha: float) -> Array:
    A, b = _augmented(X, y, alpha)
    Q, R = np.linalg.qr(A)
    return np.asarray(linalg.solve_triangular(R, Q.T @ b))


def ridge_augmented_lstsq(X: Array, y: Array, alpha: float) -> Array:
    return np.asarray(np.linalg.lstsq(*_augmented(X, y, alpha), rcond=None)[0])


def ridge_cholesky(X: Array, y: Array, alpha: float) -> Array:
    return np.asarray(linalg.cho_solve(linalg.cho_factor(X.T @ X + alpha * np.eye(X.shape[1])), X.T @ y))


def ridge_inverse(X: Array, y: Array, alpha: float) -> Array:
    return np.asarray(np.linalg.inv(X.T @ X + alpha * np.eye(X.shape[1])) @ X.T @ y)


def ridge_extended(X: Array, y: Array, alpha: float) -> Array:
    X, y = X.astype(np.longdouble), y.astype(np.longdouble)
    L = _cholesky(X.T @ X + alpha * np.eye(X.shape[1]))
    Z = _forward(L, (X.T @ y)[:, None])
    return np.asarray(_forward(L.T[::-1, ::-1], Z[::-1])[::-1, 0].astype(float))


def ridge_float32(X: Array, y: Array, alpha: float) -> Array:
    return np.asarray(_in_float32(ridge_svd, X, y, alpha))


def ridge_epsilon(X: Array, y: Array, alpha: float) -> Array:
    return ridge_normal(X, y, alpha + 1e-5 * max(1.0, alpha))


def ridge_mean_loss(X: Array, y: Array, alpha: float) -> Array:
    return ridge_normal(X, y, alpha * len(X))


# One step of EM for a Gaussian mixture: weights, means, covariances


def make_mixture(rng: np.random.Generator, condition: float, offset: float) -> tuple[Array, ...]:
    k, d = 2, 3
    Q = _orthogonal(rng, d)
    X = rng.normal(size=(20, d)) * np.sqrt(_spectrum(condition, d)) @ Q.T * 3
    X = X + 2 * rng.integers(0, 2, size=(20, 1)) + offset
    covariance = 9 * (Q * _spectrum(condition, d)) @ Q.T + np.eye(d)
    covariance = (covariance + covariance.T) / 2
    means = offset + np.array([[0.0] * d, [2.0] * d]) + 0.1 * rng.normal(size=(k, d))
    return X, np.array([0.4, 0.6]), means, np.array([covariance, 2 * covariance])


def _responsibilities(log_density: Any, X: Array, weights: Array, means: Array, covs: Array) -> Array:
    log_prob = np.stack([log_density(X, m, C) for m, C in zip(means, covs, strict=True)], axis=1)
    return softmax_shifted(log_prob + np.log(weights))


def _log_density_3(X: Array, mean: Array, covariance: Array) -> Array:
    L = np.linalg.cholesky(covariance)
    return np.asarray(-0.5 * (np.linalg.solve(L, (X - mean).T) ** 2).sum(axis=0) - np.log(np.diag(L)).sum())


def _m_step(X: Array, R: Array) -> tuple[Array, Array, Array]:
    counts = R.sum(axis=0)
    means = R.T @ X / counts[:, None]
    covs = [(R[:, [j]] * (X - m)).T @ (X - m) / counts[j] for j, m in enumerate(means)]
    return counts / len(X), means, np.array(covs)


def em_cholesky(X: Array, weights: Array, means: Array, covs: Array) -> tuple[Array, ...]:
    return _m_step(X, _responsibilities(_log_density_3, X, weights, means, covs))


def _density_inverse(X: Array, mean: Array, covariance: Array) -> Array:
    inverse, gaps = np.linalg.inv(covariance), X - mean
    squares = np.einsum("ni,ij,nj->n", gaps, inverse, gaps)
    return np.asarray(np.exp(-0.5 * squares) / np.sqrt(np.linalg.det(covariance)))


def em_inverse_uncentred(X: Array, weights: Array, means: Array, covs: Array) -> tuple[Array, ...]:
    """Densities by the inverse, covariances as mean of squares less square of mean."""
    p = np.stack([_density_inverse(X, m, C) for m, C in zip(means, covs, strict=True)], axis=1) * weights
    R = p / p.sum(axis=1, keepdims=True)
    counts = R.sum(axis=0)
    moved = R.T @ X / counts[:, None]
    second = np.einsum("nk,ni,nj->kij", R, X, X) / counts[:, None, None]
    return counts / len(X), moved, second - moved[:, :, None] * moved[:, None, :]


def em_loops(X: Array, weights: Array, means: Array, covs: Array) -> tuple[Array, ...]:
    k, R = len(weights), []
    for x in X:
        p = [weights[j] * float(_density_inverse(x[None], means[j], covs[j])[0]) for j in range(k)]
        R.append([value / sum(p) for value in p])
    counts = [math.fsum(r[j] for r in R) for j in range(k)]
    moved = [sum(r[j] * x for r, x in zip(R, X, strict=True)) / counts[j] for j in range(k)]
    new = [
        sum(r[j] * np.outer(x - moved[j], x - moved[j]) for r, x in zip(R, X, strict=True)) / counts[j]
        for j in range(k)
    ]
    return np.array(counts) / len(X), np.array(moved), np.array(new)


def em_solve(X: Array, weights: Array, means: Array, covs: Array) -> tuple[Array, ...]:
    def log_density(X: Array, mean: Array, covariance: Array) -> Array:
        gaps = X - mean
        squares = (gaps * np.linalg.solve(covariance, gaps.T).T).sum(axis=1)
        return np.asarray(-0.5 * (np.linalg.slogdet(covariance)[1] + squares))

    R = _responsibilities(log_density, X, weights, means, covs)
    moved = np.array([np.average(X, axis=0, weights=r) for r in R.T])
    new = np.array([np.cov(X.T, aweights=r, ddof=0) for r in R.T])
    return R.mean(axis=0), moved, new


def em_eigh(X: Array, weights: Array, means: Array, covs: Array) -> tuple[Array, ...]:
    def log_density(X: Array, mean: Array, covariance: Array) -> Array:
        values, vectors = np.linalg.eigh(covariance)
        return np.asarray(-0.5 * (np.log(values).sum() + (((X - mean) @ vectors) ** 2 / values).sum(axis=1)))

    return _m_step(X, _responsibilities(log_density, X, weights, means, covs))


def em_float32(X: Array, weights: Array, means: Array, covs: Array) -> Any:
    return _in_float32(em_cholesky, X, weights, means, covs)


def em_ridge(X: Array, weights: Array, means: Array, covs: Array) -> tuple[Array, ...]:
    weights, means, covs = em_cholesky(X, weights, means, covs)
    return weights, means, covs + 1e-6 * np.eye(X.shape[1])


def em_old_means(X: Array, weights: Array, means: Array, covs: Array) -> tuple[Array, ...]:
    R = _responsibilities(_log_density_3, X, weights, means, covs)
    new_weights, moved, _ = _m_step(X, R)
    old = [(r[:, None] * (X - m)).T @ (X - m) / r.sum() for r, m in zip(R.T, means, strict=True)]
    return new_weights, moved, np.array(old)


# ZCA whitening and standard scaling of the columns


def make_points_alone(rng: np.random.Generator, condition: float, offset: float) -> tuple[Array]:
    return (_conditioned(rng, condition, offset),)


def _covariance(X: Array, ddof: int = 0) -> tuple[Array, Array]:
    centred = X - X.mean(axis=0)
    return centred, centred.T @ centred / (len(X) - ddof)


def zca_eigh(X: Array) -> Array:
    centred, covariance = _covariance(X)
    values, vectors = np.linalg.eigh(covariance)
    return np.asarray(centred @ (vectors / np.sqrt(values)) @ vectors.T)


def zca_svd(X: Array) -> Array:
    U, _, Vt = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    return np.asarray(math.sqrt(len(X)) * U @ Vt)


def zca_newton(X: Array) -> Array:
    """Newton and Schulz's iteration for the inverse root."""
    centred, covariance = _covariance(X)
    scale = np.trace(covariance)
    Y, Z, eye = covariance / scale, np.eye(X.shape[1]), np.eye(X.shape[1])
    for _ in range(60):
        T = 0.5 * (3 * eye - Z @ Y)
        Y, Z = Y @ T, T @ Z
    return np.asarray(centred @ Z / math.sqrt(scale))


def zca_sqrtm(X: Array) -> Array:
    centred, covariance = _covariance(X)
    return np.asarray(np.real(np.linalg.solve(linalg.sqrtm(covariance), centred.T).T))


def zca_eigh_of_inverse(X: Array) -> Array:
    centred, covariance = _covariance(X)
    values, vectors = np.linalg.eigh(np.linalg.inv(covariance))
    return np.asarray(centred @ (vectors * np.sqrt(values)) @ vectors.T)


def zca_float32(X: Array) -> Array:
    return np.asarray(_in_float32(zca_eigh, X))


def zca_epsilon(X: Array) -> Array:
    centred, covariance = _covariance(X)
    values, vectors = np.linalg.eigh(covariance)
    return np.asarray(centred @ (vectors / np.sqrt(values + 1e-6)) @ vectors.T)


def zca_ddof(X: Array) -> Array:
    return np.asarray(zca_eigh(X) * math.sqrt((len(X) - 1) / len(X)))


def scale_two_passes(X: Array) -> Array:
    return np.asarray((X - X.mean(axis=0)) / X.std(axis=0))


def scale_mean_of_squares(X: Array) -> Array:
    mean = X.mean(axis=0)
    return np.asarray((X - mean) / np.sqrt((X**2).mean(axis=0) - mean**2))


def scale_loops(X: Array) -> Array:
    columns = []
    for column in X.T.tolist():
        mean = math.fsum(column) / len(column)
        std = math.sqrt(math.fsum((x - mean) ** 2 for x in column) / len(column))
        columns.append([(x - mean) / std for x in column])
    return np.array(columns).T


def scale_welford(X: Array) -> Array:
    mean, squares = np.zeros(X.shape[1]), np.zeros(X.shape[1])
    for n, x in enumerate(X, start=1):
        gap = x - mean
        mean = mean + gap / n
        squares = squares + gap * (x - mean)
    return np.asarray((X - mean) / np.sqrt(squares / len(X)))


def scale_norm(X: Array) -> Array:
    centred = X - np.ones(len(X)) @ X / len(X)
    return np.asarray(math.sqrt(len(X)) * centred / np.linalg.norm(centred, axis=0))


def scale_extended(X: Array) -> Array:
    return scale_two_passes(X.astype(np.longdouble)).astype(float)


def scale_float32(X: Array) -> Array:
    return np.asarray(_in_float32(scale_two_passes, X))


def scale_epsilon(X: Array) -> Array:
    return np.asarray((X - X.mean(axis=0)) / (X.std(axis=0) + 1e-7))


def scale_ddof(X: Array) -> Array:
    return np.asarray((X - X.mean(axis=0)) / X.std(axis=0, ddof=1))
