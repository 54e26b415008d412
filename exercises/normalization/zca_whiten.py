r"""Whiten without rotating                                                level 4 · about 20 minutes

Whitening maps samples to others whose columns have no correlation and the variance 1. Of all maps that do so,
this one changes the samples least. With $X_c$ the matrix $X$ with its column means taken away, and

$$S = \frac{1}{n} X_c^\top X_c,$$

return $X_c \, S^{-1/2}$. The root is the symmetric one: if $S = \sum_j \lambda_j v_j v_j^\top$ with
orthonormal eigenvectors $v_j$, then

$$S^{-1/2} = \sum_j \frac{1}{\sqrt{\lambda_j}} \, v_j v_j^\top,$$

which does not depend on the signs of the eigenvectors, nor on their choice where eigenvalues are equal.

What is judged
  - $S$ has the divisor n.
  - The result has the shape of X: the samples are not given in the coordinates of the eigenvectors.
  - Where columns depend on each other, $S$ has no inverse: leave out of the sum the terms with
    $\lambda_j \le 10^{-12} \lambda_{\max}$. (Columns that are not dependent have $\lambda_j$ of at
    least $10^{-8} \lambda_{\max}$.)
  - That limit is relative, and nothing is added to an eigenvalue: the variances of all columns may
    be as small as 1e-18.
  - There may be more columns than rows.
  - A constant column becomes 0; so does a single row. Constants are whole numbers or eighths, so
    that nothing is left of them when they are centered.
  - X has at least one row and one column.
  - The call leaves X unchanged.
  - X may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/normalization/zca_whiten.py
"""

import numpy as np


def zca_whiten(X: np.ndarray) -> np.ndarray:
    """Center samples and multiply them by the symmetric inverse root of their covariance matrix.

    X : float array (n, d)  the samples

    Returns a float array (n, d): the whitened samples.

    >>> zca_whiten(np.array([[0.0, 1.0], [4.0, 3.0], [2.0, 5.0]]))
    array([[-1.       , -1.       ],
           [ 1.3660254, -0.3660254],
           [-0.3660254,  1.3660254]])
    >>> zca_whiten(np.array([[3.0, 5.0], [1.0, 5.0]]))
    array([[ 1.,  0.],
           [-1.,  0.]])
    """
    raise NotImplementedError
