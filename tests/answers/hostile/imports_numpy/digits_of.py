"""Imports NumPy where the question is about plain Python.

Expected: blocked_import
"""

def digits_of(n, base=10):
    import numpy as np

    return [int(digit) for digit in np.base_repr(n, base)]
