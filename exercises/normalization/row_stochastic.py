r"""Make every row a distribution                                           level 2 · about 7 minutes

Scale every row of a matrix of non-negative weights so that it sums to 1: entry $a_{ij}$ becomes
$a_{ij} / \sum_k a_{ik}$. A row without any weight becomes the uniform distribution: each of its m entries
becomes 1/m.

What is judged
  - Every row is scaled by its own sum; the sum of every row of the result is 1.
  - In a row of zeros every entry becomes 1/m.
  - A negative entry anywhere raises ValueError.
  - There is at least one column. A matrix without rows gives a matrix without rows.
  - The call leaves A unchanged.
  - A may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/normalization/row_stochastic.py
"""

import numpy as np


def row_stochastic(A: np.ndarray) -> np.ndarray:
    """Scale every row to sum 1; a row of zeros becomes uniform.

    A : float array (n, m)  the weights, none of them negative

    Returns a float array (n, m): the rows as distributions.

    Raises ValueError where an entry is negative.

    >>> row_stochastic(np.array([[1.0, 3.0, 4.0], [0.0, 0.0, 0.0]]))
    array([[0.125     , 0.375     , 0.5       ],
           [0.33333333, 0.33333333, 0.33333333]])
    """
    raise NotImplementedError
