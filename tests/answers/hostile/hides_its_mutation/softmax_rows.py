"""Changes its input and makes the worker believe that it did not.

Expected: value
"""

import sys


def softmax_rows(Z):
    caller = sys._getframe()
    while "call" not in caller.f_locals:
        caller = caller.f_back
    codec, call = caller.f_locals["self"]._codec, caller.f_locals["call"]
    ordinary = codec.encode
    codec.encode = lambda value, *caps: call if isinstance(value, tuple) else ordinary(value, *caps)
    Z[:] = 0
    return Z
