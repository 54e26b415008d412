"""Reads the packages installed beside NumPy, this project among them.

Expected: raised OSError
"""

import os

import numpy as np


def softmax_rows(Z):
    packages = os.path.dirname(os.path.dirname(np.__file__))
    found = set(os.listdir(packages)) - {"numpy", "numpy.libs"}
    if not found:
        raise FileNotFoundError("there is nothing beside NumPy")
    return sorted(found)
