"""Makes dangerous system calls directly.

Expected: raised OSError
"""

import ctypes
import platform

X86_64 = {"socket": 41, "fork": 57, "execve": 59, "kill": 62, "ptrace": 101, "mount": 165, "keyctl": 250,
          "unshare": 272, "memfd_create": 319, "bpf": 321, "userfaultfd": 323, "io_uring_setup": 425}
AARCH64 = {"socket": 198, "clone": 220, "execve": 221, "kill": 129, "ptrace": 117, "mount": 40, "keyctl": 219,
           "unshare": 97, "memfd_create": 279, "bpf": 280, "userfaultfd": 282, "io_uring_setup": 425}


def softmax_rows(Z):
    libc = ctypes.CDLL(None, use_errno=True)
    numbers = X86_64 if platform.machine() == "x86_64" else AARCH64
    name = ctypes.create_string_buffer(b"x")
    for call, number in numbers.items():
        if libc.syscall(number, name, 1, 0, 0, 0, 0) >= 0:
            return call
    raise OSError(ctypes.get_errno(), "every call was refused")
