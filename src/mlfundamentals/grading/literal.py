"""Answers to concept questions: the literal that a file gives to ANSWER, read without running anything."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Any

from ..questions import codec
from ..questions.concept import ANSWER
from .verdict import OutcomeName

MAX_BYTES = 64 << 10  # of a file that holds one literal and its question
MAX_LITERAL = 4 << 10  # characters of the literal itself
PLAIN = (int, float, str, bool)


@dataclass(frozen=True, slots=True)
class Unreadable(Exception):
    """Why a file gives no answer."""

    outcome: OutcomeName
    why: str


def read_literal(source: bytes) -> Any:
    """The value that the file gives to ANSWER at its top level, last. Raises Unreadable."""
    if len(source) > MAX_BYTES:
        raise Unreadable("refused", f"the file has {len(source)} bytes, at most {MAX_BYTES} are read")
    try:
        tree = ast.parse(source.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise Unreadable("refused", f"the file is not UTF-8 text (line {line}); save it as UTF-8") from None
    except SyntaxError as error:
        where = f" (line {error.lineno})" if error.lineno else ""
        raise Unreadable("error", f"{type(error).__name__}: {error.msg}{where}") from None
    except (ValueError, MemoryError, RecursionError) as error:
        raise Unreadable(
            "error", f"the file cannot be read as Python: {error or 'it is nested too deeply'}"
        ) from None
    return _value(_last_assignment(tree))


def _last_assignment(tree: ast.Module) -> ast.expr:
    found: ast.expr | None = None
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            targets = [statement.target]
        else:
            continue
        if any(isinstance(target, ast.Name) and target.id == ANSWER for target in targets):
            found = statement.value
    if found is None:
        raise Unreadable("refused", f"it has no line `{ANSWER} = ...`; keep the name that the stub gives")
    return found


def _value(node: ast.expr) -> Any:
    where = f"(line {node.lineno})"
    advice = f"{ANSWER} is read, not run: write the value itself, such as {ANSWER} = 3 {where}"
    try:
        if len(ast.unparse(node)) > MAX_LITERAL:
            raise Unreadable("refused", f"{ANSWER} is longer than {MAX_LITERAL} characters {where}")
        value = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        raise Unreadable("refused", advice) from None
    if value is None:
        raise Unreadable("incomplete", f"it is still the stub: {ANSWER} is None")
    if not _is_plain(value):
        raise Unreadable("refused", advice)
    travelled = codec.decode(codec.encode(tuple(value) if isinstance(value, set) else value))
    if isinstance(travelled, codec.Opaque):
        raise Unreadable("refused", f"{ANSWER} is {travelled.type_name} {where}")
    return travelled


def _is_plain(value: Any) -> bool:
    if isinstance(value, list | tuple | set):
        return all(map(_is_plain, value))
    return isinstance(value, PLAIN)
