"""Linux by ctypes: the calls that the standard library does not offer, each raising OSError when it fails."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import struct

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND = 1, 2, 4, 8, 32, 4096
MS_REC, MS_PRIVATE = 16384, 1 << 18
MNT_DETACH = 2
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
SECCOMP_MODE_FILTER = 2
PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
CAPSET = {"x86_64": 126, "aarch64": 91}
CLONE = {"x86_64": 56, "aarch64": 220}
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446  # on every architecture

_CAPABILITY_VERSION_3 = 0x20080522
_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
_locked_libc = ctypes.PyDLL(None, use_errno=True)  # calls with the interpreter's lock held, as a fork must
_locked_libc.syscall.restype = ctypes.c_long


def machine() -> str:
    """The architecture's name, as the tables here spell it."""
    return os.uname().machine


def _checked(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def _word(value: int | bytes | ctypes.Array[ctypes.c_char] | None) -> object:
    # A plain int would travel as a 32-bit argument; variadic calls want whole registers.
    return ctypes.c_long(value) if isinstance(value, int) else value


def syscall(number: int, *arguments: int | bytes | ctypes.Array[ctypes.c_char] | None) -> int:
    """Make a system call that the C library does not wrap."""
    return _checked(_libc.syscall(ctypes.c_long(number), *map(_word, arguments)), f"system call {number}")


def prctl(option: int, *arguments: int | bytes | ctypes.Array[ctypes.c_char] | None) -> int:
    """Set an attribute of this process."""
    padded = (*arguments, *(0,) * (4 - len(arguments)))
    return _checked(_libc.prctl(option, *map(_word, padded)), f"prctl({option})")


def unshare(flags: int) -> None:
    """Leave the namespaces named by flags for new ones."""
    _checked(_libc.unshare(flags), f"unshare({flags:#x})")


def fork_into(flags: int) -> int:
    """Fork as os.fork does, with the child in new namespaces named by flags; only for a single thread."""
    arguments = [ctypes.c_long(number) for number in (CLONE[machine()], flags | signal.SIGCHLD, 0, 0, 0, 0)]
    ctypes.pythonapi.PyOS_BeforeFork()
    pid: int = _locked_libc.syscall(*arguments)
    if pid == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
        return 0
    ctypes.pythonapi.PyOS_AfterFork_Parent()
    return _checked(pid, f"clone({flags:#x})")


def mount(source: str | None, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    """Mount, bind or remount."""
    texts = [None if text is None else text.encode() for text in (source, target, kind, data)]
    result = _libc.mount(texts[0], texts[1], texts[2], ctypes.c_ulong(flags), texts[3])
    _checked(result, f"mount {target}")


def detach(target: str) -> None:
    """Unmount target as soon as nobody uses it."""
    _checked(_libc.umount2(target.encode(), MNT_DETACH), f"umount {target}")


def drop_capabilities() -> None:
    """Give up every capability, for good once no_new_privs is set."""
    header = struct.pack("<Ii", _CAPABILITY_VERSION_3, 0)
    syscall(CAPSET[machine()], header, bytes(24))


def enter_user_namespace() -> None:
    """Own new user and mount namespaces, as the same user; needs no privilege where the system permits it."""
    user, group = os.geteuid(), os.getegid()  # from inside, nobody is anybody until the maps are written
    unshare(CLONE_NEWUSER | CLONE_NEWNS)
    prctl(PR_SET_DUMPABLE, 1)  # otherwise the files below belong to root and cannot be written
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{user} {user} 1")
    _write("/proc/self/gid_map", f"{group} {group} 1")
    prctl(PR_SET_DUMPABLE, 0)


def become_nobody() -> None:
    """Change from root to the unprivileged user 65534, with no way back."""
    os.setgroups([])
    os.setresgid(65534, 65534, 65534)
    os.setresuid(65534, 65534, 65534)


def limit(name: int, wanted: int) -> None:
    """Set a resource limit for good, or keep the lower one that holds already."""
    hard = resource.getrlimit(name)[1]
    lowest = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(name, (lowest, lowest))


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii") as file:
        file.write(text)
