"""Returns a list of ten million entries, small to send and large to hold.

Expected: value or timeout
"""

def softmax_rows(Z):
    return [None] * 10_000_000
