r"""The logistic function, safely                                           level 2 · about 6 minutes

Compute $\sigma(z) = \frac{1}{1 + e^{-z}}$ for every entry of an array, without overflow.

What is judged
  - Entries may lie anywhere between -10000 and 10000; results are exact to rounding: far to the left 0.0, far
  to the right
    1.0, in between never cut off.
  - No warning of NumPy's is raised for any of them, such as "overflow encountered in exp".
  - The result has the shape of z; a 0-dimensional array, or a number, gives a NumPy float or a 0-dimensional
  array. - The result holds floats also where z holds integers.
  - The caller's z stays unchanged.
  - z may hold whole numbers as integers; the result is the same as for floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/neural_network/sigmoid.py
"""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Compute the logistic function of every entry.

    z : float array of any shape  the entries

    Returns a float array of any shape: their values under the logistic function, in the shape
    of z.

    >>> sigmoid(np.array([0.0, 2.0, -1000.0]))
    array([0.5       , 0.88079708, 0.        ])
    """
    raise NotImplementedError
