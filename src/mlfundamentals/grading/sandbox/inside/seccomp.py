"""The allow-list of system calls: what Python and NumPy need to compute, and nothing that reaches out.

A call that is not listed fails with EPERM, which Python turns into an ordinary exception. Foreign ABIs are
killed, since their call numbers mean something else.
"""

from __future__ import annotations

import ctypes
import errno
import struct

from . import kernel

ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32_BIT = 0x40000000
PROT_WRITE, PROT_EXEC = 2, 4
FCNTL_COMMANDS = (0, 1, 2, 3, 1030)  # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC

X86_64 = {
    "read": 0, "write": 1, "open": 2, "close": 3, "stat": 4, "fstat": 5, "lstat": 6, "poll": 7, "lseek": 8,
    "mmap": 9, "mprotect": 10, "munmap": 11, "brk": 12, "rt_sigaction": 13, "rt_sigprocmask": 14,
    "rt_sigreturn": 15, "ioctl": 16, "pread64": 17, "readv": 19, "writev": 20, "access": 21, "select": 23,
    "sched_yield": 24, "mremap": 25, "mincore": 27, "madvise": 28, "dup": 32, "dup2": 33, "nanosleep": 35,
    "getpid": 39, "exit": 60, "uname": 63, "fcntl": 72, "getcwd": 79, "readlink": 89, "gettimeofday": 96,
    "getrlimit": 97, "getrusage": 98, "sysinfo": 99, "times": 100, "getuid": 102, "getgid": 104,
    "geteuid": 107, "getegid": 108, "getppid": 110, "sigaltstack": 131, "gettid": 186, "futex": 202,
    "sched_getaffinity": 204, "getdents64": 217, "set_tid_address": 218, "restart_syscall": 219,
    "clock_gettime": 228, "clock_getres": 229, "clock_nanosleep": 230, "exit_group": 231, "openat": 257,
    "newfstatat": 262, "readlinkat": 267, "faccessat": 269, "pselect6": 270, "ppoll": 271,
    "set_robust_list": 273, "dup3": 292, "prlimit64": 302, "getcpu": 309, "getrandom": 318,
    "membarrier": 324, "statx": 332, "rseq": 334, "clone3": 435, "close_range": 436, "faccessat2": 439,
}  # fmt: skip
AARCH64 = {
    "getcwd": 17, "dup": 23, "dup3": 24, "fcntl": 25, "ioctl": 29, "faccessat": 48, "openat": 56,
    "close": 57, "getdents64": 61, "lseek": 62, "read": 63, "write": 64, "readv": 65, "writev": 66,
    "pread64": 67, "pselect6": 72, "ppoll": 73, "readlinkat": 78, "newfstatat": 79, "fstat": 80, "exit": 93,
    "exit_group": 94, "set_tid_address": 96, "futex": 98, "set_robust_list": 99, "nanosleep": 101,
    "clock_gettime": 113, "clock_getres": 114, "clock_nanosleep": 115, "sched_getaffinity": 123,
    "sched_yield": 124, "restart_syscall": 128, "sigaltstack": 132, "rt_sigaction": 134,
    "rt_sigprocmask": 135, "rt_sigreturn": 139, "times": 153, "uname": 160, "getrlimit": 163,
    "getrusage": 165, "getcpu": 168, "gettimeofday": 169, "getpid": 172, "getppid": 173, "getuid": 174,
    "geteuid": 175, "getgid": 176, "getegid": 177, "gettid": 178, "sysinfo": 179, "brk": 214, "munmap": 215,
    "mremap": 216, "mmap": 222, "mprotect": 226, "mincore": 232, "madvise": 233, "prlimit64": 261,
    "getrandom": 278, "membarrier": 283, "statx": 291, "rseq": 293, "clone3": 435, "close_range": 436,
    "faccessat2": 439,
}  # fmt: skip
CALLS = {"x86_64": X86_64, "aarch64": AARCH64}

Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, operand
_LOAD, _EQUAL, _GREATER_EQUAL, _ANY_BIT, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
_NUMBER_AT, _ARCH_AT = 0, 4


def _argument_at(index: int, *, high: bool = False) -> int:
    return 16 + 8 * index + (4 if high else 0)


def _give(verdict: int) -> Instruction:
    return (_RETURN, 0, 0, verdict)


def _refuse(number: int) -> Instruction:
    return _give(ERRNO | number)


def _only_values(index: int, values: tuple[int, ...]) -> list[Instruction]:
    tests = [(_EQUAL, len(values) - at, 0, value) for at, value in enumerate(values)]
    return [(_LOAD, 0, 0, _argument_at(index)), *tests, _refuse(errno.EPERM), _give(ALLOW)]


# Memory is either writable or executable; limits may be read, not set; the rest have no honest use here.
SPECIAL: dict[str, list[Instruction]] = {
    "mmap": [
        (_LOAD, 0, 0, _argument_at(2)),
        (_AND, 0, 0, PROT_WRITE | PROT_EXEC),
        (_EQUAL, 0, 1, PROT_WRITE | PROT_EXEC),
        _refuse(errno.EPERM),
        _give(ALLOW),
    ],
    "mprotect": [
        (_LOAD, 0, 0, _argument_at(2)),
        (_ANY_BIT, 0, 1, PROT_EXEC),
        _refuse(errno.EPERM),
        _give(ALLOW),
    ],
    "prlimit64": [
        (_LOAD, 0, 0, _argument_at(2)),
        (_EQUAL, 0, 2, 0),
        (_LOAD, 0, 0, _argument_at(2, high=True)),
        (_EQUAL, 1, 0, 0),
        _refuse(errno.EPERM),
        _give(ALLOW),
    ],
    "fcntl": _only_values(1, FCNTL_COMMANDS),
    "ioctl": [_refuse(errno.ENOTTY)],
    "clone3": [_refuse(errno.ENOSYS)],  # the C library then tries clone, which is refused
}


def program(machine: str) -> bytes:
    """Assemble the filter for an architecture; KeyError where no table exists."""
    calls = CALLS[machine]
    code: list[Instruction] = [
        (_LOAD, 0, 0, _ARCH_AT),
        (_EQUAL, 1, 0, AUDIT_ARCH[machine]),
        _give(KILL),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    if machine == "x86_64":
        code += [(_GREATER_EQUAL, 0, 1, X32_BIT), _give(KILL)]
    for name, number in calls.items():
        block = SPECIAL.get(name, [_give(ALLOW)])
        code += [(_EQUAL, 0, len(block), number), *block]
    code.append(_refuse(errno.EPERM))
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in code)


def install(code: bytes) -> None:
    """Bind this process to the filter for the rest of its life; needs no_new_privs."""
    buffer = ctypes.create_string_buffer(code, len(code))
    head = struct.pack("<HxxxxxxQ", len(code) // 8, ctypes.addressof(buffer))
    kernel.prctl(kernel.PR_SET_SECCOMP, kernel.SECCOMP_MODE_FILTER, head)
