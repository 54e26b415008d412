"""Writes machine code and makes it executable afterwards.

Expected: raised OSError
"""

import ctypes
import mmap


def softmax_rows(Z):
    memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE)
    address = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mprotect(ctypes.c_void_p(address), 4096, 5) == 0:
        return "executable"
    raise OSError(ctypes.get_errno(), "the memory stays as it is")
