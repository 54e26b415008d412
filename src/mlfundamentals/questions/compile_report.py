"""What compiling a key came to, in words for the author of the question."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from .equivalence import Equivalent


@dataclass(slots=True)
class Report:
    """What compiling a key came to, for the author."""

    question: str
    drawn: int = 0
    dropped: Counter[str] = field(default_factory=Counter)  # reason -> how many inputs
    n_mutants: int = 0
    equivalents: list[Equivalent] = field(default_factory=list)
    survivors: list[str] = field(default_factory=list)  # all other mutants that no case kills
    n_cases: int = 0

    def summary(self) -> str:
        """The report as an author reads it."""
        killed = f"{self.n_killed} of {self.n_mutants} mutants killed, {len(self.equivalents)} change nothing"
        lines = [f"{self.question}: {self.n_cases} cases of {self.drawn} inputs; {killed}"]
        lines += [f"  dropped {n} x: {reason}" for reason, n in self.dropped.most_common(5)]
        lines += [f"  changes nothing: {e.change}: {e.why}" for e in self.equivalents]
        lines += [f"  not killed: {change}" for change in self.survivors]
        return "\n".join(lines)

    @property
    def n_killed(self) -> int:
        """How many mutants some case kills."""
        return self.n_mutants - len(self.equivalents) - len(self.survivors)
