"""Opens files until descriptors run out.

Expected: raised OSError
"""

import os


def softmax_rows(Z):
    files = []
    while True:
        files.append(open(os.__file__))
