r"""The mean cross-entropy                                                  level 2 · about 8 minutes

Given predicted probabilities P, one row for every sample and one column for every class, and the true
classes y, compute the mean over the samples of $-\ln p_i$, where $p_i$ is the probability that row i gives
to its own class y[i]. So that the logarithm stays finite, a probability below 1e-12 counts as 1e-12.

What is judged
  - Only the probability of the true class counts for a sample.
  - The logarithm is the natural one, and the mean is over samples.
  - A probability of 0, or any below 1e-12, counts as 1e-12; all others are taken as they are.
  - No samples raise ValueError.
  - P holds floats; labels in y run from 0 to K - 1. The result is a float of Python's or NumPy's.
  - The call leaves P and y unchanged.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/neural_network/cross_entropy.py
"""

import numpy as np


def cross_entropy(P: np.ndarray, y: np.ndarray) -> float:
    """Compute the mean cross-entropy of predicted probabilities.

    P : float array (n, K)  the predicted probabilities, every row a distribution over the classes
    y : int array (n,)      the true classes, from 0 to K - 1

    Returns a float: the mean cross-entropy in nats.

    Raises ValueError where there are no samples.

    >>> cross_entropy(np.array([[0.5, 0.25, 0.25], [0.0, 1.0, 0.0]]), np.array([1, 1]))
    0.6931471805599453
    """
    raise NotImplementedError
