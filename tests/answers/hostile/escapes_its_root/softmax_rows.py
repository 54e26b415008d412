"""Leaves its root folder, its namespaces, its session.

Expected: raised OSError
"""

import ctypes
import os


def refuse(result):
    if result != 0:
        raise OSError(ctypes.get_errno(), "refused")


def softmax_rows(Z):
    libc = ctypes.CDLL(None, use_errno=True)
    attempts = [
        lambda: os.chroot("/"),
        lambda: os.chdir("/proc/1/root"),
        lambda: os.setsid(),
        lambda: refuse(libc.unshare(0x10000000)),
        lambda: refuse(libc.setns(3, 0)),
        lambda: os.listdir("/etc"),
    ]
    for attempt in attempts:
        try:
            attempt()
            return "escaped"
        except OSError as error:
            last = error
    raise last
