"""A zygote that starts while the command line is still importing: it takes longer than all of that."""

from __future__ import annotations

import contextlib

from .outcomes import IsolationUnavailable
from .zygote import Zygote

_waiting: list[Zygote] = []


def start() -> None:
    """Start a zygote with NumPy for whoever takes it; what is wrong with it is told there."""
    zygote = Zygote()
    with contextlib.suppress(IsolationUnavailable, OSError):
        zygote.start()
        _waiting.append(zygote)


def take(*, allow_unconfined_files: bool = False) -> Zygote:
    """Give the zygote that was started, or a new one. Raises IsolationUnavailable."""
    zygote = _waiting.pop() if _waiting else Zygote()
    zygote.unconfined_files = allow_unconfined_files
    zygote.start()
    return zygote
