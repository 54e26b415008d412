"""Pretends that the grader pressed Ctrl-C.

Expected: raised KeyboardInterrupt
"""

def softmax_rows(Z):
    raise KeyboardInterrupt
