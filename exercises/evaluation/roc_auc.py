r"""The area under the ROC curve                                           level 3 · about 14 minutes

Given the true classes of samples, 0 or 1, and scores that should be higher for class 1, compute the area
under the ROC curve. It is the probability that the score $s^+$ of a random sample of class 1 is higher than
the score $s^-$ of a random sample of class 0, where equal scores count one half:

$$\mathrm{AUC} = P(s^+ > s^-) + \tfrac12\, P(s^+ = s^-).$$

Every pair of a sample of class 1 with one of class 0 has the same weight.

What is judged
  - A pair with equal scores counts one half; the order in which the samples come changes nothing.
  - Scores are any finite numbers, however close to each other; only their order counts, and an area
    may lie below 1/2.
  - Samples of one class only raise ValueError; so do no samples.
  - y holds only 0 and 1.
  - The call leaves y and scores unchanged.
  - scores may come as integers (int64 in arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/evaluation/roc_auc.py
"""

import numpy as np


def roc_auc(y: np.ndarray, scores: np.ndarray) -> float:
    """Compute the share of pairs of a positive and a negative sample that the scores put in order.

    y      : int array (n,)    the true classes, 0 or 1
    scores : float array (n,)  one for every sample, the higher the more likely it is of class 1

    Returns a float: the area under the ROC curve.

    Raises ValueError where all samples are of one class.

    >>> roc_auc(np.array([0, 1, 0, 1]), np.array([0.1, 0.8, 0.4, 0.3]))
    0.75
    >>> roc_auc(np.array([0, 1, 0, 1]), np.array([0.1, 0.8, 0.4, 0.4]))
    0.875
    """
    raise NotImplementedError
