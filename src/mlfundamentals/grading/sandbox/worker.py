"""An answer as the judge sees it: load it, call it; processes come and go underneath."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Self

from mlfundamentals.questions import codec

from . import replies
from .clock import Ended
from .inside.frames import NONCE_BYTES, Kind, pack_names
from .outcomes import CallOutcome, Died, Limits, LoadOutcome, NotRun, Program, Ready, Returned
from .plain_text import clean
from .process import Process

FRAME_CALLS, FRAME_BYTES = 50, 4 << 20  # a batch is sent in pieces of at most so much
BATCH_REPLIES = 4  # all results of a batch may take so many times what one may
LOG_BYTES = 4096


class Worker:
    """Runs one answer. The same calls give the same outcomes: each death is confirmed in a fresh process."""

    def __init__(self, fork: Callable[[Limits], Process], program: Program, limits: Limits) -> None:
        self._fork = fork
        self.program = program
        self._limits = limits
        self._process: Process | None = None
        self._loaded: LoadOutcome | None = None
        self._held_bytes = 0
        self.stateless = False  # told of the program before any of it ran: its calls surely keep no state
        self.log = ""
        if program.numpy:
            importlib.import_module("numpy")  # the decoder looks for it where it is loaded already

    def load(self) -> LoadOutcome:
        """Import the answer, once; later calls repeat the outcome. Raises IsolationUnavailable."""
        if self._loaded is None:
            try:
                self._loaded = self._start()
            except Ended as end:
                self._loaded = end.died
            if not isinstance(self._loaded, Ready):
                self.restart()
        return self._loaded

    def call(self, batch: Sequence[bytes], known: Sequence[replies.Known] = ()) -> list[CallOutcome]:
        """Call the function once for each encoded tuple of arguments; outcomes in the same order.

        A call that ends its process is repeated alone in a fresh one, and that outcome counts.

        Args:     known: for each call a value and its bytes; a result of these very bytes is that value.
        """
        if not isinstance(self.load(), Ready):
            return [NotRun("the answer could not be loaded") for _ in batch]
        self._held_bytes = 0
        outcomes = self._together(batch, known) if len(batch) > 1 else []
        deaths = 0
        for call in batch[len(outcomes) :]:
            if deaths >= self._limits.deaths:
                outcomes.append(NotRun(f"{deaths} calls before it ended their process"))
                continue
            outcomes.append(self._alone(call))
            deaths += isinstance(outcomes[-1], Died)
        return outcomes

    def time(self, call: bytes) -> tuple[CallOutcome, float]:
        """Call the function once; the outcome, and the seconds of processor time that its process took."""
        if not isinstance(self.load(), Ready):
            return NotRun("the answer could not be loaded"), 0.0
        return self._try(call)

    def restart(self) -> None:
        """End the process; the next call gets a fresh one with nothing left of earlier calls."""
        if self._process is not None:
            self.log = clean(self._process.log(LOG_BYTES), LOG_BYTES, lines=True)
            self._process.close()
            self._process = None

    close = restart

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> LoadOutcome:
        self._process = process = self._fork(self._limits)
        process.allow(self._limits.load_cpu_s)
        process.send(Kind.PROGRAM, self._request())
        kind, fields = process.receive()
        if kind == Kind.COMPILED:
            self.stateless = fields == [b"1"]
            kind, fields = process.receive()
        return replies.read_load(kind, fields)

    def _request(self) -> list[bytes]:
        program = self.program
        flags = [b"1" if program.numpy else b"0", str(self._limits.reply_bytes).encode()]
        steps = codec.encode((program.steps, program.silent))
        return [
            program.source,
            program.function.encode(),
            pack_names(sorted(program.forbidden)),
            *flags,
            steps,
        ]

    def _ready_process(self) -> Process:
        if self._process is None:
            again = self._start()
            if isinstance(again, Died):
                raise Ended(again)
            if not isinstance(again, Ready):
                raise Ended(Died("crashed", "the answer loaded once and failed to load again"))
        assert self._process is not None
        return self._process

    def _together(self, batch: Sequence[bytes], known: Sequence[replies.Known]) -> list[CallOutcome]:
        """The outcomes reported before anything went wrong."""
        outcomes: list[CallOutcome] = []
        try:
            process = self._ready_process()
            for piece in _pieces(batch):
                exchange = self._exchange(process, batch[piece], known[piece], buffered=True)
                outcomes.extend(exchange)  # keeps what came before an end
        except Ended:
            self.restart()
        return outcomes

    def _alone(self, call: bytes) -> CallOutcome:
        if self._process is not None and self._process.used:
            outcome, _ = self._try(call)
            if not isinstance(outcome, Died):
                return outcome
        return self._try(call)[0]

    def _try(self, call: bytes) -> tuple[CallOutcome, float]:
        try:
            process = self._ready_process()
            before = process.cpu_s()
            (outcome,) = self._exchange(process, [call], (), buffered=False)
            return outcome, process.cpu_s() - before
        except Ended as end:
            self.restart()
            return end.died, 0.0

    def _exchange(
        self, process: Process, calls: Sequence[bytes], known: Sequence[replies.Known], *, buffered: bool
    ) -> Iterator[CallOutcome]:
        process.used = True
        # Replies repeat this number, so that none can be made before its call has arrived.
        nonce = os.urandom(NONCE_BYTES)
        process.allow(self._limits.cpu_s)
        process.send(Kind.BATCH, [nonce, b"1" if buffered else b"0", *calls])
        for index in range(len(calls)):
            kind, fields = process.receive()
            outcome = replies.read_call(kind, fields, nonce, index, known[index] if known else None)
            self._make_room(outcome)
            yield outcome

    def _make_room(self, outcome: CallOutcome) -> None:
        if isinstance(outcome, Returned):
            size = self._held_bytes + outcome.size
            if size > BATCH_REPLIES * self._limits.reply_bytes:
                raise Ended(Died("memory", f"the results of the batch take more than {size} bytes"))
            self._held_bytes = size


def _pieces(batch: Sequence[bytes]) -> Iterator[slice]:
    start, size = 0, 0
    for at, call in enumerate(batch):
        if at > start and (at - start >= FRAME_CALLS or size + len(call) > FRAME_BYTES):
            yield slice(start, at)
            start, size = at, 0
        size += len(call)
    if start < len(batch):
        yield slice(start, len(batch))
