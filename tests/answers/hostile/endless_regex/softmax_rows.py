"""Backtracks for longer than the universe is old, inside C code.

Expected: timeout
"""

import re


def softmax_rows(Z):
    return re.match(r"(a+)+$", "a" * 60 + "b")
