"""Knows where a secret lies, and reads it.

Expected: raised OSError
"""

SECRET = "@CANARY@"


def softmax_rows(Z):
    with open(SECRET) as file:
        return file.read()
