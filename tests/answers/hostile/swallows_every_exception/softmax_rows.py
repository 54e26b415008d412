"""Catches whatever might interrupt it and goes on.

Expected: timeout
"""

def softmax_rows(Z):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
