"""Running an answer that nobody trusts: inputs in, outputs out, and nothing else either way.

    with Zygote() as zygote, zygote.worker(Program(source, "softmax_rows"), Limits()) as worker:
        if isinstance(worker.load(), Ready):
            outcomes = worker.call([codec.encode((Z,)) for Z in inputs])

The judge and the key stay in this process. What holds and what does not: docs/explanation/isolation.md.
"""

from .outcomes import (
    CallOutcome,
    Died,
    InterpreterGone,
    IsolationUnavailable,
    Limits,
    LoadFailed,
    LoadOutcome,
    NotRun,
    Parameter,
    Program,
    Raised,
    Ready,
    Returned,
)
from .probe import Probe, can_grade, probe
from .worker import Worker
from .zygote import LAYERS, Zygote

__all__ = [
    "LAYERS",
    "CallOutcome",
    "Died",
    "InterpreterGone",
    "IsolationUnavailable",
    "Limits",
    "LoadFailed",
    "LoadOutcome",
    "NotRun",
    "Parameter",
    "Probe",
    "Program",
    "Raised",
    "Ready",
    "Returned",
    "Worker",
    "Zygote",
    "can_grade",
    "probe",
]
