r"""Fill missing entries with the mean of their column                      level 1 · about 7 minutes

In a matrix of samples (rows) and features (columns), missing entries are NaN. Replace each of them by the
arithmetic mean of the known entries of its own column: where $K_j$ holds the rows in which column $j$ is
known, a missing $X_{ij}$ becomes $\frac{1}{|K_j|} \sum_{k \in K_j} X_{kj}$.

What is judged
  - Known entries stay as they are.
  - In a column without any known entry, every entry becomes 0.0.
  - A matrix without missing entries comes back with the same values, as floats.
  - A matrix without rows gives a matrix without rows, with as many columns.
  - Positive or negative infinity anywhere in the matrix raises ValueError.
  - The call leaves X unchanged.
  - X may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/data_cleaning/impute_column_mean.py
"""

import numpy as np


def impute_column_mean(X: np.ndarray) -> np.ndarray:
    """Replace every NaN by the mean of the known entries of its column.

    X : float array (n, d)  the samples, missing entries are NaN

    Returns a float array (n, d): the samples with all entries known.

    Raises ValueError where an entry is infinite.

    >>> impute_column_mean(np.array([[1.0, np.nan], [np.nan, 4.0], [2.0, 6.0]]))
    array([[1. , 5. ],
           [1.5, 4. ],
           [2. , 6. ]])
    """
    raise NotImplementedError
