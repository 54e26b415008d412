r"""A confidence interval for an accuracy                                   level 2 · about 9 minutes

Of n test samples, a classifier predicts k rightly. Compute Wilson's score interval for its accuracy: all
values $\pi$ that lie within z standard errors of the observed accuracy $p = k / n$, with the standard error
that $\pi$ itself implies, $|p - \pi| \le z \sqrt{\pi (1 - \pi) / n}$. Solved for $\pi$, its two ends are

$$\frac{p + \frac{z^2}{2n} \pm z \sqrt{\frac{p (1 - p)}{n} + \frac{z^2}{4n^2}}}{1 + \frac{z^2}{n}}.$$

What is judged
  - The result is the lower end and then the upper end.
  - For k = 0 the lower end is exactly 0.0, for k = n the upper end exactly 1.0, whatever rounding
    makes of the formula.
  - z is positive.
  - n below 1, k below 0 and k above n raise ValueError.
  - z may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/evaluation/wilson_interval.py
"""

import numpy as np


def wilson_interval(k: int, n: int, z: float = 1.959963984540054) -> tuple[float, float]:
    """Compute Wilson's score interval for a share k / n.

    k : int    how many samples are predicted rightly
    n : int    how many samples there are
    z : float  the quantile of the standard normal distribution; the default is that of a confidence of 95 %

    Returns a tuple of (float, float): the lower and the upper end.

    Raises ValueError where n is below 1, or k is not from 0 to n.

    >>> wilson_interval(9, 10)
    (0.5958499732047616, 0.9821237869049271)
    >>> wilson_interval(0, 4, 2.0)
    (0.0, 0.5)
    """
    raise NotImplementedError
