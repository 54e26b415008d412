"""Replaces itself by a shell.

Expected: raised OSError
"""

import os


def softmax_rows(Z):
    os.execv("/bin/sh", ["sh", "-c", "echo PASSED"])
