r"""Split samples into a training set and a test set                        level 1 · about 6 minutes

What a model is worth shows on samples that it was not fitted to. Set the share $t$ = test_size of the $n$
samples aside for the test: of the shuffled indices, the first $m = \lceil t n \rceil$ make up the test set,
the others the training set. The shuffled indices are an argument, so that nothing is left to chance.

What is judged
  - The training indices come first, then the test indices; both keep the order that they have in
    perm.
  - The number of test samples is rounded up: 0.25 of 10 samples are 3.
  - A product $t n$ that misses a whole number by less than 1e-9 counts as that number: 0.28 of 25
    samples are 7, although 0.28 * 25 is 7.000000000000001 in floats.
  - A test_size of 0 or below, or of 1 or above, raises ValueError.
  - A split that leaves no sample to train on raises ValueError, and so does an empty perm.
  - The call leaves perm unchanged.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/evaluation/split_by_permutation.py
"""

import numpy as np


def split_by_permutation(perm: np.ndarray, test_size: float) -> tuple[np.ndarray, np.ndarray]:
    """Split the shuffled indices of the samples into those to train on and those to test on.

    perm      : int array (n,)  the indices 0, 1, ..., n - 1 of the samples, each once, shuffled
    test_size : float           the share of the samples to test on

    Returns a tuple of (int array (n-m,), int array (m,)): the indices to train on and the
    indices to test on.

    Raises ValueError for a test_size that is not between 0 and 1, or that leaves nothing to train on.

    >>> split_by_permutation(np.array([3, 0, 4, 1, 2]), 0.3)
    (array([4, 1, 2]), array([3, 0]))
    """
    raise NotImplementedError
