"""Ignores every signal it can, then loops.

Expected: timeout
"""

import signal


def softmax_rows(Z):
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            continue
    while True:
        pass
