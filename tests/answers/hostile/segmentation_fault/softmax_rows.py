"""Reads from address zero.

Expected: crashed
"""

import ctypes


def softmax_rows(Z):
    return ctypes.string_at(0)
