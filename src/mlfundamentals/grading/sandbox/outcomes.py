"""What goes into the sandbox and what comes out of it: plain records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an answer may use; the units are in the names."""

    cpu_s: float = 2.0  # processor time of one call
    load_cpu_s: float = 2.0  # processor time of compiling and importing the answer
    idle_s: float = 3.0  # time of either spent neither computing nor in the queue for a processor
    wall_s: float = 20.0  # wall clock of either
    memory_mib: int = 1024  # address space, interpreter and NumPy included
    reply_bytes: int = 64 << 20  # one encoded result
    deaths: int = 3  # calls of one batch that may end the worker before the rest is not run


@dataclass(frozen=True, slots=True)
class Program:
    """An answer to be run: its file as read, the function to call, and the rules of the question."""

    source: bytes
    function: str
    forbidden: frozenset[str] = frozenset()  # modules, with all that is inside them
    numpy: bool = True
    steps: tuple[
        tuple[str, tuple[int, ...], bool], ...
    ] = ()  # of a class question: see questions/scenario.py
    silent: bool = False  # a RuntimeWarning is raised


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of the function as the answer declares it; kind is inspect's name for it."""

    name: str
    kind: str
    default: Any
    has_default: bool


@dataclass(frozen=True, slots=True)
class Ready:
    """The answer has been imported and its function found."""

    parameters: tuple[Parameter, ...] | None  # None where Python cannot tell, as of a ufunc


LoadFailure = Literal["syntax", "encoding", "blocked_import", "missing", "not_callable", "raised"]


@dataclass(frozen=True, slots=True)
class LoadFailed:
    """The answer cannot be called."""

    kind: LoadFailure
    message: str
    line: int | None
    type_name: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A call came back."""

    value: Any
    args_after: Any  # the arguments as the call left them, where it changed them; otherwise None
    same_elements: bool  # lists among the arguments hold the same objects still: as the worker says
    warnings: tuple[str, ...]  # category names
    size: int  # bytes in which it came


@dataclass(frozen=True, slots=True)
class Raised:
    """A call raised an exception."""

    type_name: str
    bases: tuple[str, ...]  # the builtin classes among the exception's, itself included
    message: str
    frames: tuple[tuple[int, str], ...]  # line and function, in the answer's file only
    blocked_import: str | None


@dataclass(frozen=True, slots=True)
class Died:
    """A call ended its worker, or had to be ended."""

    kind: Literal["timeout", "memory", "crashed", "protocol"]
    detail: str


@dataclass(frozen=True, slots=True)
class NotRun:
    """A call that was not made."""

    reason: str


LoadOutcome = Ready | LoadFailed | Died
CallOutcome = Returned | Raised | Died | NotRun


class IsolationUnavailable(RuntimeError):
    """A layer that is required cannot be had here; the message says which and what to do."""


class InterpreterGone(IsolationUnavailable):
    """The isolated interpreter was ended from outside, or could not start a worker; a new one may do."""
