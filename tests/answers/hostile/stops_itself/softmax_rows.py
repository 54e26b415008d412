"""Stops its own process, so that it neither ends nor computes.

Expected: raised OSError
"""

import os
import signal


def softmax_rows(Z):
    os.kill(os.getpid(), signal.SIGSTOP)
