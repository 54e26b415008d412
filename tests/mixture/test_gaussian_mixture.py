"""The estimator: scikit-learn's interface, kept promise by promise."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.mixture import GaussianMixture as Theirs

from mlfundamentals._core.exceptions import ConvergenceWarning, NotFittedError
from mlfundamentals.mixture import GaussianMixture, Stop
from tests.mixture.made import TYPES, Doubles, blobs, start

X = blobs(600, 3, 3, apart=3.0)


def fit_both(samples: Any, k: int = 3, **options: Any) -> tuple[GaussianMixture, Any]:
    """Ours and scikit-learn's, fitted with the same arguments."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return GaussianMixture(k, **options).fit(samples), Theirs(k, **options).fit(samples)


@pytest.mark.parametrize("covariance_type", TYPES)
@pytest.mark.parametrize("init_params", ["kmeans", "random"])
def test_the_same_seed_gives_the_same_fit_as_scikit_learn(covariance_type: str, init_params: str) -> None:
    ours, theirs = fit_both(
        X, covariance_type=covariance_type, init_params=init_params, random_state=3, n_init=2, max_iter=30
    )
    assert ours.n_iter_ == theirs.n_iter_
    assert ours.converged_ == theirs.converged_
    np.testing.assert_allclose(ours.lower_bounds_, theirs.lower_bounds_, rtol=1e-10)
    np.testing.assert_allclose(ours.means_, theirs.means_, rtol=1e-7, atol=1e-8)
    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), atol=1e-7)
    np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))
    assert ours.bic(X) == pytest.approx(theirs.bic(X), rel=1e-9)
    assert ours.aic(X) == pytest.approx(theirs.aic(X), rel=1e-9)


@pytest.mark.parametrize("covariance_type", TYPES)
@pytest.mark.parametrize("init_params", ["k-means++", "random_from_data"])
def test_starts_at_single_samples_end_where_those_of_scikit_learn_do(
    covariance_type: str, init_params: str
) -> None:
    # There the first covariances are nothing but reg_covar and the rounding of scikit-learn's formulas.
    ours, theirs = fit_both(X, covariance_type=covariance_type, init_params=init_params, random_state=3)
    assert ours.lower_bound_ == pytest.approx(theirs.lower_bound_, rel=1e-6)
    np.testing.assert_allclose(ours.score_samples(X), theirs.score_samples(X), rtol=1e-2)


@pytest.mark.parametrize("covariance_type", TYPES)
def test_samples_are_the_draws_of_scikit_learn(covariance_type: str) -> None:
    ours, theirs = fit_both(
        X, covariance_type=covariance_type, random_state=5, **start(X, 3, covariance_type)
    )
    found, labels = ours.sample(50)
    expected, their_labels = theirs.sample(50)
    np.testing.assert_array_equal(labels, their_labels)
    np.testing.assert_allclose(found, expected, rtol=1e-8, atol=1e-8)


def test_samples_of_the_mixture_have_its_moments() -> None:
    mixture = GaussianMixture(1, random_state=0).fit(X)
    drawn, _ = mixture.sample(40_000)
    np.testing.assert_allclose(drawn.mean(axis=0), mixture.means_[0], atol=0.08)
    np.testing.assert_allclose(np.cov(drawn.T), mixture.covariances_[0], atol=0.4)


@pytest.mark.parametrize("given", ["weights_init", "means_init", "precisions_init"])
def test_starts_that_are_given_in_part(given: str) -> None:
    part = {given: start(X, 3, "full")[given]}
    ours, theirs = fit_both(X, init_params="random", random_state=0, max_iter=4, tol=0.0, **part)
    np.testing.assert_allclose(ours.lower_bounds_, theirs.lower_bounds_, rtol=1e-11)
    np.testing.assert_allclose(ours.covariances_, theirs.covariances_, rtol=1e-8)


def test_fit_predict_is_fit_and_predict() -> None:
    mixture = GaussianMixture(3, random_state=0)
    np.testing.assert_array_equal(mixture.fit_predict(X), mixture.predict(X))
    np.testing.assert_array_equal(mixture.predict_proba(X).argmax(axis=1), mixture.predict(X))


def test_score_is_the_mean_of_the_samples_scores() -> None:
    mixture = GaussianMixture(2, random_state=0).fit(X)
    assert mixture.score(X) == pytest.approx(mixture.score_samples(X).mean(), rel=1e-15)


