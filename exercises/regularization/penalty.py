r"""The L1 or the L2 penalty                                                level 1 · about 4 minutes

Return what a regularized model adds to its loss for the coefficients w:

- `kind` "l1", the lasso: $\lambda \sum_j |w_j|$
- `kind` "l2", ridge: $\frac{\lambda}{2} \sum_j w_j^2$

What is judged
  - The L2 penalty is halved, the L1 penalty is not.
  - No coefficients have the penalty 0.0.
  - lam < 0 raises ValueError, also for an empty `w`.
  - Any other `kind` raises ValueError, also for an empty `w`: only "l1" and "l2" are known, in
    small letters.
  - The call leaves w unchanged.
  - w and lam may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/regularization/penalty.py
"""

import numpy as np


def penalty(w: np.ndarray, lam: float, kind: str) -> float:
    """Penalize coefficients for their size.

    w    : float array (d,)  the coefficients
    lam  : float             the strength of the penalty, lam >= 0
    kind : str               "l1" or "l2"

    Returns a float: the penalty. Raises ValueError when lam < 0 or when kind is anything else.

    >>> penalty(np.array([3.0, -4.0]), 0.5, 'l1')
    3.5
    >>> penalty(np.array([3.0, -4.0]), 0.5, 'l2')
    6.25
    """
    raise NotImplementedError
