"""How often the k nearest neighbors are wrong, each sample left out in turn   level 3 · about 15 minutes

Estimate the error of a classification by majority vote of the k nearest neighbors, for several k: predict
the label of every sample from all other samples, and count the share of samples that are predicted wrongly.

What is judged
  - A sample does not vote for itself; another sample at the same place does.
  - Of samples at the same distance (Euclidean), those with the lower index are nearer. Distances
    are either equal exactly, as between small whole numbers, or clearly different in float64.
  - Of labels with the same number of votes, the smaller label wins.
  - The result has one error for every entry of ks, in their order; ks may repeat, need not be
    sorted and may be empty.
  - A k below 1 or above n - 1 raises ValueError.
  - The call leaves X, y and ks unchanged.
  - X may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/neighbors/loo_knn_error.py
"""

import numpy as np


def loo_knn_error(X: np.ndarray, y: np.ndarray, ks: list[int]) -> np.ndarray:
    """Compute the leave-one-out error of the vote of the k nearest neighbors for every k.

    X  : float array (n, d)  the samples
    y  : int array (n,)      their labels, any integers
    ks : list of ints        the numbers of neighbors, each from 1 to n - 1

    Returns a float array (len(ks),): the share of samples that are predicted wrongly, for every
    k.

    Raises ValueError where a k is below 1 or above n - 1.

    >>> loo_knn_error(np.array([[0.0], [1.0], [5.0], [6.0]]), np.array([0, 0, 1, 0]), [1, 3])
    array([0.5 , 0.25])
    """
    raise NotImplementedError
