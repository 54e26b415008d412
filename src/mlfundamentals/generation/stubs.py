"""Rendering stubs: text from a question, the same text every time."""

from __future__ import annotations

import copy
import inspect
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..questions.agreement import is_floating, leaves
from ..questions.bank import AnyQuestion
from ..questions.question import Args, Question, title_and_statement
from ..questions.scenario import INIT
from .signature import (
    Description,
    describe,
    describe_function,
    plain_type,
    takes_floats,
    takes_mutable,
    worded_type,
)

WIDTH = 100
JUDGED = "What is judged"


def render_stub(question: Question, *, path: str) -> str:
    """The file that a candidate gets: statement, signature, docstring, examples, and nothing to give away.

    Args:     path: where the file lies, for the command that checks it.
    """
    head = "\n".join([*_statement(question), "", f"Check yourself:  mlf grade {path}"])
    imports = "import numpy as np\n\n\n" if question.numpy else "\n"
    body = _class(question) if question.steps else _function(question)
    return f"{quoted(head)}\n\n{imports}{body}"


def _function(question: Question) -> str:
    docstring = textwrap.indent(quoted(_docstring(question)), "    ")
    signature = _signature(question.name, inspect.signature(question.reference))
    return f"{signature}\n{docstring}\n    raise NotImplementedError\n"


def _class(question: Question) -> str:
    """The class with all methods that are called, each of them still to be written."""
    examples = [line for args in question.examples for line in _scenario_example(question, args)]
    summary = " ".join((inspect.getdoc(question.reference) or "").split())
    parts = [f"class {question.name}:", textwrap.indent(quoted("\n".join([summary, "", *examples])), "    ")]
    for method in dict.fromkeys(step.method for step in question.steps if not step.method.startswith(".")):
        parts += ["", textwrap.indent(_method(question, method), "    ")]
    return "\n".join(parts) + "\n"


def _method(question: Question, method: str) -> str:
    function = getattr(question.reference, method)
    own = question.method_parameters(method)
    words = describe_function(f"{question.name}.{method}", function, [p.name for p in own])
    lines = [words.summary]
    if own:
        lines += ["", *_parameter_lines({p.name: p for p in own}, words)]
    annotation = inspect.signature(function).return_annotation
    if annotation is not None and words.returns:
        lines += ["", *_returned_lines(annotation, words)]
    if words.raises:
        lines += ["", words.raises]
    docstring = quoted("\n".join(lines)) if len(lines) > 1 else f'"""{lines[0]}"""'
    signature = _signature(method, inspect.signature(function))
    return f"{signature}\n{textwrap.indent(docstring, '    ')}\n    raise NotImplementedError"


def quoted(text: str) -> str:
    """A text as a docstring."""
    return f'{"r" if chr(92) in text else ""}"""{text}\n"""'


def _statement(question: Question) -> list[str]:
    title, lines = title_and_statement(question.reference)
    first = meta_line(title, question.level, question.minutes)
    if JUDGED in lines:
        at = lines.index(JUDGED)
        before, rules = lines[: at + 1], lines[at + 1 :]
    else:
        before, rules = [*lines, "", JUDGED], []
    own = [f"- {rule}" for rule in house_rules(question)]
    return [first, "", *before, *_wrapped([*rules, *own])]


