"""Intervals and paired tests: closed forms, SciPy, and how often they are right."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mlfundamentals.metrics import roc_auc_score
from mlfundamentals.model_selection import (
    bootstrap_interval,
    corrected_resampled_ttest,
    mcnemar_of_counts,
    mcnemar_test,
    wilson_interval,
)


@given(st.integers(1, 500), st.integers(0, 500), st.sampled_from([0.5, 0.9, 0.95, 0.999]))
def test_wilson_as_scipy(n_trials: int, n_successes: int, level: float) -> None:
    n_successes = min(n_successes, n_trials)
    expected = stats.binomtest(n_successes, n_trials).proportion_ci(level, method="wilson")
    found = wilson_interval(n_successes, n_trials, level=level)
    np.testing.assert_allclose((found.low, found.high), expected, rtol=1e-10, atol=1e-14)
    assert 0.0 <= found.low <= found.estimate <= found.high <= 1.0


def test_wilson_bounds_solve_the_score_equation() -> None:
    found = wilson_interval(37, 50)
    for bound in (found.low, found.high):
        z = (found.estimate - bound) / np.sqrt(bound * (1 - bound) / 50)
        assert abs(z) == pytest.approx(stats.norm.ppf(0.975), rel=1e-12)


@pytest.mark.parametrize(
    ("n_successes", "n_trials", "level"), [(-1, 5, 0.9), (6, 5, 0.9), (0, 0, 0.9), (1, 5, 1.0)]
)
def test_wilson_refuses(n_successes: int, n_trials: int, level: float) -> None:
    with pytest.raises(ValueError, match="parameter of wilson_interval"):
        wilson_interval(n_successes, n_trials, level=level)


@given(st.integers(0, 60), st.integers(0, 60))
def test_mcnemar_as_scipy(only_first: int, only_second: int) -> None:
    exact = mcnemar_of_counts(only_first, only_second)
    total = only_first + only_second
    assert exact.pvalue == pytest.approx(
        stats.binomtest(only_first, total).pvalue if total else 1.0, rel=1e-12
    )
    chi2 = mcnemar_of_counts(only_first, only_second, method="chi2")
    statistic = max(abs(only_first - only_second) - 1, 0) ** 2 / total if total else 0.0
    assert chi2.statistic == statistic
    assert chi2.pvalue == pytest.approx(stats.chi2.sf(statistic, 1), rel=1e-12)
    assert exact.pvalue == mcnemar_of_counts(only_second, only_first).pvalue


def test_mcnemar_counts_who_alone_is_right() -> None:
    rng = np.random.default_rng(0)
    true, first, second = rng.integers(0, 3, (3, 200))
    found = mcnemar_test(true, first, second)
    assert found.n_only_first == sum(a == t != b for t, a, b in zip(true, first, second, strict=True))
    assert found == mcnemar_of_counts(found.n_only_first, found.n_only_second)
    assert mcnemar_test(true, first, first).pvalue == 1.0


@pytest.mark.parametrize("method", ["exact", "chi2"])
def test_mcnemar_keeps_its_level_under_the_null(method: str) -> None:
    rng = np.random.default_rng(1)
    counts = rng.binomial(40, 0.5, 2000)
    rejected = [mcnemar_of_counts(int(c), 40 - int(c), method=method).pvalue < 0.05 for c in counts]
    assert np.mean(rejected) < 0.06


def test_mcnemar_refuses() -> None:
    with pytest.raises(ValueError, match="inconsistent"):
        mcnemar_test([0, 1], [0, 1], [0])
    with pytest.raises(ValueError, match=r"y_first must have shape \(n_samples,\)"):
        mcnemar_test([0, 1], [[0, 1]], [0, 1])
    with pytest.raises(ValueError, match="'method' parameter"):
        mcnemar_of_counts(1, 2, method="mid-p")


def test_the_corrected_t_of_independent_test_sets_is_the_paired_t() -> None:
    rng = np.random.default_rng(2)
    first, second = rng.normal(size=(2, 12))
    plain = stats.ttest_rel(first, second)
    found = corrected_resampled_ttest(first, second, n_train=10**12, n_test=1)
    assert found.statistic == pytest.approx(plain.statistic, rel=1e-9)
    assert found.pvalue == pytest.approx(plain.pvalue, rel=1e-9)
    corrected = corrected_resampled_ttest(first, second, n_train=90, n_test=10)
    assert corrected.statistic == pytest.approx(plain.statistic / np.sqrt(1 + 12 / 9), rel=1e-12)
    assert corrected.pvalue == pytest.approx(2 * stats.t.sf(abs(corrected.statistic), 11), rel=1e-12)
    assert corrected.mean_difference == pytest.approx(np.mean(first - second))


def test_differences_without_spread() -> None:
    assert corrected_resampled_ttest([0.5, 0.5], [0.5, 0.5], n_train=9, n_test=1).pvalue == 1.0
    certain = corrected_resampled_ttest([0.5, 0.5], [0.75, 0.75], n_train=9, n_test=1)
    assert (certain.statistic, certain.pvalue) == (-np.inf, 0.0)


@pytest.mark.parametrize(
    ("first", "second", "n_train", "message"),
    [
        ([0.5], [0.4], 9, "minimum of 2"),
        ([0.5, 0.4], [0.4, 0.3, 0.2], 9, "inconsistent"),
        ([0.5, np.nan], [0.4, 0.3], 9, "NaN"),
        ([0.5, 0.4], [0.4, 0.3], 0, "'n_train' parameter"),
    ],
)
def test_the_corrected_t_refuses(first: Any, second: Any, n_train: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        corrected_resampled_ttest(first, second, n_train=n_train, n_test=1)


@pytest.mark.parametrize("method", ["percentile", "bca"])
@pytest.mark.parametrize("statistic", [np.mean, np.median, np.std])
def test_bootstrap_intervals_as_scipy_from_the_same_distribution(method: str, statistic: Any) -> None:
    data = np.random.default_rng(3).exponential(size=40)
    found = bootstrap_interval(data, statistic=statistic, method=method, random_state=0, n_resamples=999)
    given_distribution = SimpleNamespace(bootstrap_distribution=found.distribution)
    expected = stats.bootstrap(
        (data,),
        statistic,
        n_resamples=0,
        bootstrap_result=given_distribution,
        method={"percentile": "percentile", "bca": "BCa"}[method],
    )
    np.testing.assert_allclose((found.low, found.high), expected.confidence_interval, rtol=1e-12)
    assert found.standard_error == pytest.approx(expected.standard_error, rel=1e-12)
    assert found.estimate == pytest.approx(statistic(data))


def test_samples_are_drawn_together_and_loops_give_the_same() -> None:
    rng = np.random.default_rng(4)
    y = rng.integers(0, 2, 60)
    scores = rng.normal(size=60) + y

    def difference(a: Any, b: Any, axis: int = -1) -> Any:
        return np.mean(b - a, axis=axis)

    vectorized = bootstrap_interval(y, scores, statistic=difference, random_state=1, n_resamples=500)
    looped = bootstrap_interval(
        y, scores, statistic=lambda a, b: np.mean(b - a), random_state=1, n_resamples=500
    )
    np.testing.assert_allclose(vectorized.distribution, looped.distribution, rtol=1e-13)
    paired = bootstrap_interval(y, scores, statistic=roc_auc_score, random_state=1, n_resamples=200)
    assert paired.low < roc_auc_score(y, scores) < paired.high <= 1.0


def test_the_same_seed_gives_the_same_interval_and_blocks_do_not_matter() -> None:
    data = np.random.default_rng(5).normal(size=3000)
    first, second = (bootstrap_interval(data, random_state=7, n_resamples=400) for _ in range(2))
    np.testing.assert_array_equal(first.distribution, second.distribution)
    assert len(first.distribution) == 400
    assert first.low < data.mean() < first.high
    expected = data.std() / np.sqrt(3000)
    assert first.standard_error == pytest.approx(expected, rel=0.1)


@pytest.mark.parametrize("method", ["percentile", "bca"])
def test_intervals_hold_the_truth_about_as_often_as_they_say(method: str) -> None:
    rng = np.random.default_rng(6)
    hits = 0
    for seed in range(150):
        found = bootstrap_interval(
            rng.normal(size=50), method=method, random_state=seed, n_resamples=400, level=0.9
        )
        hits += found.low < 0.0 < found.high
    assert 0.82 < hits / 150 < 0.96


@pytest.mark.parametrize("offset", [0.0, 1e8])
@pytest.mark.parametrize("scale", [1e-150, 1.0, 1e100])
def test_bca_follows_offset_and_scale(offset: float, scale: float) -> None:
    data = np.round(np.random.default_rng(7).exponential(size=30) * 2**10) / 2**10
    plain = bootstrap_interval(data, random_state=0, n_resamples=300)
    moved = bootstrap_interval(scale * (data + offset), random_state=0, n_resamples=300)
    assert moved.low / scale - offset == pytest.approx(plain.low, rel=1e-6)
    assert moved.high / scale - offset == pytest.approx(plain.high, rel=1e-6)


def test_constant_data_have_an_interval_of_one_point() -> None:
    found = bootstrap_interval([2.0] * 5, random_state=0, n_resamples=50)
    assert (found.low, found.estimate, found.high) == (2.0, 2.0, 2.0)


def test_an_estimate_outside_of_its_distribution() -> None:
    found = bootstrap_interval(
        np.arange(30.0), statistic=lambda x: len(np.unique(x)), random_state=0, n_resamples=50
    )
    assert found.estimate == 30.0
    assert np.isfinite([found.low, found.high]).all()


@pytest.mark.parametrize(
    ("data", "options", "message"),
    [
        ((), {}, "at least one array"),
        (([1.0, 2.0], [1.0]), {}, "inconsistent"),
        (([[1.0, 2.0]],), {}, r"shape \(n_samples,\)"),
        (([1.0],), {}, "At least 2 samples"),
        (([1.0, 2.0],), {"level": 1.0}, "'level' parameter"),
        (([1.0, 2.0],), {"method": "basic"}, "'method' parameter"),
        (([1.0, 2.0],), {"n_resamples": 1}, "'n_resamples' parameter"),
    ],
)
def test_the_bootstrap_refuses(data: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        bootstrap_interval(*data, **options)


def test_a_statistic_without_a_signature() -> None:
    found = bootstrap_interval([1.0, 2.0, 4.0], statistic=max, random_state=0, n_resamples=100)
    assert found.estimate == 4.0
