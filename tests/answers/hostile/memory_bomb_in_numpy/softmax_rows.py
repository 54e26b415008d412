"""Asks for an array larger than the machine.

Expected: memory
"""

import numpy as np


def softmax_rows(Z):
    return np.ones((10**6, 10**6))
