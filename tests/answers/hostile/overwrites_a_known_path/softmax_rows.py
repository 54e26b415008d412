"""Knows where a file lies, and writes, cuts, moves, deletes or touches it.

Expected: raised OSError
"""

import os

SECRET = "@CANARY@"


def write():
    with open(SECRET, "w") as file:
        file.write("PASSED")


def softmax_rows(Z):
    attempts = [
        write,
        lambda: os.truncate(SECRET, 0),
        lambda: os.unlink(SECRET),
        lambda: os.rename(SECRET, SECRET + ".old"),
        lambda: os.chmod(SECRET, 0o777),
        lambda: os.chown(SECRET, 1, 1),
        lambda: os.utime(SECRET, (0, 0)),
        lambda: os.setxattr(SECRET, "user.passed", b"1"),
        lambda: os.mkdir(SECRET + ".folder"),
    ]
    for attempt in attempts:
        try:
            attempt()
            return "changed"
        except OSError as error:
            last = error
    raise last
