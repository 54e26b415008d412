"""References of Gaussian mixtures against the library, scikit-learn and SciPy."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
import scipy.special
import scipy.stats
import sklearn.mixture

from mlfundamentals import mixture
from tests.reference.witnesses import inputs, reference

Array = np.ndarray[Any, Any]


def parameters(rng: np.random.Generator, n_components: int, d: int) -> tuple[Array, Array, Array]:
    factors = rng.normal(size=(n_components, d, d))
    covs = factors @ factors.swapaxes(1, 2) + 0.5 * np.eye(d)
    means = 2 * rng.normal(size=(n_components, d))
    return rng.dirichlet(np.full(n_components, 5.0)), means, (covs + covs.swapaxes(1, 2)) / 2


def samples(rng: np.random.Generator) -> tuple[Array, Array, Array, Array]:
    X = np.concatenate([rng.normal(size=(20, 2)), 3 + rng.normal(size=(20, 2))])
    return X, *parameters(rng, int(rng.integers(1, 4)), 2)


def floats(*arrays: Any) -> list[Array]:
    return [np.asarray(array, dtype=float) for array in arrays]


def density(X: Array, mean: Array, cov: Array) -> Any:
    return scipy.stats.multivariate_normal(mean, cov, allow_singular=False).logpdf(X)


def log_joint(X: Array, weights: Array, means: Array, covs: Array) -> Any:
    columns = [np.reshape(density(X, *pair), -1) for pair in zip(means, covs, strict=True)]
    with np.errstate(divide="ignore"):
        log_weights: Array = np.log(weights)
    return np.stack(columns, axis=1) + log_weights


def test_gaussian_logpdf() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Array, Array, Array]:
        _, means, covs = parameters(rng, 1, 3)
        return 5 * rng.normal(size=(9, 3)), means[0], covs[0]

    for X, mean, cov in inputs("gaussian_logpdf", fresh):
        if len(X):
            theirs = np.reshape(density(*floats(X, mean, cov)), -1)
            np.testing.assert_allclose(reference("gaussian_logpdf")(X, mean, cov), theirs, rtol=1e-9)


def test_logsumexp_rows() -> None:
    for (A,) in inputs("logsumexp_rows", lambda rng: (500 * rng.normal(size=(6, 4)),)):
        theirs = scipy.special.logsumexp(A, axis=1)
        np.testing.assert_allclose(reference("logsumexp_rows")(A), theirs, rtol=1e-12, atol=1e-13)


def test_responsibilities() -> None:
    for args in inputs("responsibilities", samples):
        X, weights, means, covs = floats(*args)
        if len(X) == 0:
            continue
        ours = reference("responsibilities")(*args)
        np.testing.assert_allclose(
            ours, scipy.special.softmax(log_joint(X, weights, means, covs), axis=1), atol=1e-9
        )
        judge = sklearn.mixture.GaussianMixture(len(weights))
        judge.weights_, judge.means_ = weights, means
        judge.precisions_cholesky_ = np.linalg.inv(np.linalg.cholesky(covs)).swapaxes(1, 2)
        with np.errstate(divide="ignore"):
            np.testing.assert_allclose(ours, judge.predict_proba(X), atol=1e-9)


def test_m_step() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Array, Array, float]:
        return rng.normal(size=(12, 3)), rng.dirichlet(np.ones(3), size=12), 0.25

    for X, R, *rest in inputs("m_step", fresh):
        reg = float(rest[0]) if rest else 0.0
        weights, means, covs = reference("m_step")(X, R, reg)
        np.testing.assert_allclose(weights, np.mean(R, axis=0), rtol=1e-12)
        for k in range(R.shape[1]):
            np.testing.assert_allclose(
                means[k], np.average(X, axis=0, weights=R[:, k]), rtol=1e-9, atol=1e-12
            )
            theirs = np.cov(X.T, aweights=R[:, k], ddof=0) + reg * np.eye(X.shape[1])
            np.testing.assert_allclose(covs[k], np.reshape(theirs, covs[k].shape), rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize("package", [mixture, sklearn.mixture])
def test_gmm_em(package: Any) -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        return *samples(rng), int(rng.integers(1, 6)), 0.125

    for *arrays, n_iter, reg in (
        args if len(args) == 6 else (*args, 0.0) for args in inputs("gmm_em", fresh)
    ):
        X, weights, means, covs = floats(*arrays)
        ours = reference("gmm_em")(*arrays, n_iter, reg)
        start = float(scipy.special.logsumexp(log_joint(X, weights, means, covs), axis=1).sum())
        end = float(scipy.special.logsumexp(log_joint(X, *ours[:3]), axis=1).sum())
        np.testing.assert_allclose(ours[3][[0, -1]], [start, end], rtol=1e-9, atol=1e-9)
        if reg == 0:
            assert (np.diff(ours[3]) >= -1e-9 * max(1.0, abs(end))).all()
        if n_iter == 0 or (weights == 0).any():
            continue
        judge = package.GaussianMixture(
            len(weights),
            tol=0.0,
            reg_covar=reg,
            max_iter=n_iter,
            weights_init=weights / weights.sum(),
            means_init=means,
            precisions_init=np.linalg.inv(covs),
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that it has not converged
            judge.fit(X)
        if judge.n_iter_ == n_iter:
            for mine, theirs in zip(ours, (judge.weights_, judge.means_, judge.covariances_), strict=False):
                np.testing.assert_allclose(mine, theirs, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("package", [mixture, sklearn.mixture])
@pytest.mark.parametrize("cov_type", ["full", "diag", "spherical"])
def test_gmm_bic(package: Any, cov_type: str) -> None:
    for seed in range(3):
        X = np.random.default_rng(seed).normal(size=(30, 3))
        judge = package.GaussianMixture(2, covariance_type=cov_type, random_state=0).fit(X)
        ours = reference("gmm_bic")(float(judge.score(X)) * len(X), 30, 3, 2, cov_type)
        np.testing.assert_allclose(ours, judge.bic(X), rtol=1e-10)
