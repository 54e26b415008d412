r"""Log-sum-exp of every row                                                level 2 · about 7 minutes

Numbers that are too small or too large for floats are kept as their logarithms. To add such numbers, compute
for every row of A

$$s_i = \ln \sum_j e^{A_{ij}}$$

without leaving the range of floats on the way.

What is judged
  - Entries of any size up to 10 000, positive or negative, give the right result, although their
    exponentials overflow or vanish.
  - Rows may differ in size as much: a row near 10 000 does not disturb another near -10 000.
  - An entry may be -inf, the logarithm of 0: it adds nothing. A row of nothing but -inf gives -inf,
    not NaN.
  - With one column the result holds its entries; with no rows it has the shape (0,).
  - Entries are finite or -inf, never NaN or +inf, and there is at least one column. NumPy's
    warnings are not judged.
  - The call leaves A unchanged.
  - A may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/gaussian_mixture/logsumexp_rows.py
"""

import numpy as np


def logsumexp_rows(A: np.ndarray) -> np.ndarray:
    """Compute the logarithm of the sum of the exponentials of every row.

    A : float array (n, K)  logarithms, finite or -inf

    Returns a float array (n,): one logarithm for every row.

    >>> logsumexp_rows(np.array([[0.0, 0.0], [1000.0, 1000.0]]))
    array([6.93147181e-01, 1.00069315e+03])
    >>> logsumexp_rows(np.array([[-np.inf, 2.0], [-np.inf, -np.inf]]))
    array([  2., -inf])
    """
    raise NotImplementedError
