"""How sure an estimate is: bootstrap and Wilson intervals."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any

import numpy as np
from jaxtyping import Float
from numpy.typing import NDArray

from mlfundamentals._core.blocks import row_blocks
from mlfundamentals._core.constraints import (
    CALLABLE,
    RANDOM_STATE,
    Constraints,
    Interval,
    Options,
    check_parameters,
)
from mlfundamentals._core.random import Seed, check_random_state
from mlfundamentals._core.validation import check_consistent_length

Statistic = Callable[..., Any]
"""statistic(*data) gives a number; if it takes `axis`, statistic(*data, axis=-1) one for each row."""

_BLOCK_BYTES = 1 << 22
_LEVEL = (Interval(Real, 0, 1, "neither"),)


@dataclass(frozen=True, slots=True)
class ConfidenceInterval:
    """An estimate, and an interval that holds the true value in the share `level` of repetitions."""

    estimate: float
    low: float
    high: float
    level: float
    method: str


@dataclass(frozen=True, slots=True)
class BootstrapInterval(ConfidenceInterval):
    """A bootstrap interval, with what it was made from."""

    distribution: NDArray[np.float64]  # (n_resamples,), the statistic of each resample

    @property
    def standard_error(self) -> float:
        """Standard deviation of the distribution."""
        return float(self.distribution.std(ddof=1))


def bootstrap_interval(
    *data: Any,
    statistic: Statistic = np.mean,
    level: float = 0.95,
    n_resamples: int = 9999,
    method: str = "bca",
    random_state: Seed = None,
) -> BootstrapInterval:
    """Confidence interval of a statistic, from resamples of the samples with replacement.

    data: arrays (n_samples,), resampled together, e.g. y_true and y_pred.
    statistic: of as many arrays; it is computed for many resamples at once if it takes `axis`.
    level: share of repetitions in which the interval is to hold the true value.
    method: "percentile"; or "bca", corrected for bias and for a spread that changes with the value.
    random_state: seed.

    Raises ValueError for no data, unequal lengths, and "bca" with fewer than two samples.
    Source: [efron1987].

    >>> found = bootstrap_interval([1.0, 2.0, 3.0, 4.0], random_state=0)
    >>> found.estimate, bool(found.low < 2.5 < found.high)
    (2.5, True)
    """
    values = {
        "statistic": statistic,
        "level": level,
        "n_resamples": n_resamples,
        "method": method,
        "random_state": random_state,
    }
    allowed: Constraints = {
        "statistic": (CALLABLE,),
        "level": _LEVEL,
        "n_resamples": (Interval(Integral, 2),),
        "method": (Options("percentile", "bca"),),
        "random_state": RANDOM_STATE,
    }
    check_parameters("bootstrap_interval", values, allowed)
    arrays = _check_data(data, least=2 if method == "bca" else 1)
    by_rows = _by_rows(statistic)
    estimate = float(by_rows(*(array[None, :] for array in arrays))[0])
    distribution = bootstrap_distribution(arrays, by_rows, n_resamples, check_random_state(random_state))
    shares = np.array([(1 - level) / 2, (1 + level) / 2])
    if method == "bca":
        shares = bca_shares(shares, estimate, distribution, jackknife(arrays, by_rows))
    low, high = np.quantile(distribution, shares)
    return BootstrapInterval(estimate, float(low), float(high), level, method, distribution)


def _check_data(data: Sequence[Any], least: int) -> list[NDArray[Any]]:
    if not data:
        raise ValueError("bootstrap_interval needs at least one array of data, got none.")
    arrays = [np.asarray(values) for values in data]
    for array in arrays:
        if array.ndim != 1:
            raise ValueError(f"Each array must have shape (n_samples,), got {array.shape}.")
    check_consistent_length(*(len(array) for array in arrays))
    if len(arrays[0]) < least:
        raise ValueError(f"At least {least} samples are needed, got {len(arrays[0])}.")
    return arrays


def _by_rows(statistic: Statistic) -> Callable[..., NDArray[np.float64]]:
    """The statistic as a function of matrices, whose rows are resamples."""
    try:
        vectorized = "axis" in inspect.signature(statistic).parameters
    except ValueError:
        vectorized = False
    if vectorized:
        return lambda *arrays: np.asarray(statistic(*arrays, axis=-1), dtype=np.float64)
    return lambda *arrays: np.array(
        [statistic(*rows) for rows in zip(*arrays, strict=True)], dtype=np.float64
    )


def bootstrap_distribution(
    arrays: Sequence[NDArray[Any]],
    by_rows: Callable[..., NDArray[np.float64]],
    n_resamples: int,
    rng: np.random.RandomState,
) -> Float[np.ndarray, " b"]:
    """The statistic of each of n_resamples resamples; a block of them is held at a time."""
    n_samples = len(arrays[0])
    parts = []
    for block in row_blocks(n_resamples, 8 * n_samples, block_bytes=_BLOCK_BYTES):
        chosen = rng.randint(0, n_samples, size=(block.stop - block.start, n_samples))
        parts.append(by_rows(*(array[chosen] for array in arrays)))
    return np.concatenate(parts)


def jackknife(
    arrays: Sequence[NDArray[Any]], by_rows: Callable[..., NDArray[np.float64]]
) -> Float[np.ndarray, " n"]:
    """The statistic without each one of the samples."""
    n_samples = len(arrays[0])
    parts = []
    for block in row_blocks(n_samples, 8 * n_samples, block_bytes=_BLOCK_BYTES):
        left_out = np.arange(block.start, block.stop)[:, None]
        kept = np.arange(n_samples - 1) + (np.arange(n_samples - 1) >= left_out)
        parts.append(by_rows(*(array[kept] for array in arrays)))
    return np.concatenate(parts)


def bca_shares(
    shares: Float[np.ndarray, " s"],
    estimate: float,
    distribution: Float[np.ndarray, " b"],
    without_one: Float[np.ndarray, " n"],
) -> Float[np.ndarray, " s"]:
    """Where to read the distribution in place of these shares.

    The bias is how far the estimate lies from the distribution's median, ties counted half; the acceleration
    comes from the skewness of the jackknife. An estimate outside of the distribution is taken to be half a
    resample inside it, so that the bias stays finite.
    Source: [efron1987], section 3.
    """
    from scipy.special import ndtr, ndtri

    n_resamples = len(distribution)
    below = (np.sum(distribution < estimate) + np.sum(distribution <= estimate)) / 2
    bias = ndtri(np.clip(below, 0.5, n_resamples - 0.5) / n_resamples)
    gaps = without_one.mean() - without_one
    scale = np.abs(gaps).max()
    gaps = gaps / scale if scale > 0 else gaps
    spread = np.sum(gaps**2) ** 1.5
    acceleration = np.sum(gaps**3) / (6 * spread) if spread > 0 else 0.0
    shifted = bias + ndtri(shares)
    return np.asarray(ndtr(bias + shifted / (1 - acceleration * shifted)))


def wilson_interval(n_successes: int, n_trials: int, *, level: float = 0.95) -> ConfidenceInterval:
    """Confidence interval of a proportion, such as an accuracy: right for few trials and near 0 and 1 too.

    n_successes: 0 .. n_trials, e.g. right predictions.  n_trials: at least 1.

    Raises InvalidParameterError for anything else.
    Source: [wilson1927].

    >>> found = wilson_interval(9, 10)
    >>> round(found.low, 4), round(found.high, 4)
    (0.5958, 0.9821)
    """
    from scipy.special import ndtri

    values = {"n_trials": n_trials, "level": level}
    check_parameters("wilson_interval", values, {"n_trials": (Interval(Integral, 1),), "level": _LEVEL})
    within = (Interval(Integral, 0, n_trials),)
    check_parameters("wilson_interval", {"n_successes": n_successes}, {"n_successes": within})
    share, z = n_successes / n_trials, float(ndtri((1 + level) / 2))
    middle = share + z**2 / (2 * n_trials)
    half = z * np.sqrt(share * (1 - share) / n_trials + z**2 / (4 * n_trials**2))
    whole = 1 + z**2 / n_trials
    low = 0.0 if n_successes == 0 else float((middle - half) / whole)
    high = 1.0 if n_successes == n_trials else float((middle + half) / whole)
    return ConfidenceInterval(share, low, high, level, "wilson")
