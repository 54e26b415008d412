"""Drop the samples that are not complete                                  level 1 · about 5 minutes

Of a matrix of samples (rows) and their labels, keep the samples without any missing entry, each with its own
label. Missing entries are NaN.

What is judged
  - A sample with one missing entry or more is dropped, whatever its other entries are.
  - The samples that stay keep their order, and labels stay with their samples.
  - If no sample is complete, the result has no rows but as many columns as X, and no labels.
  - Infinity is a known entry.
  - The call leaves X and y unchanged.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/data_cleaning/drop_incomplete.py
"""

import numpy as np


def drop_incomplete(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Keep the samples without missing entries, and their labels.

    X : float array (n, d)  the samples, missing entries are NaN
    y : int array (n,)      their labels

    Returns a tuple of (float array (m, d), int array (m,)): the complete samples and their
    labels.

    >>> drop_incomplete(np.array([[1.0, 2.0], [np.nan, 3.0], [4.0, 5.0]]), np.array([0, 1, 1]))
    (array([[1., 2.],
           [4., 5.]]), array([0, 1]))
    """
    raise NotImplementedError
