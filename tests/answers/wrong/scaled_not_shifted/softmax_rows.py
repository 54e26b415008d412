"""wrong: divides every row by its largest absolute value against overflow in place of subtracting
e.g. softmax_rows(np.array([[0.0, 2.0]])) gives array([[0.26894142, 0.73105858]]), not array([[0.11920292, 0.88079708]])
shows: scaled
"""

import numpy as np


def softmax_rows(Z):
    Z = np.asarray(Z, dtype=float)
    scale = np.abs(Z).max(axis=1, keepdims=True)
    powers = np.exp(Z / np.where(scale > 0, scale, 1.0))
    return powers / powers.sum(axis=1, keepdims=True)