@pytest.mark.parametrize("covariance_type", TYPES)
def test_float32_is_kept(covariance_type: str) -> None:
    single = X.astype(np.float32)
    options: dict[str, Any] = {"covariance_type": covariance_type, "random_state": 0, "init_params": "random"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        mixture, double = (GaussianMixture(2, max_iter=3, **options).fit(data) for data in (single, X))
    for name in ("weights_", "means_", "covariances_", "precisions_", "precisions_cholesky_"):
        assert getattr(mixture, name).dtype == np.float32
        np.testing.assert_allclose(getattr(mixture, name), getattr(double, name), rtol=1e-3, atol=1e-3)
    assert mixture.predict_proba(single).dtype == np.float32
    assert mixture.score_samples(single).dtype == np.float32


def test_every_form_of_input_gives_the_same_fit(tmp_path: Path) -> None:
    whole = np.round(X * 10)
    whole_file = np.memmap(tmp_path / "X", dtype=np.float64, mode="w+", shape=whole.shape)
    whole_file[...] = whole
    frozen = whole.copy()
    frozen.setflags(write=False)
    forms = [
        whole.tolist(),
        np.asfortranarray(whole),
        frozen,
        whole_file,
        whole.astype(int),
        whole[::-1][::-1],
    ]
    expected = GaussianMixture(2, random_state=0).fit(whole)
    for form in forms:
        found = GaussianMixture(2, random_state=0).fit(form)
        np.testing.assert_allclose(found.means_, expected.means_, rtol=1e-12)
    np.testing.assert_array_equal(frozen, whole)


def test_warm_start_goes_on_where_the_last_fit_ended() -> None:
    given = start(X, 3, "full")
    parts, whole = (GaussianMixture(3, tol=0.0, warm_start=warm, **given) for warm in (True, False))
    with pytest.warns(ConvergenceWarning, match="did not converge"):
        parts.set_params(max_iter=4).fit(X)
    with pytest.warns(ConvergenceWarning):
        parts.fit(X)
    with pytest.warns(ConvergenceWarning):
        whole.set_params(max_iter=8).fit(X)
    np.testing.assert_allclose(parts.lower_bounds_, whole.lower_bounds_[4:], rtol=1e-12)
    np.testing.assert_allclose(parts.means_, whole.means_, rtol=1e-10)


def test_more_runs_are_never_worse() -> None:
    bounds = [
        GaussianMixture(3, n_init=n, random_state=1, init_params="random", max_iter=500).fit(X).lower_bound_
        for n in (1, 4)
    ]
    assert bounds[1] >= bounds[0]


def test_the_run_says_why_it_stopped() -> None:
    assert GaussianMixture(2, random_state=0).fit(X).stop_ is Stop.CONVERGED
    with pytest.warns(ConvergenceWarning):
        assert GaussianMixture(2, random_state=0, max_iter=1).fit(X).stop_ is Stop.MAX_ITER


def test_no_iterations_leave_the_start() -> None:
    given = start(X, 3, "full")
    mixture = GaussianMixture(3, max_iter=0, **given).fit(X)
    np.testing.assert_allclose(mixture.means_, given["means_init"], rtol=1e-13)
    np.testing.assert_allclose(mixture.precisions_, given["precisions_init"], rtol=1e-12)
    assert mixture.n_iter_ == 0
    assert not mixture.converged_


def test_verbose_prints_runs_and_steps(capsys: pytest.CaptureFixture[str]) -> None:
    GaussianMixture(2, random_state=0, verbose=2, verbose_interval=1).fit(X)
    printed = capsys.readouterr().out
    assert printed.startswith("Initialization 0\n  Iteration 1\t time lapse")
    assert "Initialization converged." in printed


BAD_STARTS: list[tuple[dict[str, Any], str]] = [
    ({"weights_init": [0.5, 0.6]}, "normalized"),
    ({"weights_init": [1.5, -0.5]}, r"range \[0, 1\]"),
    ({"weights_init": [1.0]}, "shape"),
    ({"means_init": [[0.0, 0.0]]}, "shape"),
    ({"precisions_init": -np.ones((2, 3, 3))}, "positive-definite"),
    ({"precisions_init": np.ones((2, 3)), "covariance_type": "full"}, "shape"),
    ({"precisions_init": np.zeros((2, 3)), "covariance_type": "diag"}, "positive"),
    ({"n_components": 0}, "n_components"),
    ({"covariance_type": "round"}, "covariance_type"),
    ({"reg_covar": -1.0}, "reg_covar"),
    ({"init_params": "best"}, "init_params"),
    ({"n_components": 601}, "n_samples >= n_components"),
]


@pytest.mark.parametrize(("options", "words"), BAD_STARTS)
def test_bad_arguments_are_refused_in_words(options: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        GaussianMixture(**{"n_components": 2, "random_state": 0, **options}).fit(X)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_nan_and_infinity_are_refused(bad: float) -> None:
    spoilt: Doubles = X.copy()
    spoilt[4, 1] = bad
    with pytest.raises(ValueError, match=r"X\[4, 1\]"):
        GaussianMixture(2).fit(spoilt)


def test_before_fit_there_is_nothing_to_ask() -> None:
    with pytest.raises(NotFittedError):
        GaussianMixture(2).predict(X)
    with pytest.raises(NotFittedError):
        GaussianMixture(2).sample()


def test_no_samples_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="at least one sample"):
        GaussianMixture(1).fit(X).sample(0)


def test_results_do_not_hang_on_the_number_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    large = blobs(9000, 4, 3)
    several = GaussianMixture(3, random_state=0, init_params="random_from_data").fit(large)
    monkeypatch.setattr("mlfundamentals._core.parallel.n_threads", lambda: 1)
    alone = GaussianMixture(3, random_state=0, init_params="random_from_data").fit(large)
    np.testing.assert_array_equal(alone.means_, several.means_)
    np.testing.assert_array_equal(alone.lower_bounds_, several.lower_bounds_)