def _wrapped(rules: Sequence[str]) -> Iterator[str]:
    """Items of a list, each on as few lines as it takes; what follows an item's first line belongs to it."""
    items: list[str] = []
    for line in rules:
        if line.startswith("- ") or not items:
            items.append(line)
        else:
            items[-1] = f"{items[-1]} {line.strip()}".rstrip()
    for item in items:
        yield from textwrap.wrap(
            item,
            WIDTH,
            initial_indent="  ",
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def meta_line(title: str, level: int, minutes: int) -> str:
    """The first line of a stub: the title, and how hard and how long it is."""
    meta = f"level {level} · about {minutes} minutes"
    return f"{title}{meta:>{max(len(meta) + 3, WIDTH - 3 - len(title))}}"


def house_rules(question: Question) -> list[str]:
    """The rules that are judged in every question to which they apply."""
    annotations = {name: p.annotation for name, p in question.parameters.items()}
    rules = []
    unchanged = [name for name, a in annotations.items() if takes_mutable(a) and name != question.in_place]
    if question.in_place is not None:
        rules.append(f"{question.in_place} itself is changed, in place; the function returns None.")
    if unchanged:
        rules.append(f"The call leaves {_listed(unchanged)} unchanged.")
    floats = [name for name, annotation in annotations.items() if takes_floats(annotation)]
    if floats and question.integers:
        rules.append(
            f"{_listed(floats)} may come as integers (int64 in arrays); the result is the same, in floats."
        )
    if any(is_floating(leaf) for leaf in leaves(_result(question, question.examples[0])[1])):
        rules.append(
            "Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow."
        )
        rules.append("Floats are compared with a tolerance that rounding in any sound formula stays below.")
    if question.steps:
        rules.append("What a method has returned stays as it is when other methods are called.")
    if question.growth is not None:
        rules.append(f"{question.growth.rule} This is judged by the time that larger inputs take.")
    allowed = "NumPy and the standard library" if question.numpy else "the standard library, without NumPy"
    but = f", except {_listed(sorted(question.forbidden))}" if question.forbidden else ""
    return [*rules, f"Allowed: {allowed}{but}."]


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _signature(name: str, signature: inspect.Signature) -> str:
    parameters = [
        "self"
        if p.name == "self"
        else f"{p.name}: {plain_type(p.annotation)}"
        + (f" = {p.default!r}" if p.default is not inspect.Parameter.empty else "")
        for p in signature.parameters.values()
    ]
    returned = plain_type(signature.return_annotation)
    line = f"def {name}({', '.join(parameters)}) -> {returned}:"
    if len(line) <= WIDTH:
        return line
    inner = "".join(f"    {parameter},\n" for parameter in parameters)
    return f"def {name}(\n{inner}) -> {returned}:"


def _docstring(question: Question) -> str:
    words = describe(question)
    annotation = inspect.signature(question.reference).return_annotation
    lines = [words.summary, "", *_parameter_lines(question.parameters, words)]
    lines += ["", *_returned_lines(annotation, words)]
    if words.raises:
        lines += ["", words.raises]
    lines += ["", *(line for args in question.examples for line in _example(question, args))]
    return "\n".join(lines)


def _parameter_lines(parameters: dict[str, inspect.Parameter], words: Description) -> list[str]:
    typed = {name: worded_type(p.annotation) for name, p in parameters.items()}
    names = max(map(len, parameters))
    types = max(map(len, typed.values()))
    return [f"{name:{names}} : {typed[name]:{types}}  {words.parameters[name]}" for name in parameters]


def _returned_lines(annotation: Any, words: Description) -> list[str]:
    if annotation is None:
        return ["Returns None."]
    described = worded_type(annotation)
    article = "an" if described[0] in "aeiou" else "a"
    tail = f": {words.returns}" if words.returns else ""
    return textwrap.wrap(f"Returns {article} {described}{tail}.", WIDTH - 8)


def _result(question: Question, args: Args) -> tuple[Any, Any]:
    """The arguments after the reference ran on a copy of them, and what is judged."""
    given = copy.deepcopy(args)
    value = question.witnesses[0](*given)
    at = question.in_place_index
    return given, value if at is None else given[at]


def _example(question: Question, args: Args) -> Iterable[str]:
    """An example as a doctest: the call, and what the reference returns."""
    result = _result(question, args)[1]
    if question.in_place is None:
        call = f"{question.name}({', '.join(map(_literal, args))})"
        return [f">>> {call}", *_printed(result)]
    at = question.in_place_index
    shown = [question.in_place if i == at else _literal(value) for i, value in enumerate(args)]
    return [
        f">>> {question.in_place} = {_literal(args[at or 0])}",
        f">>> {question.name}({', '.join(shown)})",
        f">>> {question.in_place}",
        *_printed(result),
    ]


def _scenario_example(question: Question, args: Args) -> Iterable[str]:
    """An example of a class question as a doctest: every step with what it returns."""
    given = dict(zip(question.parameters, copy.deepcopy(args), strict=False))
    things: dict[str, Any] = {}
    for step in question.steps:
        values = [given[name] for name in step.arguments if name in given]
        shown = ", ".join(map(_literal, values))
        variable = "other" if step.another else "model"
        if step.method == INIT:
            things[variable] = question.reference(*values)
            yield f">>> {variable} = {question.name}({shown})"
        elif step.method.startswith("."):
            yield f">>> {variable}{step.method}"
            yield from _printed(getattr(things[variable], step.method[1:]))
        else:
            result = getattr(things[variable], step.method)(*values)
            yield f">>> {'' if step.output or result is None else '_ = '}{variable}.{step.method}({shown})"
            yield from _printed(result) if step.output else ()


def _printed(value: Any) -> list[str]:
    with np.printoptions(linewidth=WIDTH - 8, precision=8, legacy=False):
        return [line or "<BLANKLINE>" for line in repr(value).splitlines()]


def _literal(value: Any) -> str:
    """A value as a candidate would type it."""
    if isinstance(value, np.ndarray):
        return f"np.array({_literal(value.tolist())})"
    if isinstance(value, list):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, tuple):
        return f"({', '.join(map(_literal, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, float) and not np.isfinite(value):
        return "-np.inf" if value < 0 else f"np.{value}"
    return repr(value)


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What the index of the exercises says about one question."""

    question: AnyQuestion
    area: str


def render_index(rows: Sequence[IndexRow]) -> str:
    """The README of the folder of stubs, in teaching order."""
    minutes = sum(row.question.minutes for row in rows)
    lines = [
        "# Exercises",
        "",
        f"{len(rows)} questions, about {minutes} minutes, in the order in which to take them. Open a file, "
        "replace `raise NotImplementedError`, save, and run the command that stands in it.",
        "",
        "These files are generated by `mlf generate`; what is changed here is lost when they are made anew, "
        "so work on a copy.",
    ]
    for area in dict.fromkeys(row.area for row in rows):
        lines += [
            "",
            f"## {area.replace('_', ' ').capitalize()}",
            "",
            "| question | what | level | minutes |",
        ]
        lines += ["|---|---|---|---|"]
        for row in rows:
            if row.area == area:
                question, title = row.question, title_and_statement(row.question.reference)[0]
                link = f"[{question.name}]({area}/{question.name}.py)"
                lines.append(f"| {link} | {title} | {question.level} | {question.minutes} |")
    return "\n".join(lines) + "\n"
