"""Puts its output in the socket's place.

Expected: crashed
"""

import os


def softmax_rows(Z):
    os.dup2(1, 3)
