"""Is one model better than another? Tests on paired results."""

from __future__ import annotations

import math
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any

import numpy as np

from mlfundamentals._core.constraints import Constraints, Interval, Options, check_parameters
from mlfundamentals._core.validation import check_array, check_consistent_length


@dataclass(frozen=True, slots=True)
class McNemarResult:
    """Which of two classifiers is right where the other is wrong."""

    n_only_first: int  # samples that only the first one has right
    n_only_second: int
    statistic: float  # the smaller of the two counts for "exact", otherwise chi-squared
    pvalue: float  # two-sided
    method: str


@dataclass(frozen=True, slots=True)
class PairedTTestResult:
    """Mean difference of two models' scores."""

    mean_difference: float  # first minus second
    standard_error: float  # corrected for the overlap of the training sets
    statistic: float  # t
    degrees_of_freedom: int
    pvalue: float  # two-sided


def mcnemar_test(y_true: Any, y_first: Any, y_second: Any, *, method: str = "exact") -> McNemarResult:
    """Do two classifiers err equally often on the same samples?

    y_true: labels (n_samples,).  y_first, y_second: the predictions of both.
    method: "exact" for the binomial test; "chi2" for chi-squared with continuity correction, good from about
    25 samples on that only one of them has right.

    Raises ValueError for unequal lengths, and arrays of another shape.
    Source: [mcnemar1947], the correction [edwards1948].

    >>> mcnemar_test([1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 1, 0], [0, 0, 0, 0, 0, 0]).pvalue
    0.0625
    """
    true, first, second = (np.asarray(values) for values in (y_true, y_first, y_second))
    for name, values in (("y_true", true), ("y_first", first), ("y_second", second)):
        if values.ndim != 1:
            raise ValueError(f"{name} must have shape (n_samples,), got {values.shape}.")
    check_consistent_length(len(true), len(first), len(second))
    first_right, second_right = first == true, second == true
    only_first = int(np.count_nonzero(first_right & ~second_right))
    only_second = int(np.count_nonzero(second_right & ~first_right))
    return mcnemar_of_counts(only_first, only_second, method=method)


def mcnemar_of_counts(n_only_first: int, n_only_second: int, *, method: str = "exact") -> McNemarResult:
    """The same, from the numbers of samples that only one of the two has right.

    >>> mcnemar_of_counts(10, 20, method="chi2").statistic
    2.7
    """
    from scipy.special import bdtr, chdtrc

    values = {"method": method, "n_only_first": n_only_first, "n_only_second": n_only_second}
    count = (Interval(Integral, 0),)
    allowed: Constraints = {
        "method": (Options("exact", "chi2"),),
        "n_only_first": count,
        "n_only_second": count,
    }
    check_parameters("mcnemar_of_counts", values, allowed)
    fewer, total = min(n_only_first, n_only_second), n_only_first + n_only_second
    if method == "exact":
        statistic = float(fewer)
        pvalue = min(1.0, 2.0 * float(bdtr(fewer, total, 0.5))) if total else 1.0
    else:
        gap = max(abs(n_only_first - n_only_second) - 1, 0)
        statistic = gap**2 / total if total else 0.0
        pvalue = float(chdtrc(1, statistic))
    return McNemarResult(int(n_only_first), int(n_only_second), statistic, pvalue, method)


def corrected_resampled_ttest(
    scores_first: Any, scores_second: Any, *, n_train: int, n_test: int
) -> PairedTTestResult:
    """Do two models score equally in repeated splits of one data set?

    The training sets of the splits overlap, so their scores are not independent, and the usual paired t-test
    finds far too many differences. Here the variance of the mean is (1/n_splits + n_test/n_train) times that
    of the differences.

    scores_first, scores_second: (n_splits,), of the same splits.
    n_train, n_test: the numbers of samples of one split, or both as shares.

    Raises ValueError for fewer than two splits, unequal lengths, and sizes that are not positive.
    Source: [nadeau2003].

    >>> first, second = [0.9, 0.8, 0.85, 0.95], [0.8, 0.75, 0.85, 0.8]
    >>> round(corrected_resampled_ttest(first, second, n_train=90, n_test=10).statistic, 3)
    1.934
    """
    positive = (Interval(Real, 0, None, "neither"),)
    sizes = {"n_train": n_train, "n_test": n_test}
    check_parameters("corrected_resampled_ttest", sizes, {"n_train": positive, "n_test": positive})
    first = check_array(scores_first, name="scores_first", ndim=1, min_samples=2)
    second = check_array(scores_second, name="scores_second", ndim=1, min_samples=2)
    check_consistent_length(len(first), len(second))
    differences = first - second
    variance = (1 / len(first) + n_test / n_train) * float(differences.var(ddof=1))
    return _ttest(float(differences.mean()), math.sqrt(variance), len(first) - 1)


def _ttest(mean: float, error: float, degrees_of_freedom: int) -> PairedTTestResult:
    """t and its two-sided p; differences that are all 0 show nothing, all equal and not 0 everything."""
    from scipy.special import stdtr

    certain = math.copysign(math.inf, mean) if mean else 0.0
    statistic = mean / error if error > 0 else certain
    pvalue = min(1.0, 2.0 * float(stdtr(degrees_of_freedom, -abs(statistic))))
    return PairedTTestResult(mean, error, statistic, degrees_of_freedom, pvalue)
