"""Loops forever inside C code that never gives up the interpreter.

Expected: timeout
"""

import itertools


def softmax_rows(Z):
    return max(itertools.count())
