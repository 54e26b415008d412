"""A root folder of our own: the standard library and NumPy, read-only, and no other file at all."""

from __future__ import annotations

import os
from collections.abc import Sequence

from . import kernel

_STAGING = ("/tmp", "/var/tmp", "/mnt", "/run", "/home")  # any folder will do, it is mounted over
_KEPT_FLAGS = kernel.MS_NOSUID | kernel.MS_NODEV | kernel.MS_NOEXEC


def enter(shown: Sequence[str], hidden: Sequence[str]) -> None:
    """Move into a root that shows the folders in shown and, inside these, empties those in hidden.

    Needs the capabilities of a mount namespace of one's own. A folder in shown may lie inside one in hidden.
    """
    kernel.mount(None, "/", None, kernel.MS_REC | kernel.MS_PRIVATE)
    sources = [os.open(path, os.O_PATH | os.O_CLOEXEC) for path in shown]  # before they are covered
    hidden = [path for path in hidden if os.path.isdir(path)]
    base = next(path for path in _STAGING if os.path.isdir(path))
    _mount_empty(base)
    for path, source in zip(shown, sources, strict=True):
        _bind(source, base + path)
        os.close(source)
        for inner in hidden:
            if inner.startswith(path + "/"):
                _mount_empty(base + inner)
    _close_off(base, [*shown, *hidden])


def _mount_empty(target: str) -> None:
    kernel.mount("tmpfs", target, "tmpfs", kernel.MS_NOSUID | kernel.MS_NODEV, "size=1m,mode=755")


def _bind(source: int, target: str) -> None:
    os.makedirs(target, exist_ok=True)
    kernel.mount(f"/proc/self/fd/{source}", target, None, kernel.MS_BIND | kernel.MS_REC)


def _make_read_only(target: str) -> None:
    # Flags that the mount brought along are locked: a remount that leaves one out is refused.
    kept = os.statvfs(target).f_flag & _KEPT_FLAGS
    flags = kernel.MS_REMOUNT | kernel.MS_BIND | kernel.MS_RDONLY | kernel.MS_NOSUID | kernel.MS_NODEV
    kernel.mount(None, target, None, flags | kept)


def _close_off(base: str, mounts: Sequence[str]) -> None:
    for path in mounts:
        if os.path.ismount(base + path):
            _make_read_only(base + path)
    _make_read_only(base)
    os.chdir(base)
    kernel.syscall(kernel.PIVOT_ROOT[kernel.machine()], b".", b".")
    kernel.detach(".")  # the old root lies on top of the new one
    os.chdir("/")
