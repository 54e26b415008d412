"""Class questions: the methods that are called on an object, one after the other, and what of it is judged.

A scenario turns a class into a function of the case's arguments: make an object, call its methods in the
order of the steps, return what the judged steps returned. Compiling a key calls references so, and the
locked worker calls an answer so; it loads this file by its path, which is why nothing of this package is
imported here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

INIT = "__init__"
ANOTHER = "another "  # before the method of a step that is done with a second object


def perform(
    make: Callable[..., Any], steps: Sequence[tuple[str, Sequence[int], bool]], arguments: Sequence[Any]
) -> Any:
    """Run the steps on an object of the class `make`; what the judged ones return, as a tuple if several.

    steps: for each step the method's name (INIT makes the object, ".name" reads an attribute; with ANOTHER
    before it, it is done with a second object, which the first one should not feel), the positions of its
    arguments among `arguments`, and whether it is judged. Positions beyond the end are left to defaults.
    """
    judged: list[Any] = []
    things: dict[bool, Any] = {}
    value: Any = None
    for step, positions, kept in steps:
        second, method = step.startswith(ANOTHER), step.removeprefix(ANOTHER)
        given = [arguments[position] for position in positions if position < len(arguments)]
        if method == INIT:
            things[second] = make(*given)
        elif method.startswith("."):
            value = getattr(things[second], method[1:])
        else:
            value = getattr(things[second], method)(*given)
        if kept:
            judged.append(value)
    return judged[0] if len(judged) == 1 else tuple(judged)
