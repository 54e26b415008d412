r"""The logistic function, safely                                           level 2 · about 6 minutes

Compute $\sigma(z) = \frac{1}{1 + e^{-z}}$ for every entry of an array, without overflow.

What is judged
  - Entries may lie anywhere between -10000 and 10000. The relative error of every value stays below
    5e-13, also where the value is tiny: nothing is cut off. Only values below 1e-300 may be 0.0.
  - NumPy, with its default settings, raises no warning such as "overflow encountered in exp";
    silencing one with np.errstate is as good as avoiding it.
  - The result has the shape of z; for a 0-dimensional array it is a NumPy float or a 0-dimensional
    array.
  - The result holds floats also where z holds integers.
  - The call leaves z unchanged.
  - z may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/neural_network/sigmoid.py
"""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Compute the logistic function of every entry.

    z : float array of any shape  the entries, in any number of dimensions, also none

    Returns a float array of any shape: their values under the logistic function, in the shape
    of z.

    >>> sigmoid(np.array([0.0, 2.0, -1000.0]))
    array([0.5       , 0.88079708, 0.        ])
    """
    raise NotImplementedError
