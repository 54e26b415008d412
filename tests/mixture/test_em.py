"""E-step and M-step: what they promise, then scikit-learn and slow loops."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.mixture import GaussianMixture as Theirs

from mlfundamentals.mixture import Parameters, State, e_step, from_covariances, init, m_step, step
from mlfundamentals.mixture._em import em, pose
from mlfundamentals.mixture._parameters import enter, leave
from tests.mixture.made import TYPES, blobs, exact_log_prob, parameters, start


def run(
    X: NDArray[np.float64], first: Parameters, *, steps: int, reg_covar: float = 1e-6
) -> tuple[Parameters, list[float]]:
    """The mixture after some steps, and the lower bounds on the way."""
    problem = pose(X, first.covariance_type, reg_covar)
    result = em(problem, enter(problem.data.frame, first), tol=0.0, max_iter=steps)
    return leave(problem.data.frame, result.parameters), result.lower_bounds


def test_a_walk_through_em_by_hand() -> None:
    X = np.array([[0.0], [1.0], [9.0], [10.0]])
    state = init(X, np.eye(2)[[0, 0, 1, 1]], reg_covar=0)
    assert state.n_iter == 0
    assert state.lower_bound == -np.inf
    after = step(X, state, reg_covar=0)
    np.testing.assert_allclose(after.parameters.means, [[0.5], [9.5]], rtol=1e-12)
    np.testing.assert_allclose(after.parameters.covariances, np.full((2, 1, 1), 0.25), rtol=1e-12)
    assert after.n_iter == 1
    assert after.lower_bound == pytest.approx(-0.5 - 0.5 * np.log(2 * np.pi * 0.25) - np.log(2))


def test_records_are_immutable() -> None:
    state = State(parameters(blobs(30, 2, 2), 2, "diag"))
    with pytest.raises(FrozenInstanceError):
        state.n_iter = 3  # type: ignore[misc]


@pytest.mark.parametrize("covariance_type", TYPES)
def test_responsibilities_of_a_sample_sum_to_one(covariance_type: str) -> None:
    X = blobs(400, 5, 3)
    found = e_step(X, parameters(X, 4, covariance_type))
    np.testing.assert_allclose(np.exp(found.log_resp).sum(axis=1), 1, rtol=1e-12)


@pytest.mark.parametrize("covariance_type", TYPES)
@settings(max_examples=15)
@given(seed=st.integers(0, 10_000))
def test_the_likelihood_never_falls_without_regularization(covariance_type: str, seed: int) -> None:
    X = blobs(150, 2, 3, seed=seed, apart=1.5)
    _, bounds = run(X, parameters(X, 2, covariance_type, seed=seed), steps=8, reg_covar=0.0)
    assert (np.diff(bounds) >= -1e-12).all()


@pytest.mark.parametrize("covariance_type", TYPES)
def test_one_component_is_the_maximum_likelihood_estimate_after_one_step(covariance_type: str) -> None:
    X = blobs(500, 4, 3)
    mixture, _ = run(X, parameters(X, 1, covariance_type), steps=1, reg_covar=0.0)
    covariance = np.cov(X.T, bias=True)
    expected = {
        "full": covariance[None],
        "tied": covariance,
        "diag": np.diag(covariance)[None],
        "spherical": np.diag(covariance).mean()[None],
    }
    np.testing.assert_allclose(mixture.means[0], X.mean(axis=0), rtol=1e-12)
    np.testing.assert_allclose(mixture.covariances, expected[covariance_type], rtol=1e-12, atol=1e-13)
    np.testing.assert_array_equal(mixture.weights, [1.0])


@pytest.mark.parametrize("covariance_type", TYPES)
def test_the_order_of_samples_does_not_matter(covariance_type: str) -> None:
    X = blobs(3000, 4, 3)
    first = parameters(X, 3, covariance_type)
    mixture, bounds = run(X, first, steps=10)
    shuffled, other_bounds = run(np.random.default_rng(1).permutation(X), first, steps=10)
    np.testing.assert_allclose(other_bounds, bounds, rtol=1e-13)
    np.testing.assert_allclose(shuffled.means, mixture.means, rtol=0, atol=1e-11)


@pytest.mark.parametrize("covariance_type", ["full", "tied", "diag"])
def test_scaling_features_by_powers_of_two_changes_no_bit(covariance_type: str) -> None:
    X, scale = blobs(500, 3, 2), np.array([2.0**-70, 1.0, 2.0**90])
    mixture, _ = run(X, parameters(X, 2, covariance_type), steps=6, reg_covar=0.0)
    scaled, _ = run(X * scale, parameters(X * scale, 2, covariance_type), steps=6, reg_covar=0.0)
    np.testing.assert_array_equal(scaled.means, mixture.means * scale)
    np.testing.assert_array_equal(scaled.weights, mixture.weights)


@pytest.mark.parametrize("covariance_type", TYPES)
@pytest.mark.parametrize(
    ("n", "d", "k"), [(40, 1, 2), (700, 3, 5), (2500, 10, 3), (2100, 30, 2), (2100, 41, 2)]
)
def test_iterates_are_those_of_scikit_learn(covariance_type: str, n: int, d: int, k: int) -> None:
    X = blobs(n, d, k, seed=n)
    given_start = start(X, k, covariance_type)
    theirs = Theirs(k, covariance_type=covariance_type, tol=0, max_iter=12, **given_start)
    with pytest.warns(UserWarning, match="did not converge"):
        theirs.fit(X)
    mixture, bounds = run(X, parameters(X, k, covariance_type), steps=12)
    np.testing.assert_allclose(bounds, theirs.lower_bounds_, rtol=1e-12)
    np.testing.assert_allclose(mixture.weights, theirs.weights_, rtol=1e-10)
    np.testing.assert_allclose(mixture.means, theirs.means_, rtol=1e-10, atol=1e-10)
    np.testing.assert_allclose(mixture.covariances, theirs.covariances_, rtol=1e-10, atol=1e-10)
    np.testing.assert_allclose(mixture.precisions_cholesky, theirs.precisions_cholesky_, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("covariance_type", TYPES)
def test_the_e_step_is_its_definition(covariance_type: str) -> None:
    X = blobs(300, 4, 3)
    mixture, _ = run(X, parameters(X, 3, covariance_type), steps=3)
    exact = exact_log_prob(X, mixture)
    density = np.log(np.exp(exact - exact.max(axis=1)[:, None]).sum(axis=1)) + exact.max(axis=1)
    found = e_step(X, mixture)
    np.testing.assert_allclose(found.log_density, density.astype(float), rtol=1e-12)
    np.testing.assert_allclose(
        found.log_resp, (exact - density[:, None]).astype(float), rtol=1e-12, atol=1e-11
    )


def m_step_by_loops(
    X: NDArray[np.float64], resp: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Means and full covariances, one sample at a time."""
    k, d = resp.shape[1], X.shape[1]
    means, covariances = np.zeros((k, d)), np.zeros((k, d, d))
    for j in range(k):
        means[j] = sum(r * x for r, x in zip(resp[:, j], X, strict=True)) / resp[:, j].sum()
        for r, x in zip(resp[:, j], X, strict=True):
            covariances[j] += r * np.outer(x - means[j], x - means[j])
        covariances[j] /= resp[:, j].sum()
    return means, covariances


