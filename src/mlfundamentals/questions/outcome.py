"""What a call of a function came to; and running functions that are trusted, such as references."""

from __future__ import annotations

import contextlib
import gc
import signal
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType
from typing import Any

import numpy as np

from . import codec

Function = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Returned:
    """The call returned; `value` is what is judged (for in-place questions the argument afterwards)."""

    value: Any
    mutated: tuple[str, ...] = ()  # parameters that the call changed and should not have


@dataclass(frozen=True, slots=True)
class Raised:
    """The call raised an exception; `bases` are the built-in classes it derives from, nearest first."""

    type_name: str
    bases: tuple[str, ...] = ()
    message: str = ""
    line: int | None = None  # where in the answer's file
    blocked: str | None = None  # the module that it was not allowed to import


@dataclass(frozen=True, slots=True)
class Died:
    """The call never came back."""

    kind: str  # "timeout", "memory", "crashed", "protocol" or "not run"
    detail: str


Outcome = Returned | Raised | Died


def builtin_bases(error: BaseException) -> tuple[str, ...]:
    """The names of the built-in exception classes among the ancestors of an exception, nearest first."""
    return tuple(base.__name__ for base in type(error).__mro__ if base.__module__ == "builtins")


def run(function: Function, args: bytes, names: tuple[str, ...], in_place: int | None) -> Outcome:
    """Call a trusted function on its own copies of encoded arguments.

    Args:     names: the parameters' names.  in_place: the position of the parameter that may be changed and
              whose value afterwards is judged.
    """
    given = codec.decode(args, writable=True)
    judged = given[in_place] if in_place is not None else None
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            value = function(*given)
        except Exception as error:
            return Raised(type(error).__name__, builtin_bases(error), str(error))
    return returned(value if in_place is None else judged, value, args, given, names, in_place)


def without_warnings(function: Function) -> Function:
    """The function, raising a RuntimeWarning where it warns of an overflow, a division by zero or a NaN."""

    def called(*arguments: Any) -> Any:
        with np.errstate(divide="warn", over="warn", invalid="warn"), warnings.catch_warnings():
            warnings.simplefilter("error", RuntimeWarning)
            return function(*arguments)

    return called


def returned(
    judged: Any,
    value: Any,
    before: bytes,
    after: tuple[Any, ...],
    names: tuple[str, ...],
    in_place: int | None,
) -> Returned:
    """Make the outcome of a call that returned `value` from its arguments before and after it."""
    if in_place is not None and value is not None:
        as_it_was = codec.encode(judged) == codec.encode(codec.decode(before)[in_place])
        state = "unchanged" if as_it_was else "changed"
        kind = type(value).__name__
        judged = codec.Opaque(f"{kind}, returned where None is expected; the argument is {state}")
    changed: tuple[str, ...] = ()
    if codec.encode(after) != before:
        originals = codec.decode(before)
        changed = tuple(
            names[i]
            for i, original in enumerate(originals)
            if i != in_place and codec.encode(original) != codec.encode(after[i])
        )
    return Returned(codec.decode(codec.encode(judged)), changed)


class TooSlow(BaseException):
    """A trusted function, usually a mutant, exceeded its processor time."""


@contextlib.contextmanager
def time_limit(cpu_s: float) -> Iterator[None]:
    """Raise TooSlow in the block after cpu_s seconds of processor time; only in the main thread.

    Garbage is not collected in the block: in a large process that takes a tenth of a second, which is not the
    block's own, and what is raised in a callback of the collector is lost.
    """

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow

    collecting = gc.isenabled()
    previous = signal.signal(signal.SIGVTALRM, stop)
    gc.disable()
    signal.setitimer(signal.ITIMER_VIRTUAL, cpu_s, cpu_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)
        if collecting:
            gc.enable()
