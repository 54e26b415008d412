"""Makes system calls under the numbers of another ABI.

Expected: crashed or raised OSError
"""

import ctypes

X32 = 0x40000000


def softmax_rows(Z):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(X32 + 41, 2, 1, 0) >= 0:
        return "a socket"
    raise OSError(ctypes.get_errno(), "the call was refused")
