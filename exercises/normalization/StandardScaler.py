r"""A scaler that learns from one set and scales others                    level 2 · about 12 minutes

Write a scaler as a class. `fit` learns the mean $\bar x_j$ and the standard deviation
$s_j = \sqrt{\frac{1}{n} \sum_i (x_{ij} - \bar x_j)^2}$ of every column; `transform` maps an entry $x$ of
column j to $(x - \bar x_j) / s_j$; `inverse_transform` maps it back.

What is judged
  - `transform` uses what `fit` learned, whatever set it is given.
  - Where the standard deviation is 0, the divisor is 1.
  - `inverse_transform` undoes `transform`, also in such columns.
  - A second `fit` forgets the first one.
  - The attributes `mean` and `scale` hold, after `fit`, the means and the divisors, one for every
    column.
  - What `fit` returns is not judged. `fit` gets at least one row.
  - The call leaves X, X_new, Z and X_other unchanged.
  - X, X_new, Z and X_other may come as integers (int64 in arrays); the result is the same, in
    floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - What a method has returned stays as it is when other methods are called.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/normalization/StandardScaler.py
"""

import numpy as np


class StandardScaler:
    """Scales columns to mean 0 and standard deviation 1 of the set that it was fitted to.

    >>> model = StandardScaler()
    >>> _ = model.fit(np.array([[1.0, 7.0], [3.0, 7.0]]))
    >>> model.transform(np.array([[4.0, 9.0]]))
    array([[2., 2.]])
    >>> model.inverse_transform(np.array([[1.0, 1.0]]))
    array([[3., 8.]])
    >>> model.mean
    array([2., 7.])
    >>> model.scale
    array([1., 1.])
    >>> _ = model.fit(np.array([[0.0, 0.0], [8.0, 4.0]]))
    >>> model.transform(np.array([[4.0, 9.0]]))
    array([[0. , 3.5]])
    """

    def __init__(self) -> None:
        """Begin without any statistics."""
        raise NotImplementedError

    def fit(self, X: np.ndarray) -> "StandardScaler":
        """Learn mean and standard deviation of every column.

        X : float array (n, d)  the samples to learn from

        Returns a "StandardScaler": the scaler itself.
        """
        raise NotImplementedError

    def transform(self, X: np.ndarray) -> np.ndarray:
        """Scale samples by what fit learned.

        X : float array (m, d)  the samples to be scaled

        Returns a float array (m, d): the scaled samples.
        """
        raise NotImplementedError

    def inverse_transform(self, Z: np.ndarray) -> np.ndarray:
        """Map scaled samples back.

        Z : float array (k, d)  scaled samples

        Returns a float array (k, d): the samples in their old units.
        """
        raise NotImplementedError
