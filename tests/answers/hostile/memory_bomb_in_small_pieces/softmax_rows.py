"""Hoards small objects and swallows MemoryError.

Expected: memory or timeout
"""

def softmax_rows(Z):
    hoard = []
    while True:
        try:
            while True:
                hoard.append(object())
        except MemoryError:
            continue
