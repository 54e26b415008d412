"""Loops forever.

Expected: timeout
"""

def softmax_rows(Z):
    while True:
        pass
