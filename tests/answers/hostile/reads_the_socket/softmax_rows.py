"""Takes the next message for itself and waits for it.

Expected: timeout
"""

import os


def softmax_rows(Z):
    return os.read(3, 1 << 20)
