"""Imports a library that has the function, when it is called.

Expected: blocked_import
"""

def softmax_rows(Z):
    from scipy.special import softmax

    return softmax(Z, axis=1)
