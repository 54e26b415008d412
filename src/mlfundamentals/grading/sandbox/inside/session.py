"""What a locked worker does: load one program, then run batches of calls."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

from . import answer, entropy, layers
from .channel import Channel, Closed
from .fence import Fence
from .frames import INDEX, Kind, unpack_names


class Session:
    """The worker's side of a conversation with the parent."""

    def __init__(
        self, channel: Channel, codec: ModuleType, scenario: ModuleType, library: Sequence[str]
    ) -> None:
        self._channel = channel
        self._codec = codec
        self._scenario = scenario
        self._library = library
        self._reply_bytes = 0
        self._reseeds = True
        self._silent = False

    def serve(self) -> None:
        """Answer frames until the parent closes the socket."""
        try:
            function = self._load(self._channel.receive()[1])
            while function is not None:
                self._run_batch(function, self._channel.receive()[1])
        except Closed:
            return
        except BaseException as error:  # nothing above may see what an answer left behind
            os.write(2, f"worker: {type(error).__name__}\n".encode("utf-8", "replace"))
            os._exit(70)

    def _load(self, fields: list[bytes]) -> Callable[..., Any] | None:
        source, name, forbidden, numpy, reply_bytes, plan = fields
        self.expect(source, int(reply_bytes))
        entropy.restart(generators=True)
        try:
            code, stateless = answer.compile_source(source)
            self._channel.send(Kind.COMPILED, [b"1" if stateless else b"0"])
            Fence(unpack_names(forbidden), self._library, numpy=numpy == b"1").install()
            function = answer.load(code, name.decode())
            self._channel.send(Kind.READY, answer.parameters(function, self._codec))
            steps, self._silent = self._codec.decode(plan)
        except answer.Unloadable as problem:
            self._channel.send(Kind.LOAD_FAILED, problem.fields())
        except MemoryError:
            self._channel.send(Kind.EXHAUSTED, [b"MemoryError while the answer was imported"])
        else:
            return self._in_steps(function, steps) if steps else function
        return None

    def _in_steps(self, make: Callable[..., Any], steps: tuple[Any, ...]) -> Callable[..., Any]:
        """A class as the function that makes an object and calls its methods."""
        perform = self._scenario.perform
        return lambda *arguments: perform(make, steps, arguments)

    def expect(self, source: bytes, reply_bytes: int) -> None:
        """Get ready for calls of an answer."""
        self._reply_bytes = reply_bytes
        # Setting generators back costs as much as a small call; an answer without the word does not use them.
        self._reseeds = b"random" in source

    def _run_batch(self, function: Callable[..., Any], fields: list[bytes]) -> None:
        nonce, buffered, *calls = fields
        deliver = self._channel.hold if buffered == b"1" else self._channel.send
        for index, call in enumerate(calls):
            kind, result = self.run(function, call)
            deliver(kind, [nonce, INDEX.pack(index), *result])
        self._channel.flush()

    def run(self, function: Callable[..., Any], call: bytes) -> tuple[Kind, list[bytes]]:
        """Call the function once; what to tell of it."""
        entropy.restart(generators=self._reseeds)
        try:
            arguments = self._codec.decode(call, writable=True)
            before = [(value, list(value)) for value in arguments if type(value) is list]
            with answer.WarningNames(silent=self._silent) as names, answer.quiet_floating_point():
                value = function(*arguments)
            result = self._codec.encode(value)
            return self._returned(result, call, arguments, before, names)
        except MemoryError as error:
            return Kind.EXHAUSTED, [answer.text(f"MemoryError: {answer.message_of(error)}")]
        except BaseException as error:
            return Kind.RAISED, answer.describe(error)

    def _returned(
        self,
        result: bytes,
        call: bytes,
        arguments: tuple[Any, ...],
        before: list[tuple[list[Any], list[Any]]],
        names: list[str],
    ) -> tuple[Kind, list[bytes]]:
        after = self._codec.encode(arguments)
        changed = after != call and after != self._codec.encode(self._codec.decode(call))
        same = all(sorted(map(id, now)) == sorted(map(id, then)) for now, then in before)
        if len(result) + changed * len(after) > self._reply_bytes:
            problem = f"the result takes {len(result)} bytes, more than the {self._reply_bytes} allowed"
            return Kind.EXHAUSTED, [problem.encode()]
        flags = bytes([same | changed << 1])
        return Kind.RETURNED, [result, flags, after if changed else b"", "\n".join(names).encode()]


class _Log(io.RawIOBase):
    """Output that goes to the log until it is full and nowhere after that, so that printing never fails."""

    def __init__(self) -> None:
        super().__init__()
        self._left = layers.LOG_BYTES

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        piece = bytes(data)
        kept = piece[: self._left]
        self._left -= len(kept)
        if kept:
            os.write(1, kept)
        return len(piece)


def redirect_output() -> None:
    """Let all that is printed go to the log."""
    log = _Log()
    for name in ("stdout", "stderr"):
        stream = io.TextIOWrapper(
            io.BufferedWriter(log), encoding="utf-8", errors="replace", line_buffering=True
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def forget_the_zygote() -> None:
    """Leave nothing of this package among the modules that an answer finds."""
    for name in [name for name in sys.modules if name.split(".")[0] == "_confined"]:
        del sys.modules[name]
    sys.modules["__main__"] = ModuleType("__main__")
    sys.argv[:] = [answer.FILE]
    sys.orig_argv[:] = [answer.FILE]
