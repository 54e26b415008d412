"""Grading answers: `grade(path, ...)` judges files in a sandbox against the keys of a bank.

>>> from mlfundamentals.grading import grade                              # doctest: +SKIP
>>> report = grade("answers/")                                            # doctest: +SKIP
>>> [(v.question, v.outcome, v.score) for v in report.verdicts]           # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .session import grade
    from .verdict import Counterexample, NamedMistake, Part, Report, Verdict

__all__ = ["Counterexample", "NamedMistake", "Part", "Report", "Verdict", "grade"]


def __getattr__(name: str) -> Any:
    # Importing NumPy takes as long as starting the sandbox; left for later, both happen at the same time.
    if name == "grade":
        from .session import grade

        return grade
    if name in __all__:
        from . import verdict

        return getattr(verdict, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
