"""From what the sandbox says of a call to an outcome that can be held against a key."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..questions import codec
from ..questions.key import Case, Key
from ..questions.outcome import Died, Outcome, Raised, Returned, returned
from . import sandbox
from .sandbox import Worker
from .sandbox.replies import Known
from .wording import REPLACED

_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{5,}\b")


def run_cases(key: Key, cases: Sequence[Case], worker: Worker) -> list[Outcome]:
    """Call the answer on the arguments of cases; a result that is right to the bit is the expected value."""
    known = () if key.in_place is not None else [case.written for case in cases]
    return run_batch(key, [case.args for case in cases], worker, known)


def run_batch(key: Key, batch: Sequence[bytes], worker: Worker, known: Sequence[Known] = ()) -> list[Outcome]:
    """Call the answer on encoded arguments, all in one message; known as in `Worker.call`."""
    calls = worker.call(batch, known)
    return [_outcome(key, args, call) for args, call in zip(batch, calls, strict=True)]


def timed(key: Key, args: bytes, worker: Worker) -> tuple[Outcome, float]:
    """Call the answer once; the outcome, and its processor time in seconds."""
    call, seconds = worker.time(args)
    return _outcome(key, args, call), seconds


def _outcome(key: Key, args: bytes, call: sandbox.CallOutcome) -> Outcome:
    if isinstance(call, sandbox.Returned):
        return _returned(key, args, call)
    if isinstance(call, sandbox.Raised):
        line = call.frames[-1][0] if call.frames else None
        message = _ADDRESS.sub("0x...", call.message)  # where memory lies is another matter in every run
        return Raised(call.type_name, call.bases, message, line, call.blocked_import)
    if isinstance(call, sandbox.Died):
        return Died(call.kind, call.detail)
    return Died("not run", call.reason)


def _returned(key: Key, args: bytes, call: sandbox.Returned) -> Outcome:
    value = call.value
    if call.args_after is None and key.in_place is None:
        return Returned(value)
    after = codec.decode(args) if call.args_after is None else call.args_after
    before = codec.decode(args) if call.args_after is not None or value is not None else after
    if not isinstance(after, tuple) or len(after) != len(before):
        return Died("protocol", "other arguments came back than were given")
    if value is None and len(after) == 1 and key.in_place == 0:  # nothing else can have changed
        outcome = Returned(after[0])
    else:
        judged = value if key.in_place is None else after[key.in_place]
        outcome = returned(judged, value, args, after, key.names, key.in_place)
    if key.in_place is None or call.same_elements or value is not None:
        return outcome
    replaced = codec.Opaque(f"{type(outcome.value).__name__} {REPLACED}")
    return Returned(replaced, outcome.mutated)
