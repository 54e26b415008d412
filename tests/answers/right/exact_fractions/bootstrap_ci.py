"""right: means and quantiles as exact fractions, rounded once."""

from fractions import Fraction

import numpy as np


def bootstrap_ci(v: np.ndarray, idx: np.ndarray, alpha: float = 0.05) -> tuple[float, float]:
    """Compute the percentile interval of the mean from given resamples."""
    values = dict(enumerate(Fraction(float(x)) for x in v))
    try:
        means = sorted(sum(values[int(i)] for i in row) / len(values) for row in idx)
    except KeyError as error:
        raise ValueError(f"no value with the index {error}") from None

    def quantile(q: Fraction) -> float:
        whole, part = divmod(q * (len(means) - 1), 1)
        here = means[whole]
        return float(here if part == 0 else here + part * (means[whole + 1] - here))

    half = Fraction(float(alpha)) / 2
    return quantile(half), quantile(1 - half)
