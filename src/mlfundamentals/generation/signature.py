"""Reading a reference's signature and docstring, and saying its types in plain NumPy and in words."""

from __future__ import annotations

import inspect
import re
import types
import typing
from dataclasses import dataclass
from typing import Any

from ..questions.question import Question, QuestionError

_WORDS = {"Float": "float", "Int": "int", "Bool": "bool", "Integer": "int", "Num": "number"}


@dataclass(frozen=True, slots=True)
class Description:
    """The parts of a reference's docstring."""

    summary: str
    parameters: dict[str, str]  # name -> words
    returns: str
    raises: str


def describe(question: Question) -> Description:
    """Take the reference's docstring apart. Raises QuestionError where it misses a parameter."""
    return describe_function(question.name, question.reference, list(question.parameters))


def describe_function(name: str, function: Any, parameter_names: list[str]) -> Description:
    """Take a docstring apart. Raises QuestionError where it misses a parameter or is missing."""
    paragraphs = (inspect.getdoc(function) or "").split("\n\n")
    summary = " ".join(paragraphs[0].split())
    parameters: dict[str, str] = {}
    returns = raises = ""
    for paragraph in paragraphs[1:]:
        text = " ".join(paragraph.split())
        if text.startswith("Returns "):
            returns = text.removeprefix("Returns ").rstrip(".")
        elif text.startswith("Raises "):
            raises = text
        else:
            parameters |= _named_lines(paragraph)
    missing = [parameter for parameter in parameter_names if parameter not in parameters]
    if missing:
        names = ", ".join(missing)
        raise QuestionError(f"{name}: the reference's docstring has no line `name: words` for {names}")
    if not summary:
        raise QuestionError(f"{name}: the reference has no docstring")
    return Description(summary, parameters, returns, raises)


def _named_lines(paragraph: str) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""
    for line in paragraph.splitlines():
        match = re.match(r"(\w+): (.*)", line)
        if match:
            name = match[1]
            found[name] = match[2].strip()
        elif name:
            found[name] += " " + line.strip()
    return found


def plain_type(annotation: Any) -> str:
    """An annotation in plain NumPy and Python: "np.ndarray", "list[np.ndarray]", "int | None"."""
    if hasattr(annotation, "dim_str"):
        return "np.ndarray"
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (types.UnionType, typing.Union):
        return " | ".join(map(plain_type, arguments))
    if origin is not None:
        return f"{origin.__name__}[{', '.join(map(plain_type, arguments))}]"
    if annotation is None or annotation is type(None):
        return "None"
    if isinstance(annotation, str):  # a class names itself
        return f'"{annotation}"'
    return annotation.__name__ if isinstance(annotation, type) else str(annotation)


def worded_type(annotation: Any, *, plural: bool = False) -> str:
    """An annotation in words: "float array (n, d)", "list of float arrays", "int"."""
    s = "s" if plural else ""
    if hasattr(annotation, "dim_str"):
        kind = _WORDS.get(annotation.dtype.__name__, "")
        return f"{kind} array{s} {shape(annotation)}".strip()
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is list and arguments:
        return f"list{s} of {worded_type(arguments[0], plural=True)}"
    if origin is tuple:
        return f"tuple{s} of ({', '.join(map(worded_type, arguments))})"
    return plain_type(annotation) + (s if plural else "")


def shape(annotation: Any) -> str:
    """The shape that jaxtyping's words name: "(n, d)"; nothing where any shape will do."""
    dims = [dim for dim in annotation.dim_str.split() if dim != "_"]
    if "..." in dims or len(dims) != len(annotation.dim_str.split()):
        return "of any shape" if "..." in dims else ""
    return f"({dims[0]},)" if len(dims) == 1 else f"({', '.join(dims)})"


def takes_floats(annotation: Any) -> bool:
    """Whether a parameter is a float, or holds floats."""
    if hasattr(annotation, "dim_str"):
        return bool(annotation.dtype.__name__ == "Float")
    return annotation is float or any(map(takes_floats, typing.get_args(annotation)))


def takes_mutable(annotation: Any) -> bool:
    """Whether an argument could be changed by the call."""
    return (
        hasattr(annotation, "dim_str") or typing.get_origin(annotation) in (list, dict) or annotation is list
    )
