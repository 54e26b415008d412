"""Replaces built-in functions that a judge might use.

Expected: value or crashed or load crashed
"""

import builtins

builtins.all = builtins.isinstance = builtins.bool = lambda *args: True
builtins.abs = builtins.max = builtins.len = lambda *args, **kwargs: 0


def softmax_rows(Z):
    return "PASSED"
