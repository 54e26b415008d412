r"""Soft thresholding                                                       level 1 · about 6 minutes

Shrink every entry of z towards zero by t, and stop at zero:

$$S_t(z) = \operatorname{sign}(z) \, \max(|z| - t, 0)$$

This is the step that makes the lasso set coefficients to zero: $S_t(z)$ minimizes
$\frac{1}{2} (v - z)^2 + t \, |v|$ over $v$.

What is judged
  - `z` may have any number of dimensions from 1 on, and is never empty; the result has the same
    shape.
  - An entry with $|z| \le t$ becomes 0, also where $|z| = t$.
  - With `t` = 0 the values are those of `z`.
  - t < 0 raises ValueError.
  - The call leaves z unchanged.
  - z and t may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/regularization/soft_threshold.py
"""

import numpy as np


def soft_threshold(z: np.ndarray, t: float) -> np.ndarray:
    """Shrink every entry of z towards zero by t.

    z : float array of any shape  numbers, in one dimension or more
    t : float                     by how much, t >= 0

    Returns a float array of any shape: the shrunken numbers, in the shape of z. Raises
    ValueError when t < 0.

    >>> soft_threshold(np.array([3.0, 0.5, -2.0]), 1.0)
    array([ 2.,  0., -1.])
    """
    raise NotImplementedError
