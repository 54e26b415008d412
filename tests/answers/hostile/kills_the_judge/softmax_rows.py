"""Sends SIGKILL to its parent, and to everybody.

Expected: raised OSError
"""

import os
import signal


def softmax_rows(Z):
    for pid in (os.getppid(), os.getpid(), -1, 1, 0):
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError as error:
            last = error
    raise last
