r"""Softmax of every row                                                    level 2 · about 7 minutes

Turn every row of scores into probabilities:

$$P_{ij} = \frac{e^{Z_{ij}}}{\sum_{l} e^{Z_{il}}}$$

What is judged
  - Every row is treated by itself: its entries are positive or 0 and sum to 1.
  - Scores of any size up to 10 000, positive or negative, give the right result, although the
    exponentials in the formula may overflow or vanish.
  - Rows may differ in size as much: a row near 10 000 does not disturb another near -10 000.
  - The result has the shape of `Z`; a matrix with one column gives ones. There is at least one row
    and one column.
  - The call leaves Z unchanged.
  - Z may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/neural_network/softmax_rows.py
"""

import numpy as np


def softmax_rows(Z: np.ndarray) -> np.ndarray:
    """Apply softmax to every row of Z.

    Z : float array (n, K)  scores

    Returns a float array (n, K): the probabilities, every row summing to 1.

    >>> softmax_rows(np.array([[0.0, 0.0], [1.0, 3.0]]))
    array([[0.5       , 0.5       ],
           [0.11920292, 0.88079708]])
    """
    raise NotImplementedError