@pytest.mark.parametrize("covariance_type", TYPES)
def test_the_m_step_is_its_definition(covariance_type: str) -> None:
    X = blobs(200, 3, 2)
    resp = np.random.default_rng(5).dirichlet(np.ones(4), len(X))
    means, full = m_step_by_loops(X, resp)
    counts = resp.sum(axis=0)
    expected = {
        "full": full,
        "tied": np.einsum("k,kij->ij", counts, full) / counts.sum(),
        "diag": np.einsum("kii->ki", full),
        "spherical": np.einsum("kii->k", full) / 3,
    }
    found = m_step(X, resp, covariance_type=covariance_type, reg_covar=0.0)
    np.testing.assert_allclose(found.weights, counts / len(X), rtol=1e-12)
    np.testing.assert_allclose(found.means, means, rtol=1e-11)
    np.testing.assert_allclose(found.covariances, expected[covariance_type], rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize("covariance_type", TYPES)
def test_parameters_agree_with_each_other(covariance_type: str) -> None:
    X = blobs(300, 3, 3)
    mixture, _ = run(X, parameters(X, 3, covariance_type), steps=2)
    rebuilt = from_covariances(covariance_type, mixture.weights, mixture.means, mixture.covariances)
    np.testing.assert_allclose(rebuilt.precisions_cholesky, mixture.precisions_cholesky, rtol=1e-10)
    if covariance_type in ("full", "tied"):
        product = mixture.precisions @ mixture.covariances
        np.testing.assert_allclose(product, np.broadcast_to(np.eye(3), product.shape), atol=1e-10)
    else:
        np.testing.assert_allclose(mixture.precisions * mixture.covariances, 1, rtol=1e-12)
