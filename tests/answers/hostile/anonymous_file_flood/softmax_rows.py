"""Fills memory with files that have no name.

Expected: raised OSError
"""

import os


def softmax_rows(Z):
    files = []
    while True:
        files.append(os.memfd_create("flood"))
        os.ftruncate(files[-1], 1 << 30)
