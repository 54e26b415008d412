# expect: wrong no_shift
"""wrong: takes exponentials of the scores as they are, which overflow or vanish
e.g. softmax_rows(np.array([[1000.0, 1000.0]])) gives array([[nan, nan]]), not array([[0.5, 0.5]])
"""

import numpy as np


def softmax_rows(Z):
    powers = np.exp(np.asarray(Z, dtype=float))
    return powers / powers.sum(axis=1, keepdims=True)
