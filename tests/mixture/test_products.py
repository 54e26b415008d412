"""Products over a block's samples, and how samples are shared out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.mixture import GaussianMixture as Theirs

from mlfundamentals.mixture import GaussianMixture
from mlfundamentals.mixture._chunks import _blocks
from mlfundamentals.mixture._expansion import Features, Stacks
from mlfundamentals.mixture._parameters import from_precisions
from mlfundamentals.mixture._products import DEPTH, multiply, product_sums
from mlfundamentals.mixture._structures import STRUCTURES
from tests.mixture.made import TYPES, blobs, start


@pytest.mark.parametrize("n", [1, 300, 1024, 2048, 2500, 4999])
@pytest.mark.parametrize(("k", "f"), [(1, 3), (8, 66), (32, 66), (60, 66), (32, 400)])
def test_tiles_give_the_whole_product(k: int, f: int, n: int) -> None:
    rng = np.random.default_rng(n + k)
    # As in a pass: the block is the beginning of longer rows.
    weights, features, resp = (rng.normal(size=(a, b))[:, :n] for a, b in ((k, f), (f, 5000), (k, 5000)))
    weights, out = rng.normal(size=(k, f)), np.full((k, 5000), np.nan)
    multiply(weights, features, out[:, :n])
    np.testing.assert_allclose(out[:, :n], weights @ features, rtol=0, atol=1e-11)
    assert np.isnan(out[:, n:]).all()
    np.testing.assert_allclose(product_sums(resp, features), resp @ features.T, rtol=0, atol=1e-10)


@given(n=st.integers(1, 300_000), most=st.sampled_from([256, 1024, 4096, 8192]))
def test_blocks_cover_all_samples_once_and_are_not_too_large(n: int, most: int) -> None:
    blocks = _blocks(n, most)
    assert [block.start for block in blocks] == [0, *(block.stop for block in blocks[:-1])]
    assert blocks[-1].stop == n
    sizes = {block.stop - block.start for block in blocks[:-1]}
    assert len(sizes) <= 1
    assert max(block.stop - block.start for block in blocks) <= most


@pytest.mark.parametrize("covariance_type", TYPES)
@pytest.mark.parametrize("d", [1, 2, 3, 4, 7, 10])
def test_terms_and_their_weights_make_the_quadratic_form(covariance_type: str, d: int) -> None:
    X, structure = blobs(50, d, 2), STRUCTURES[covariance_type]
    if structure.shared:
        assert structure.n_terms(d) == 0
        return
    mixture = Theirs(2, covariance_type=covariance_type, random_state=0).fit(X)
    factors, _ = structure.factor(mixture.covariances_)
    terms = np.empty((structure.n_terms(d), len(X)))
    structure.fill_terms(np.vstack([X.T, X.T[: structure.n_again(d)]]), d, terms)
    found = structure.term_weights(factors) @ terms
    for k in range(2):
        white = structure.whiten(factors, k, X.T)
        np.testing.assert_allclose(found[k], -0.5 * (white**2).sum(axis=0), rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("d", [2, 5, 8, 33])
def test_both_expansions_give_the_same_densities_and_moments(d: int) -> None:
    X = blobs(500, d, 3)
    mixture = from_precisions("full", *start(X, 3, "full").values())
    resp, constants = np.random.default_rng(1).dirichlet(np.ones(3), len(X)).T, np.array([-1.0, 0.5, 2.0])
    results = []
    for expansion in (Features(STRUCTURES["full"], d), Stacks(d)):
        buffers, log_probs = expansion.buffers(3), np.empty(resp.shape)
        features = expansion.features(X.T, buffers)
        expansion.log_probs(expansion.weights(mixture, constants), features, buffers, log_probs)
        sums = expansion.empty_sums(3)
        expansion.add_sums(sums, resp, features, buffers)
        results.append((log_probs, *expansion.moments(sums)))
    for one, other in zip(*results, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-9)
    np.testing.assert_array_equal(results[0][3], results[0][3].transpose(0, 2, 1))


@pytest.mark.parametrize("covariance_type", TYPES)
def test_a_fit_in_several_tiles_is_that_of_scikit_learn(covariance_type: str) -> None:
    X = blobs(9 * DEPTH + 77, 10, 4)
    given_start = start(X, 4, covariance_type)
    fits = []
    for estimator in (GaussianMixture, Theirs):
        mixture = estimator(4, covariance_type=covariance_type, tol=0.0, max_iter=4, **given_start)
        with pytest.warns(UserWarning, match="did not converge"):
            fits.append(mixture.fit(X))
    ours, theirs = fits
    np.testing.assert_allclose(ours.lower_bounds_, theirs.lower_bounds_, rtol=1e-12)
    np.testing.assert_allclose(ours.covariances_, theirs.covariances_, rtol=1e-10, atol=1e-10)
