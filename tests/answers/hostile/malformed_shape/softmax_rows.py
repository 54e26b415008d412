"""Sends an array whose size wraps around to zero in 64 bits.

Expected: protocol
"""

import struct
import sys


def softmax_rows(Z):
    caller = sys._getframe()
    while "self" not in caller.f_locals or not hasattr(caller.f_locals["self"], "_codec"):
        caller = caller.f_back
    codec = caller.f_locals["self"]._codec
    codec.encode = lambda value, caps=None: b"A\x0b\x02" + struct.pack("<QQ", 1 << 62, 4)
