"""Opens the memory, environment and command line of other processes.

Expected: raised OSError
"""

import os


def softmax_rows(Z):
    for pid in (os.getppid(), 1, "self", "thread-self"):
        for name in ("mem", "environ", "cmdline", "maps", "root/etc/passwd"):
            try:
                with open(f"/proc/{pid}/{name}", "rb") as file:
                    return file.read(4096)
            except OSError as error:
                last = error
    raise last
