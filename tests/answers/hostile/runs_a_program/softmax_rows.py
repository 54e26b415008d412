"""Starts a shell.

Expected: raised OSError
"""

import subprocess


def softmax_rows(Z):
    return subprocess.run(["/bin/sh", "-c", "id"], capture_output=True).stdout
