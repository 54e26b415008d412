"""An answer inside the worker: compiling and importing its source, and one call of its function."""

from __future__ import annotations

import ast
import builtins
import inspect
import re
import sys
import warnings
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from types import CodeType, ModuleType
from typing import Any

from . import frames
from .fence import BlockedImport
from .stateless import is_stateless

FILE = "answer.py"
MODULE = "answer"
MESSAGE_CHARACTERS = 2000
FRAMES_KEPT = 20
WARNINGS_KEPT = 16
_BUILTIN_EXCEPTIONS = {kind for kind in vars(builtins).values() if isinstance(kind, type)} - {object}


@dataclass(eq=False)
class Unloadable(Exception):
    """Why an answer cannot be called."""

    kind: str
    message: str
    line: int | None
    type_name: str

    def fields(self) -> list[bytes]:
        """This as the fields of a frame."""
        line = b"" if self.line is None else str(self.line).encode()
        return [text(self.kind), text(self.message), line, text(self.type_name)]


def text(value: str) -> bytes:
    """Encode a text that may hold anything."""
    return value[:MESSAGE_CHARACTERS].encode("utf-8", "replace")


def compile_source(source: bytes) -> tuple[CodeType, bool]:
    """The code of an answer, and whether calls of it surely keep no state; raises Unloadable."""
    text = _decode(source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(text, FILE)
            return compile(tree, FILE, "exec", dont_inherit=True), is_stateless(tree)
        except SyntaxError as error:
            raise Unloadable("syntax", str(error.msg), error.lineno, type(error).__name__) from None
        except (ValueError, RecursionError, OverflowError) as error:
            raise Unloadable("syntax", str(error), None, type(error).__name__) from None


def load(code: CodeType, name: str) -> Callable[..., Any]:
    """Import an answer's code as the module `answer` and find its function; raises Unloadable."""
    module = ModuleType(MODULE)
    module.__file__ = FILE
    sys.modules[MODULE] = module
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(code, module.__dict__)
        except MemoryError:
            raise
        except BaseException as error:
            raise _failure(error) from None
    return _find(module, name)


def _decode(source: bytes) -> str:
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise Unloadable("encoding", f"not UTF-8: {error.reason}", line, "UnicodeDecodeError") from None


def _failure(error: BaseException) -> Unloadable:
    kind = "blocked_import" if isinstance(error, BlockedImport) else "raised"
    places = frames_in_answer(error)
    return Unloadable(kind, message_of(error), places[-1][0] if places else None, type_name_of(error))


def _find(module: ModuleType, name: str) -> Callable[..., Any]:
    if name not in vars(module):
        others = [key for key, value in vars(module).items() if inspect.isfunction(value)][:5]
        hint = f"; it defines {', '.join(others)}" if others else ""
        raise Unloadable("missing", f"the file defines no {name}{hint}", None, "")
    function = vars(module)[name]
    if not callable(function):
        raise Unloadable("not_callable", f"{name} is a {type(function).__name__}", None, "")
    return function  # type: ignore[no-any-return]


def parameters(function: Callable[..., Any], codec: ModuleType) -> list[bytes]:
    """Name, kind and default of every parameter, three fields each; a single field where none can be told."""
    try:
        found = list(inspect.signature(function).parameters.values())
    except (ValueError, TypeError):
        return [frames.UNKNOWN_SIGNATURE]
    fields = []
    for parameter in found[:100]:
        default = b"" if parameter.default is parameter.empty else codec.encode(parameter.default)
        fields += [text(parameter.name), text(parameter.kind.name), default]
    return fields


def frames_in_answer(error: BaseException) -> list[tuple[int, str]]:
    """Line and function of the traceback's frames inside the answer's file."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == FILE:
            places.append((trace.tb_lineno or 0, code.co_name))
        trace = trace.tb_next
    return places if len(places) <= FRAMES_KEPT else [*places[:5], *places[5 - FRAMES_KEPT :]]


def message_of(error: BaseException) -> str:
    """The text of an exception, which the answer may have made fail as well."""
    try:
        return str(error)[:MESSAGE_CHARACTERS]
    except Exception as second:
        return f"(its message cannot be read: {type(second).__name__})"


def type_name_of(error: BaseException) -> str:
    """The name a reader knows the exception by."""
    return "ImportError" if isinstance(error, BlockedImport) else type(error).__name__


def describe(error: BaseException) -> list[bytes]:
    """An exception as the fields of a frame: type, bases, message, frames, blocked module."""
    bases = [base.__name__ for base in type(error).__mro__ if base in _BUILTIN_EXCEPTIONS]
    places = [f"{line} {name}" for line, name in frames_in_answer(error)]
    blocked = str(error.name) if isinstance(error, BlockedImport) else ""
    return [
        text(type_name_of(error)),
        frames.pack_names(bases),
        text(message_of(error)),
        frames.pack_names(places),
        text(blocked),
    ]


def quiet_floating_point() -> AbstractContextManager[Any]:
    """NumPy's default reporting of floating-point errors, whatever the answer set before."""
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return nullcontext()
    default: AbstractContextManager[Any] = numpy.errstate(
        divide="warn", over="warn", under="ignore", invalid="warn", call=None
    )
    return default


class WarningNames:
    """Collects the names of the categories that a call warns of, in order, and prints nothing.

    silent: a RuntimeWarning is raised instead.
    """

    def __init__(self, *, silent: bool) -> None:
        self.silent = silent
        self.names: list[str] = []
        self._scope: AbstractContextManager[object] = warnings.catch_warnings()

    def __enter__(self) -> list[str]:
        self._scope.__enter__()
        warnings.simplefilter("always")
        if self.silent:
            warnings.simplefilter("error", RuntimeWarning)
        warnings.showwarning = self._note
        return self.names

    def __exit__(self, *details: object) -> None:
        self._scope.__exit__(None, None, None)

    def _note(self, message: object, category: type, *place: object, **more: object) -> None:
        if len(self.names) < WARNINGS_KEPT:
            self.names.append(re.sub(r"\W", "", category.__name__)[:80])
