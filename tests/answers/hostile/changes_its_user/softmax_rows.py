"""Becomes root, or anybody else.

Expected: raised OSError
"""

import os


def softmax_rows(Z):
    for number in (0, 1, 1000, 65534):
        for change in (os.setuid, os.setgid, lambda n: os.setgroups([n])):
            try:
                change(number)
                return number
            except OSError as error:
                last = error
    raise last
