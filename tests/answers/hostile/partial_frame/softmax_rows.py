"""Announces a result, sends half of it, and waits.

Expected: timeout
"""

import os
import struct
import time


def softmax_rows(Z):
    os.write(3, struct.pack("<BQ", 20, 1000) + bytes(500))
    time.sleep(1e6)
