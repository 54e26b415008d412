"""Waits without computing, so that its processor clock stands still.

Expected: timeout
"""

import time


def softmax_rows(Z):
    time.sleep(1e6)
