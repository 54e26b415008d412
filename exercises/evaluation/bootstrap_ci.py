r"""Bootstrap interval of a mean                                           level 2 · about 11 minutes

How sure is a mean? Draw samples of n values with replacement from the n values that there are, and see how
far their means spread. The drawing is done already: row b of `idx` holds the indices of resample b, whose
values are `v[idx[b]]`. Take the mean of every resample, and return the percentile interval with the error
probability $\alpha$: the $\alpha/2$ and the $1 - \alpha/2$ quantile of these B means. With 1 for every right
answer of a classifier and 0 for every wrong one, this is a confidence interval of its accuracy.

What is judged
  - The quantile q of the B means lies at position q (B - 1) of them in ascending order, counted
    from 0, and is interpolated linearly between the two means around it, as np.quantile does by
    default.
  - An entry of idx below 0 or above n - 1 raises ValueError.
  - n and B are at least 1, and 0 < alpha < 1.
  - The call leaves v and idx unchanged.
  - v and alpha may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/evaluation/bootstrap_ci.py
"""

import numpy as np


def bootstrap_ci(v: np.ndarray, idx: np.ndarray, alpha: float = 0.05) -> tuple[float, float]:
    """Compute the percentile interval of the mean from given resamples.

    v     : float array (n,)  the values
    idx   : int array (B, n)  the indices into v of every resample, one resample a row
    alpha : float             the probability left outside of the interval, half of it on each side

    Returns a tuple of (float, float): the lower and the upper end of the interval.

    Raises ValueError when an entry of idx is below 0 or above n - 1.

    >>> bootstrap_ci(np.array([1.0, 0.0, 1.0, 1.0]), np.array([[0, 1, 2, 3], [1, 1, 0, 2], [3, 3, 0, 1], [1, 1, 1, 0]]), 0.5)
    (0.4375, 0.75)
    """
    raise NotImplementedError
