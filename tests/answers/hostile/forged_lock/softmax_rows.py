"""Claims, too early, to be ready, and to be ready again.

Expected: protocol or load protocol
"""

import os

os.write(3, b"\x12" + bytes(8))


def softmax_rows(Z):
    return True
