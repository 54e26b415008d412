"""Asks the interpreter to leave with status 0.

Expected: raised SystemExit
"""

import sys


def softmax_rows(Z):
    sys.exit(0)
