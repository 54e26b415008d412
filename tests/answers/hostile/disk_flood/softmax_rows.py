"""Fills the disk wherever it may write.

Expected: raised OSError
"""

import os


def softmax_rows(Z):
    for folder in ("/tmp", "/var/tmp", "/dev/shm", "/run", ".", os.path.dirname(os.__file__)):
        try:
            with open(os.path.join(folder, "flood"), "wb") as file:
                file.write(bytes(1 << 30))
            return folder
        except OSError as error:
            last = error
    raise last
