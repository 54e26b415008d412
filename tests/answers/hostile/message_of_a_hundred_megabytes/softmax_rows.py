"""Raises a message that fills a log.

Expected: raised Exception or memory
"""

def softmax_rows(Z):
    raise Exception("PASSED " * 15_000_000)
