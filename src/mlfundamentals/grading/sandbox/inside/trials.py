"""Every layer tried for real, each in a child of its own, with a check that it bites."""

from __future__ import annotations

import errno
import os
import resource
import socket
from collections.abc import Callable

from . import kernel, landlock, layers, private_root, seccomp


def run(files: layers.Files, stranger: str) -> dict[str, str | None]:
    """What is wrong with each layer, None where it works; stranger is a file that must become unreadable."""
    attempts: dict[str, Callable[[], None]] = {
        layers.NAMESPACES: _namespaces,
        layers.PRIVATE_ROOT: lambda: _private_root(files, stranger),
        layers.LANDLOCK: lambda: _landlock(files, stranger),
        layers.SECCOMP: _seccomp,
        layers.LIMITS: _limits,
    }
    results = {name: layers.trial(action) for name, action in attempts.items()}
    if os.geteuid() == 0:
        results[layers.USER] = layers.trial(lambda: layers.read_as_nobody(files))
    return results


def _namespaces() -> None:
    outside = os.stat("/proc/self/ns/net").st_ino
    layers.try_namespaces()
    if os.stat("/proc/self/ns/net").st_ino == outside:
        raise OSError("the network namespace is still the old one")


def _private_root(files: layers.Files, stranger: str) -> None:
    layers.try_namespaces()
    private_root.enter(files.shown, files.hidden)
    if os.path.exists(stranger):
        raise OSError(f"{stranger} can still be seen")


def _landlock(files: layers.Files, stranger: str) -> None:
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    landlock.restrict(landlock.ruleset(files.by_name()))
    open(os.path.join(files.stdlib[0], "os.py")).close()
    try:
        open(stranger).close()
    except PermissionError:
        return
    raise OSError(f"{stranger} can still be read")


def _seccomp() -> None:
    code = seccomp.program(kernel.machine())
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    seccomp.install(code)
    try:
        socket.socket().close()
    except OSError as error:
        if error.errno == errno.EPERM:
            return
    raise OSError("a socket can still be opened")


def _limits() -> None:
    layers.set_limits(1 << 30)
    if resource.getrlimit(resource.RLIMIT_AS)[0] > 1 << 30:
        raise OSError("memory is not bounded")
