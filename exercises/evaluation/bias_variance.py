r"""Squared bias and variance of predictions                               level 2 · about 10 minutes

A model was fitted R times, each time to another training set, and predicts the target at the same m points.
Row r of `preds` holds the predictions of fit r, and `f` the true values, free of noise. At a point j the mean
prediction of the fits is $\bar p_j = \frac{1}{R} \sum_r p_{rj}$. Return the squared bias and the variance,
each of them averaged over the points:

$$\mathrm{bias}^2 = \frac{1}{m} \sum_j (\bar p_j - f_j)^2 \qquad
\mathrm{variance} = \frac{1}{m} \sum_j \frac{1}{R} \sum_r (p_{rj} - \bar p_j)^2$$

Together they are the mean squared error $\frac{1}{mR} \sum_{r,j} (p_{rj} - f_j)^2$.

What is judged
  - The variance has the divisor R, so that it is 0 for a single fit.
  - R and m are at least 1.
  - The call leaves preds and f unchanged.
  - preds and f may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/evaluation/bias_variance.py
"""

import numpy as np


def bias_variance(preds: np.ndarray, f: np.ndarray) -> tuple[float, float]:
    """Split the mean squared error of predictions into squared bias and variance.

    preds : float array (R, m)  the predictions, one fit a row, one point a column
    f     : float array (m,)    the true values at the points

    Returns a tuple of (float, float): the squared bias and the variance, both averaged over the
    points.

    >>> bias_variance(np.array([[1.0, 4.0], [3.0, 4.0]]), np.array([2.0, 1.0]))
    (4.5, 0.5)
    """
    raise NotImplementedError
