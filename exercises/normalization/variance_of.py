r"""Find the variance of numbers that may lie far from zero                 level 2 · about 8 minutes

Give the mean squared distance of n numbers from their mean $\bar x$,
$$s^2 = \frac{1}{n - \mathrm{ddof}} \sum_i (x_i - \bar x)^2,$$
with `ddof` as the number that is subtracted from n in the divisor.

What is judged
  - n <= `ddof` raises ValueError, whatever the numbers are. `ddof` is 0 or above.
  - Numbers that are all equal have the variance 0.0, exactly.
  - Numerical care: where numbers lie far from zero and close together, such as 100000001.0 and
    100000003.0, their squares agree in nearly all digits that a float has. The variance keeps its
    digits all the same. This has points of its own; a formula that loses them there is right in
    everything else.
  - The call leaves x unchanged.
  - x may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/normalization/variance_of.py
"""

import numpy as np


def variance_of(x: np.ndarray, ddof: int = 0) -> float:
    """Find the mean squared distance from the mean.

    x    : float array (n,)  the numbers
    ddof : int               what is subtracted from n in the divisor

    Returns a float: the variance.

    Raises ValueError where there are no more than ddof numbers.

    >>> variance_of(np.array([1.0, 2.0, 6.0]))
    4.666666666666667
    >>> variance_of(np.array([2.0, 4.0]), 1)
    2.0
    """
    raise NotImplementedError
