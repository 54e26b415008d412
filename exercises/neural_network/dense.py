r"""A dense layer                                                           level 1 · about 5 minutes

Compute the output of a dense layer for a batch of samples: with the samples as the rows of X (n samples, p
inputs), weights W (p inputs, h units) and biases b (h units), sample i gives $\sum_j x_{ij} w_{jk} + b_k$ at
unit k.

What is judged
  - The result has one row for every sample and one column for every unit.
  - Every unit has its own bias, added to its whole column.
  - X with another number of columns than W has rows, or b with another number of entries than W has
    columns, raises ValueError, also where NumPy could broadcast the shapes, or where W would fit
    transposed.
  - X and W always have two dimensions and b has one; there is at least one input and one unit.
  - A batch without samples gives a result without rows.
  - The call leaves X, W and b unchanged.
  - X, W and b may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/neural_network/dense.py
"""

import numpy as np


def dense(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Compute the output of a dense layer.

    X : float array (n, p)  the samples
    W : float array (p, h)  the weights, from every input to every unit
    b : float array (h,)    the bias of every unit

    Returns a float array (n, h): the output of every unit for every sample.

    Raises ValueError where the shapes do not fit together.

    >>> dense(np.array([[1.0, 2.0], [0.0, 1.0]]), np.array([[1.0, 0.0], [3.0, 4.0]]), np.array([10.0, 20.0]))
    array([[17., 28.],
           [13., 24.]])
    """
    raise NotImplementedError
