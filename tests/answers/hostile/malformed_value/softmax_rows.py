"""Sends a value that claims more items than it holds.

Expected: protocol
"""

import sys


def softmax_rows(Z):
    caller = sys._getframe()
    while "self" not in caller.f_locals or not hasattr(caller.f_locals["self"], "_codec"):
        caller = caller.f_back
    codec = caller.f_locals["self"]._codec
    codec.encode = lambda value, caps=None: b"L\xff\xff\xff\xff"
