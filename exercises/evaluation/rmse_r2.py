r"""RMSE and R² of a regression                                             level 1 · about 7 minutes

Given the true values y of n samples and the values $\hat y$ predicted for them, compute two measures of how
good the predictions are: the root of the mean squared error, and the coefficient of determination,

$$\mathrm{RMSE} = \sqrt{\frac{\mathrm{SSE}}{n}}, \qquad R^2 = 1 - \frac{\mathrm{SSE}}{\mathrm{SST}}, \qquad
\mathrm{SSE} = \sum_i (y_i - \hat y_i)^2, \qquad \mathrm{SST} = \sum_i (y_i - \bar y)^2,$$

where $\bar y$ is the mean of the true values.

What is judged
  - The mean squared error divides by n.
  - R² may be negative: predictions can be worse than the mean of the true values.
  - Where all true values are equal, R² is 1.0 if all predictions are equal to them, and 0.0
    otherwise. Such values are whole numbers or eighths, so that their mean is exact; others differ
    by more than 0.001.
  - There is at least one sample. Where there is only one, all true values are equal.
  - The call leaves y and yhat unchanged.
  - y and yhat may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/evaluation/rmse_r2.py
"""

import numpy as np


def rmse_r2(y: np.ndarray, yhat: np.ndarray) -> tuple[float, float]:
    """Compute the root of the mean squared error and the coefficient of determination.

    y    : float array (n,)  the true values
    yhat : float array (n,)  the predicted values

    Returns a tuple of (float, float): RMSE and R².

    >>> rmse_r2(np.array([1.0, 2.0, 3.0, 6.0]), np.array([1.0, 2.0, 4.0, 5.0]))
    (0.7071067811865476, 0.8571428571428572)
    >>> rmse_r2(np.array([2.0, 2.0]), np.array([2.0, 5.0]))
    (2.1213203435596424, 0.0)
    """
    raise NotImplementedError
