"""Data on which the quick formulas would lose digits, and what is proved of them."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from mlfundamentals._core.exceptions import ConvergenceWarning
from mlfundamentals.mixture import GaussianMixture, Parameters, e_step, from_covariances, m_step
from mlfundamentals.mixture._em import advance, em, pose
from mlfundamentals.mixture._frame import prepare
from mlfundamentals.mixture._parameters import enter
from mlfundamentals.mixture._passes import Scratch, exponentiate, log_prob, soften
from mlfundamentals.mixture._plan import LOG_PROB_ERROR, Plan, _log_prob_error, make_plan
from mlfundamentals.mixture._structures import STRUCTURES
from tests.mixture.made import TYPES, blobs, exact_log_prob, parameters, start


def fitted(X: NDArray[np.float64], k: int, covariance_type: str = "full", **options: Any) -> GaussianMixture:
    """A mixture after a few steps from a given start."""
    options = {"max_iter": 10, "tol": 0.0, **start(X, k, covariance_type), **options}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return GaussianMixture(k, covariance_type=covariance_type, **options).fit(X)


def expanded(
    X: NDArray[np.float64], first: Parameters, steps: int
) -> tuple[Plan, NDArray[np.float64], float]:
    """A fitted mixture's plan with all components expanded, its log-densities in the frame, and the bound
    on their error."""
    problem = pose(X, first.covariance_type)
    mixture = em(problem, enter(problem.data.frame, first), tol=0.0, max_iter=steps).parameters
    plan = make_plan(problem.data, mixture)
    bound = float(_log_prob_error(problem.data, mixture, np.abs(plan.constants)).max())
    k, n = len(mixture.weights), problem.data.columns.shape[1]
    scratch = Scratch(plan.expansion, k)
    out = np.empty((k, n))
    assert n <= plan.expansion.block
    log_prob(plan, problem.data.columns, scratch.features(problem.data, slice(0, n)), scratch, out)
    return plan, out, bound


@settings(max_examples=40)
@given(
    seed=st.integers(0, 10_000),
    d=st.one_of(st.integers(1, 12), st.just(33)),
    condition=st.sampled_from([1.0, 10.0, 1e3]),
    apart=st.sampled_from([0.0, 2.0, 20.0]),
    covariance_type=st.sampled_from(["full", "diag", "spherical"]),
)
def test_log_densities_err_less_than_proved(
    seed: int, d: int, condition: float, apart: float, covariance_type: str
) -> None:
    X = blobs(120, d, 3, seed=seed, condition=condition, apart=apart)
    plan, found, bound = expanded(X, parameters(X, 3, covariance_type, seed=seed), 4)
    data = prepare(X, structure=STRUCTURES[covariance_type])
    exact = exact_log_prob(data.columns.T, plan.parameters).T
    error = np.abs(found - exact).astype(float)[plan.expanded]
    assert (error <= min(bound, LOG_PROB_ERROR)).all()
    assert (error <= 1e-10).all()


@pytest.mark.parametrize("condition", [1.0, 1e4, 1e8, 1e12])
@pytest.mark.parametrize("covariance_type", TYPES)
def test_log_densities_keep_their_digits_whatever_the_condition(
    condition: float, covariance_type: str
) -> None:
    X = blobs(600, 6, 2, condition=condition)
    mixture = fitted(X, 2, covariance_type, reg_covar=0.0, max_iter=3)._fitted()
    exact = exact_log_prob(X, mixture)
    found = e_step(X, mixture)
    joint = found.log_resp + found.log_density[:, None]
    # Each sample's own digits limit P'(x - m): by u |P'| |x|, which the condition number multiplies.
    atol = 1e-10 + 1e-14 * condition**0.5 * np.abs(exact).max()
    np.testing.assert_allclose(joint, exact.astype(float), rtol=1e-10, atol=float(atol))


@pytest.mark.parametrize("covariance_type", TYPES)
def test_a_component_a_million_spreads_away(covariance_type: str) -> None:
    X = blobs(600, 3, 1, apart=0.0)
    X[300:] += 1e6
    mixture = fitted(X, 2, covariance_type, means_init=[X[0], X[-1]], reg_covar=0.0)
    for k, part in enumerate((X[:300], X[300:])):
        np.testing.assert_allclose(mixture.means_[k], part.mean(axis=0), rtol=1e-12, atol=1e-10)
    covariances = [np.cov(part.T, bias=True) for part in (X[:300], X[300:])]
    expected = {
        "full": np.array(covariances),
        "tied": np.mean(covariances, axis=0),
        "diag": np.array([np.diag(c) for c in covariances]),
        "spherical": np.array([np.diag(c).mean() for c in covariances]),
    }[covariance_type]
    np.testing.assert_allclose(mixture.covariances_, expected, rtol=1e-8, atol=1e-9)


@pytest.mark.parametrize("covariance_type", TYPES)
def test_an_offset_of_a_hundred_million(covariance_type: str) -> None:
    X = np.round(blobs(600, 3, 2), 6)
    moved = X + 2.0**27
    X = moved - 2.0**27
    near, far = fitted(X, 2, covariance_type), fitted(moved, 2, covariance_type)
    np.testing.assert_allclose(far.lower_bounds_, near.lower_bounds_, rtol=1e-9)
    np.testing.assert_allclose(far.covariances_, near.covariances_, rtol=1e-8, atol=1e-9)
    np.testing.assert_allclose(far.means_ - 2.0**27, near.means_, atol=1e-7)


@pytest.mark.parametrize("covariance_type", TYPES)
@pytest.mark.parametrize("power", [-490, -100, 100, 490])
def test_scales_from_1e_minus_150_to_1e150(covariance_type: str, power: int) -> None:
    X, scale = blobs(300, 3, 2), 2.0**power
    plain = fitted(X, 2, covariance_type, reg_covar=0.0)
    start_scaled = start(X, 2, covariance_type)
    start_scaled["means_init"] = start_scaled["means_init"] * scale
    start_scaled["precisions_init"] = start_scaled["precisions_init"] / scale**2
    scaled = fitted(X * scale, 2, covariance_type, reg_covar=0.0, **start_scaled)
    np.testing.assert_array_equal(scaled.means_, plain.means_ * scale)
    np.testing.assert_allclose(scaled.covariances_, plain.covariances_ * scale**2, rtol=1e-13)
    shift = 3 * np.log(scale)
    np.testing.assert_allclose(np.array(scaled.lower_bounds_) + shift, plain.lower_bounds_, atol=1e-11)
    assert np.isfinite(scaled.score_samples(X * scale)).all()


@pytest.mark.parametrize("covariance_type", TYPES)
def test_constant_features_take_the_regularization_as_variance(covariance_type: str) -> None:
    X = np.column_stack([blobs(200, 2, 2), np.full(200, 1e8 / 3)])
    mixture = fitted(X, 2, covariance_type, precisions_init=None)
    np.testing.assert_allclose(mixture.means_[:, 2], 1e8 / 3, rtol=1e-15)
    if covariance_type == "full":
        np.testing.assert_allclose(mixture.covariances_[:, 2, 2], 1e-6, rtol=1e-12)
    elif covariance_type == "diag":
        np.testing.assert_allclose(mixture.covariances_[:, 2], 1e-6, rtol=1e-12)
    assert np.isfinite(mixture.predict_proba(X)).all()


@pytest.mark.parametrize("covariance_type", TYPES)
def test_duplicates_and_as_many_components_as_samples(covariance_type: str) -> None:
    X = np.repeat(np.arange(4.0)[:, None] * [1.0, 3.0], 2, axis=0)
    mixture = GaussianMixture(8, covariance_type=covariance_type, init_params="random", random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        mixture.fit(X)
    assert np.isfinite(mixture.means_).all()
    np.testing.assert_allclose(mixture.predict_proba(X).sum(axis=1), 1)


@pytest.mark.parametrize("covariance_type", TYPES)
def test_a_collapsed_component_is_an_error_in_words(covariance_type: str) -> None:
    X = np.zeros((10, 2))
    with pytest.raises(ValueError, match="ill-defined empirical covariance"):
        m_step(X, np.eye(2)[np.arange(10) % 2], covariance_type=covariance_type, reg_covar=0.0)
    with pytest.raises(ValueError, match="ill-defined"):
        GaussianMixture(2, covariance_type=covariance_type, init_params="random", reg_covar=0).fit(X)


def test_a_component_on_one_sample_is_an_error_without_regularization() -> None:
    X = np.vstack([blobs(50, 2, 1), [[1e3, 1e3]]])
    with pytest.raises(ValueError, match="increase reg_covar"):
        fitted(X, 2, means_init=[X[0], X[-1]], reg_covar=0.0)


def test_a_component_without_samples_is_no_nan() -> None:
    X = blobs(100, 2, 1)
    mixture = fitted(X, 2, means_init=[[0, 0], [1e5, 1e5]])
    assert mixture.weights_[1] < 1e-15
    assert np.isfinite(mixture.means_).all()
    assert np.isfinite(mixture.predict_proba(X)).all()


def test_samples_of_density_zero_are_an_error_in_words() -> None:
    X = np.array([[-1.0], [1.0]])
    with pytest.raises(ValueError, match="density zero"):
        fitted(X, 1, "diag", means_init=[[3.0]], precisions_init=[[1e308]])


def test_a_weight_of_zero_is_a_component_that_takes_part_in_nothing() -> None:
    X = blobs(100, 2, 2)
    mixture = fitted(X, 2, weights_init=[1.0, 0.0])
    assert np.isfinite(mixture.lower_bounds_).all()
    assert mixture.predict_proba(X)[:, 1].max() < 1e-10


def test_a_single_outlier_only_costs_time() -> None:
    X = blobs(400, 3, 2)
    X[7] = 1e5
    mixture = fitted(X, 2, reg_covar=1e-3)
    exact = exact_log_prob(X, mixture._fitted())
    found = e_step(X, mixture._fitted())
    np.testing.assert_allclose(
        found.log_resp + found.log_density[:, None], exact.astype(float), rtol=1e-9, atol=1e-8
    )


def test_far_and_thin_components_are_whitened_and_only_they() -> None:
    X = blobs(400, 3, 2)
    data = prepare(X, structure=STRUCTURES["full"])
    thin = np.stack([np.cov(X.T), np.diag([1.0, 1.0, 1e-14])])
    mixture = from_covariances("full", np.full(2, 0.5), np.zeros((2, 3)), thin)
    plan = make_plan(data, enter(data.frame, mixture))
    np.testing.assert_array_equal(plan.expanded, [0])
    np.testing.assert_array_equal(plan.whitened, [1])
    far = replace(mixture, means=np.array([[1e9, 0, 0], [0.0, 0, 0]]), covariances=thin[[0, 0]])
    far = from_covariances("full", far.weights, far.means, far.covariances)
    np.testing.assert_array_equal(make_plan(data, enter(data.frame, far)).whitened, [0])


@pytest.mark.parametrize("level", [-2000.0, -540.0, 0.0, 540.0, 2000.0])
def test_exponentials_as_they_are_equal_those_below_the_largest(level: float) -> None:
    log_probs = level + np.random.default_rng(3).normal(0.0, 5.0, (6, 50))
    log_probs[:, 0] -= np.arange(6) * 300.0
    resp, plain = log_probs.copy(), log_probs.copy()
    top, total, own = np.empty((3, 50))
    soften(resp, top, total)
    with np.errstate(over="ignore"):
        used = exponentiate(plain, own)
    assert used == (abs(level) < 600)
    if used:
        np.testing.assert_allclose(plain, resp, rtol=1e-12, atol=1e-58)
        np.testing.assert_allclose(np.log(own), top + np.log(total), rtol=1e-13, atol=1e-13)


@pytest.mark.parametrize("covariance_type", TYPES)
def test_samples_out_of_the_range_of_exponentials_change_no_others(covariance_type: str) -> None:
    X = blobs(900, 4, 2)
    X[450] = 120.0
    mixture = m_step(X, np.eye(2)[np.arange(900) % 2], covariance_type=covariance_type)
    narrow = from_covariances(covariance_type, mixture.weights, mixture.means, mixture.covariances / 50)
    problem = pose(X, covariance_type)
    _, bound = advance(problem, enter(problem.data.frame, narrow))
    assert bound == pytest.approx(e_step(X, narrow).log_density.mean(), rel=1e-10)
