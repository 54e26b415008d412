"""Builds a list until memory ends.

Expected: memory or timeout
"""

def softmax_rows(Z):
    hoard = [0] * 1000
    while True:
        hoard += hoard
