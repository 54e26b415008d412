"""Asks for memory to write machine code into.

Expected: raised OSError
"""

import mmap


def softmax_rows(Z):
    return mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC).size()
