"""The reasons of a verdict in the candidate's own terms, one sentence each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..questions import codec
from ..questions.agreement import Disagreement
from ..questions.key import Case, Key
from ..questions.outcome import Died, Outcome, Raised, Returned
from ..questions.text import show
from .sandbox import Died as DiedLoading
from .sandbox import LoadFailed, Parameter, Ready
from .verdict import OutcomeName

DEATHS: dict[str, OutcomeName] = {
    "timeout": "timeout",
    "memory": "memory",
    "crashed": "crashed",
    "protocol": "crashed",
}
_WAYS_TO_DIE = {
    "timeout": "stopped: {}",
    "memory": "out of memory: {}",
    "crashed": "the process of the answer is lost: {}",
    "protocol": "the process of the answer breaks the rules: {}",
    "not run": "not run: {}",
}


def died(death: Died | DiedLoading) -> str:
    """How a call ended its process."""
    return _WAYS_TO_DIE[death.kind].format(death.detail)


def at(line: int | None) -> str:
    """Where in the answer's file, if that is known."""
    return "" if line is None else f" (line {line})"


def why_not_loaded(key: Key, loaded: LoadFailed | DiedLoading) -> tuple[OutcomeName, str]:
    """The outcome and its reason for an answer that could not be imported."""
    if isinstance(loaded, DiedLoading):
        return DEATHS[loaded.kind], f"importing the file does not end well; {died(loaded)}"
    line = at(loaded.line)
    if loaded.kind == "missing":
        _, _, others = loaded.message.partition("; it defines ")
        instead = f", but {others}" if others else ""
        what = "class" if key.steps else "function"
        return "refused", f"it defines no {what} {key.question}{instead}; keep the name that the stub gives"
    if loaded.kind == "not_callable":
        return (
            "refused",
            f"{key.question} is no {'class' if key.steps else 'function'}; {loaded.message}{line}",
        )
    if loaded.kind == "blocked_import":
        return "refused", blocked(loaded.message, loaded.line)
    if loaded.kind == "encoding":
        return "refused", f"the file is not UTF-8 text{line}; save it as UTF-8"
    if loaded.kind == "syntax":
        return "error", f"{loaded.type_name or 'SyntaxError'}: {loaded.message}{line}"
    if loaded.type_name == "NotImplementedError":
        return "incomplete", f"it is still the stub: importing the file raises NotImplementedError{line}"
    told = f": {loaded.message}" if loaded.message else ""
    return "error", f"importing the file raises {loaded.type_name}{told}{line}"


def blocked(message: str, line: int | None) -> str:
    """Which import is not allowed, and what is: "imports sklearn: an answer may use ... only (line 1)"."""
    return re.sub(r"^import of '([^']*)'", r"imports \1", message) + at(line)


def cannot_be_called(key: Key, loaded: Ready) -> str:
    """Why the function cannot take the question's arguments by position, or ""."""
    if loaded.parameters is None:
        return ""
    by_position = [p for p in loaded.parameters if p.kind in ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD")]
    any_number = any(p.kind == "VAR_POSITIONAL" for p in loaded.parameters)
    required = sum(not p.has_default for p in by_position)
    keyword_only = [p for p in loaded.parameters if p.kind == "KEYWORD_ONLY" and not p.has_default]
    fits = required <= len(key.called_with) <= (len(key.called_with) if any_number else len(by_position))
    if fits and not keyword_only:
        return ""
    theirs = ", ".join(map(_parameter, loaded.parameters))
    ours = ", ".join(f"{p.name}={show(p.default)}" if p.has_default else p.name for p in key.called_with)
    return f"{key.question} takes ({theirs}), expected ({ours}); keep the signature that the stub gives"


def _parameter(parameter: Parameter) -> str:
    stars = {"VAR_POSITIONAL": "*", "VAR_KEYWORD": "**"}.get(parameter.kind, "")
    only = "keyword-only " if parameter.kind == "KEYWORD_ONLY" else ""
    return f"{only}{stars}{parameter.name}"


def other_defaults(key: Key, loaded: Ready) -> str:
    """Which default differs from the question's. None is a way to fill in the default later, so it passes."""
    for ours, theirs in zip(key.called_with, loaded.parameters or (), strict=False):
        if not ours.has_default or theirs.kind == "VAR_POSITIONAL":
            continue
        if not theirs.has_default:
            return f"{theirs.name} has no default, expected {show(ours.default)}"
        if theirs.default is None or _same_default(theirs.default, ours.default):
            continue
        return f"the default of {theirs.name} is {show(theirs.default)}, expected {show(ours.default)}"
    return ""


def _same_default(theirs: object, ours: object) -> bool:
    numbers = (int, float)
    if isinstance(theirs, bool) or isinstance(ours, bool):
        return theirs is ours
    if isinstance(theirs, numbers) and isinstance(ours, numbers):
        return theirs == ours  # 100 and 100.0 are one default
    return codec.encode(theirs) == codec.encode(ours)


def retold(key: Key, outcome: Outcome, problem: Disagreement | None) -> Disagreement | None:
    """A disagreement in better words, where what came is a stand-in for something else."""
    if problem is not None and isinstance(outcome, Died):
        return Disagreement("error", "the call", f"does not return; {died(outcome)}")
    if problem is None or key.in_place is None or not isinstance(outcome, Returned):
        return problem
    name = key.parameters[key.in_place].name
    if isinstance(outcome.value, codec.Opaque):
        kind, sign, _ = outcome.value.type_name.partition(_RETURNED)
        if sign:
            message = f"returns a {kind}, expected None: {name} is to be changed in place"
            return Disagreement("type", "the call", message)
        if REPLACED in outcome.value.type_name:
            message = "holds copies of its elements, expected the elements themselves"
            return Disagreement("value", name, message)
    return Disagreement(problem.kind, problem.where.replace(f"{name} afterwards", name, 1), problem.message)


# How a call is written that returned something where it should change an argument.
_RETURNED = ", returned where None is expected; the argument is "
REPLACED = "whose elements were replaced by copies"


def keeps_state(problem: Disagreement) -> Disagreement:
    """The disagreement on a case that is met or not, depending on the calls before it."""
    message = f"keeps state between calls: after other calls only, {problem}"
    return Disagreement("mutation", "the answer", message)


def only_part(cases: Sequence[Case], problems: Sequence[Disagreement | None]) -> str:
    """The edge or the care that all failing cases stand for, as the beginning of a sentence, or ""."""
    parts = {case.part for case, problem in zip(cases, problems, strict=True) if problem is not None}
    (part, *others) = parts or {"values"}
    return "" if others or part == "values" else f"{part.removeprefix('edge: ')}: "


def show_outcome(key: Key, outcome: Outcome) -> str:
    """What a call came to, as a person reads it."""
    if isinstance(outcome, Raised):
        told = f": {outcome.message}" if outcome.message else ""
        return f"raises {outcome.type_name}{told}{at(outcome.line)}"
    if isinstance(outcome, Died):
        return died(outcome)
    value = outcome.value
    if key.in_place is not None:
        return _show_in_place(key.parameters[key.in_place].name, value)
    if key.outputs and isinstance(value, tuple) and len(value) == len(key.outputs):
        return "\n".join(f"{name} = {show(part)}" for name, part in zip(key.outputs, value, strict=True))
    return show(value)


def _show_in_place(name: str, value: object) -> str:
    if isinstance(value, codec.Opaque):
        kind, sign, after = value.type_name.partition(_RETURNED)
        return f"returns a {kind}; {name} is {after}" if sign else f"{name} = a {value.type_name}"
    return f"{name} = {show(value)} afterwards"
