"""Prints a hundred megabytes.

Expected: value
"""

def softmax_rows(Z):
    for _ in range(100):
        print("x" * (1 << 20))
    return None
