"""Closes every descriptor, the socket among them.

Expected: crashed
"""

import os


def softmax_rows(Z):
    os.closerange(0, 1000)
