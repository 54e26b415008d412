"""Announces a result, sends half of it, and leaves.

Expected: crashed
"""

import os
import struct


def softmax_rows(Z):
    os.write(3, struct.pack("<BQ", 20, 1000) + bytes(500))
    os._exit(0)
