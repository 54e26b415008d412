"""The format of questions, their keys, and the agreements by which an output meets the expected one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .agreement import Agreement, close, each, exact
    from .bank import reference
    from .concept import Concept, Lines
    from .growth import Growth
    from .question import Question, QuestionError, calls, care, draws, edge, makes, reads, seeded

__all__ = [
    "Agreement",
    "Concept",
    "Growth",
    "Lines",
    "Question",
    "QuestionError",
    "calls",
    "care",
    "close",
    "draws",
    "each",
    "edge",
    "exact",
    "makes",
    "reads",
    "reference",
    "seeded",
]


def __getattr__(name: str) -> Any:
    # Left for later, since the sandbox needs the codec and nothing else of this, and starts before NumPy.
    if name in ("Agreement", "close", "each", "exact"):
        from . import agreement

        return getattr(agreement, name)
    if name in ("Concept", "Lines"):
        from . import concept

        return getattr(concept, name)
    if name == "Growth":
        from .growth import Growth

        return Growth
    if name == "reference":
        from .bank import reference

        return reference
    if name in __all__:
        from . import question

        return getattr(question, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
