"""Writes to its output descriptor until something gives.

Expected: raised OSError
"""

import os


def softmax_rows(Z):
    while True:
        os.write(1, b"x" * (1 << 16))
