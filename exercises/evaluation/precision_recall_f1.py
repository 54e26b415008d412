r"""Precision, recall and F1 of several classes                            level 2 · about 11 minutes

Given a confusion matrix of K classes, whose rows are the true classes and whose columns the predicted ones,
compute precision, recall and F1. Take one class at a time for the positive one, with TP, FP and FN its true
positives, false positives and false negatives:

$$\text{precision} = \frac{TP}{TP + FP}, \qquad \text{recall} = \frac{TP}{TP + FN}, \qquad
F_1 = \frac{2\,TP}{2\,TP + FP + FN}.$$

With `average` "macro", compute all three for every class, and return the mean of each over the classes. With
"micro", add up TP, FP and FN over the classes first, and then compute all three once.

What is judged
  - A quotient 0 / 0 counts as 0.0: the precision of a class that is never predicted, the recall of
    a class without samples, all three where there are no samples at all.
  - The macro averages are plain means over all K classes, of F1 too: each class has the same
    weight, those without samples included.
  - An average other than "macro" and "micro" raises ValueError.
  - The matrix has at least one class, and holds counts: integers, 0 or above.
  - The call leaves cm unchanged.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/evaluation/precision_recall_f1.py
"""

import numpy as np


def precision_recall_f1(cm: np.ndarray, average: str) -> tuple[float, float, float]:
    """Average precision, recall and F1 over the classes.

    cm      : int array (K, K)  counts of samples, rows true and columns predicted classes
    average : str               "macro" or "micro"

    Returns a tuple of (float, float, float): precision, recall and F1.

    Raises ValueError for any other average.

    >>> precision_recall_f1(np.array([[8, 2], [1, 9]]), 'micro')
    (0.85, 0.85, 0.85)
    >>> precision_recall_f1(np.array([[3, 1, 0], [0, 2, 0], [1, 1, 0]]), 'macro')
    (0.4166666666666667, 0.5833333333333334, 0.47222222222222215)
    """
    raise NotImplementedError
