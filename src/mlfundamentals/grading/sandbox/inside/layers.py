"""Which layers this machine permits: each one tried, those that concern the whole zygote taken at once."""

from __future__ import annotations

import fcntl
import os
import resource
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from . import kernel, landlock, private_root, seccomp

NAMESPACES, PRIVATE_ROOT, LANDLOCK, SECCOMP, LIMITS = LAYERS = (
    "namespaces", "private root", "Landlock", "seccomp", "limits",
)  # fmt: skip
USER = "ordinary user"  # not a layer that can be left out: root is refused where it cannot be tamed

# Making and ending a network costs more than a fork; the workers of a zygote share one with nothing in it.
ZYGOTE_NAMESPACES = kernel.CLONE_NEWNET | kernel.CLONE_NEWIPC | kernel.CLONE_NEWUTS
WORKER_NAMESPACES = kernel.CLONE_NEWPID
LOG_BYTES = 1 << 20
FAR = 100  # descriptors from here on are out of the way when a worker arranges the low ones
_FIXED_LIMITS = {
    resource.RLIMIT_FSIZE: LOG_BYTES,
    resource.RLIMIT_NOFILE: 64,
    resource.RLIMIT_NPROC: 0,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_MEMLOCK: 0,
    resource.RLIMIT_CPU: 3600,  # a backstop; the parent's clock is the deadline
}


@dataclass(frozen=True, slots=True)
class Files:
    """The only files a worker may read."""

    stdlib: tuple[str, ...]  # folders
    numpy: tuple[str, ...]  # folders, none in the plain profile

    @property
    def shown(self) -> tuple[str, ...]:
        """The folders a private root shows."""
        return (*self.stdlib, *self.numpy)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The folders inside them that stay empty: third-party packages, and this project among them."""
        return tuple(os.path.join(folder, name) for folder in self.stdlib for name in _FOREIGN)

    def by_name(self) -> list[str]:
        """The same as entries, since Landlock can permit a folder but not carve a hole into it."""
        entries = [
            os.path.join(folder, name)
            for folder in self.stdlib
            for name in sorted(os.listdir(folder))
            if name not in _FOREIGN
        ]
        return [path for path in entries if os.path.exists(path)] + list(self.numpy)


_FOREIGN = ("site-packages", "dist-packages")


@dataclass(slots=True)
class Standing:
    """What holds in this zygote, and what a worker still has to do."""

    active: list[str] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)  # layer -> why
    rules: int | None = None  # Landlock's descriptor
    filter: bytes | None = None  # seccomp's program

    def attempt(self, layer: str, obstacle: str | None, action: Callable[[], None]) -> None:
        """Take a layer unless something is known to stand in its way."""
        try:
            if obstacle is None:
                action()
        except (OSError, KeyError) as error:
            obstacle = f"{type(error).__name__}: {error}"
        if obstacle is None:
            self.active.append(layer)
        else:
            self.missing[layer] = obstacle


def find_files(numpy_folder: str | None) -> Files:
    """Locate the standard library from the bare interpreter's path, and NumPy's folders."""
    folders = [path for path in sys.path if os.path.isdir(path)]
    stdlib = tuple(path for path in folders if not any(path.startswith(other + "/") for other in folders))
    numpy = () if numpy_folder is None else (numpy_folder, f"{numpy_folder}.libs")
    return Files(stdlib, tuple(path for path in numpy if os.path.isdir(path)))


def trial(action: Callable[[], object]) -> str | None:
    """Try something in a forked child that ends afterwards; what went wrong, or None."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            action()
        except BaseException as error:
            os.write(writing, traceback.format_exception_only(error)[-1].strip().encode()[:500] or b"failed")
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        complaint = pipe.read().decode("utf-8", "replace")
    status = os.waitpid(pid, 0)[1]
    return complaint or (f"the trial ended with status {status}" if status else None)


def take(files: Files, without: set[str]) -> Standing:
    """Settle who the zygote is and what it sees, and prepare what each worker takes for itself."""
    standing = Standing()
    _leave_root(standing, files)
    off = dict.fromkeys(without, "switched off")
    standing.attempt(LANDLOCK, off.get(LANDLOCK), lambda: _prepare_landlock(standing, files))
    standing.attempt(SECCOMP, off.get(SECCOMP), lambda: _prepare_seccomp(standing))
    standing.attempt(LIMITS, off.get(LIMITS), lambda: None)
    _enter_namespaces(standing, files, without)
    if os.geteuid() == 0 and NAMESPACES not in standing.active:
        standing.missing[USER] = "running as root, and neither user 65534 nor a user namespace will do"
    standing.active.sort(key=LAYERS.index)
    return standing


def _leave_root(standing: Standing, files: Files) -> None:
    if os.geteuid() == 0 and trial(lambda: read_as_nobody(files)) is None:
        kernel.become_nobody()


def read_as_nobody(files: Files) -> None:
    """Change from root to user 65534 and see whether Python and NumPy can still be read."""
    kernel.become_nobody()
    for folder in files.shown:
        for name in os.listdir(folder):
            path = os.path.join(folder, name)
            os.listdir(path) if os.path.isdir(path) else open(path).close()


def _prepare_landlock(standing: Standing, files: Files) -> None:
    rules = landlock.ruleset(files.by_name())
    standing.rules = fcntl.fcntl(rules, fcntl.F_DUPFD_CLOEXEC, FAR)
    os.close(rules)


def _prepare_seccomp(standing: Standing) -> None:
    standing.filter = seccomp.program(kernel.machine())


def try_namespaces() -> None:
    """Enter every namespace, to see whether the system permits it."""
    enter_namespaces()
    kernel.unshare(WORKER_NAMESPACES)


def enter_namespaces() -> None:
    """Take the namespaces of the zygote."""
    kernel.enter_user_namespace()
    kernel.unshare(ZYGOTE_NAMESPACES)


def _enter_namespaces(standing: Standing, files: Files, without: set[str]) -> None:
    def everything() -> None:
        try_namespaces()
        private_root.enter(files.shown, files.hidden)

    if NAMESPACES in without:
        standing.missing |= {NAMESPACES: "switched off", PRIVATE_ROOT: "needs namespaces"}
        return
    # A root half made would be worse than none, so the whole is rehearsed in a child.
    no_root = "switched off" if PRIVATE_ROOT in without else trial(everything)
    no_namespaces = trial(try_namespaces) if no_root else None
    standing.attempt(NAMESPACES, no_namespaces, enter_namespaces)
    standing.attempt(PRIVATE_ROOT, no_root, lambda: private_root.enter(files.shown, files.hidden))


def lock(standing: Standing, memory_bytes: int) -> None:
    """Take every layer left for this process, in the order in which none hinders the next."""
    kernel.drop_capabilities()
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
    if standing.rules is not None:
        landlock.restrict(standing.rules)
        os.close(standing.rules)
    if LIMITS in standing.active:
        set_limits(memory_bytes)
    if standing.filter is not None:
        seccomp.install(standing.filter)


def set_limits(memory_bytes: int) -> None:
    """Bound memory, files, processes and the log."""
    kernel.limit(resource.RLIMIT_AS, memory_bytes)
    for name, value in _FIXED_LIMITS.items():
        kernel.limit(name, value)
