"""Sends results without end.

Expected: protocol or timeout
"""

import os
import struct


def softmax_rows(Z):
    while True:
        os.write(3, struct.pack("<BQ", 20, 0) * 1000)
