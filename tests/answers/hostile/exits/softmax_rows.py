"""Ends its process with status 0, as if all were well.

Expected: crashed
"""

import os


def softmax_rows(Z):
    os._exit(0)
