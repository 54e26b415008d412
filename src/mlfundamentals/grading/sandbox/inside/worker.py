"""The worker: locks itself in, and only then receives an answer's source and runs it."""

from __future__ import annotations

import fcntl
import os
import select
import signal
from dataclasses import dataclass
from types import ModuleType

from . import kernel, layers
from .channel import Channel
from .frames import Kind
from .session import Session

DATA = 3  # the descriptor a worker talks on


@dataclass(frozen=True, slots=True)
class Equipment:
    """What the zygote has loaded for its workers."""

    codec: ModuleType
    scenario: ModuleType
    files: layers.Files
    zygote: int  # a descriptor, readable once the zygote has ended


def run(data: int, log: int, memory_bytes: int, standing: layers.Standing, equipment: Equipment) -> None:
    """Be a worker until the parent closes the socket, or the zygote ends."""
    channel = Channel(data)
    try:
        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
        if select.select([equipment.zygote], [], [], 0)[0]:  # it ended before that call
            os._exit(1)
        channel = Channel(_arrange_descriptors(data, log, keep=standing.rules))
        layers.lock(standing, memory_bytes)
    except BaseException as error:
        channel.send(Kind.UNLOCKED, [f"{type(error).__name__}: {error}".encode("utf-8", "replace")])
        os._exit(1)
    channel.send(Kind.LOCKED, [])
    Session(channel, equipment.codec, equipment.scenario, equipment.files.shown).serve()


def _arrange_descriptors(data: int, log: int, *, keep: int | None) -> int:
    """Keep the socket, the log as output, and Landlock's rules until they are used; close everything else."""
    # Moving them far away first: a target number may be another one's present number.
    far_data, far_log = (fcntl.fcntl(number, fcntl.F_DUPFD, layers.FAR) for number in (data, log))
    for source, target in ((far_log, 1), (far_log, 2), (far_data, DATA)):
        os.dup2(source, target)
    last = DATA if keep is None else keep
    os.closerange(DATA + 1, last)
    os.closerange(last + 1, 1 << 20)
    return DATA
