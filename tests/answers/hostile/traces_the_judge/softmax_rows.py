"""Attaches to other processes as a debugger does, and reads their memory.

Expected: raised OSError
"""

import ctypes
import os

PTRACE_ATTACH = 16


def softmax_rows(Z):
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(4096)
    for pid in (os.getppid(), *range(1, 50)):
        if libc.ptrace(PTRACE_ATTACH, pid, 0, 0) == 0:
            return f"traced {pid}"
        if libc.process_vm_readv(pid, buffer, 1, buffer, 1, 0) > 0:
            return f"read {pid}"
    raise OSError(ctypes.get_errno(), "no process can be traced")
