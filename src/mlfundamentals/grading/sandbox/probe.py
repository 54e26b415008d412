"""What this machine permits, each layer tried for real."""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from . import interpreter
from .outcomes import IsolationUnavailable
from .zygote import LAYERS, START_WALL_S, refusal

_REQUIRED = ("seccomp", "limits")


@dataclass(frozen=True, slots=True)
class Probe:
    """One layer: whether grading needs it, whether it works here, and if not, why."""

    name: str
    required: bool
    works: bool
    detail: str


def probe() -> list[Probe]:
    """Try every layer in a child process; the last entry, "grading", is the verdict, its detail the mend."""
    try:
        interpreter.check_platform()
        found = _ask()
    except IsolationUnavailable as error:
        return [Probe("grading", True, False, str(error))]
    layers = [Probe(name, name in _REQUIRED, found[name] is None, found[name] or "works") for name in LAYERS]
    return [*layers, _verdict(found)]


def can_grade(probes: Sequence[Probe]) -> bool:
    """Is grading possible here?"""
    return probes[-1].works


def _ask() -> dict[str, str | None]:
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            process = interpreter.start(
                theirs.fileno(), -3, numpy=True, probe=True, stranger=str(interpreter.ENTRY)
            )
        ours.settimeout(START_WALL_S)
        with process, ours.makefile("rb") as stream:
            answer = stream.read()
    if not answer:
        raise IsolationUnavailable(f"the isolated interpreter does not start: {sys.executable}")
    found: dict[str, str | None] = json.loads(answer)
    return found


def _verdict(found: dict[str, str | None]) -> Probe:
    active = [name for name in LAYERS if found[name] is None]
    missing = {name: problem for name, problem in found.items() if problem is not None}
    if "namespaces" in active:
        missing.pop("ordinary user", None)  # root is tamed by a user namespace then
    problem = refusal(active, missing)
    return Probe("grading", True, problem is None, problem or "possible with these layers")
