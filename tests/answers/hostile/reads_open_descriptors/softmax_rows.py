"""Reads whatever descriptors were left open by mistake.

Expected: raised OSError
"""

import os


def softmax_rows(Z):
    found = []
    for number in range(4, 4096):
        try:
            os.fstat(number)
            found.append(number)
        except OSError as error:
            last = error
    if not found:
        raise last
    return found
