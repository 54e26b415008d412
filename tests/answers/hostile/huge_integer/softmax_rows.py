"""Returns an integer of a hundred million bytes.

Expected: memory or timeout
"""

def softmax_rows(Z):
    return 1 << 800_000_000
