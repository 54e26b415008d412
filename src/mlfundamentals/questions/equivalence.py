"""Mutants that no input drawn for a key tells from the reference: a longer search, and what it leaves.

A mutant that behaves like the reference on all of many more inputs counts as equivalent, with their number as
the proof; an author may list others with a reason. Where the search finds a difference, that input becomes
a case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from . import codec
from .drawing import draw
from .integers import any_varied, as_integers
from .key import same_outcome
from .outcome import Outcome
from .question import Question

MANY = 600  # inputs of each family of the part "values"
SOME = 60  # of each edge that is a strategy
OTHER_SEED = 1_000_003  # no seed that keys are compiled with

Run = Callable[[bytes], Outcome]


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A mutant that changes nothing, and how that is known."""

    change: str
    proof: str  # "compared" or "reason"
    why: str


class Search:
    """Many more inputs of a question, drawn once, with what the reference does on them."""

    def __init__(self, question: Question, reference: Run, seed: int) -> None:
        self.question, self.reference, self.seed = question, reference, seed
        self._known: list[tuple[bytes, Outcome]] | None = None

    @property
    def known(self) -> list[tuple[bytes, Outcome]]:
        """Legal inputs, each with the reference's outcome."""
        if self._known is None:
            self._known = [(args, self.reference(args)) for args in self._inputs()]
        return self._known

    def differing(self, mutant: Run) -> Iterator[bytes]:
        """The inputs on which a mutant does something else than the reference."""
        return (args for args, outcome in self.known if not same_outcome(outcome, mutant(args)))

    def _inputs(self) -> Iterator[bytes]:
        seen: set[bytes] = set()
        for family in self.question.inputs:
            more = replace(family, cases=())
            for args in draw(more, SOME if family.edge else MANY, self.seed + OTHER_SEED):
                for variant in self._variants(args):
                    if variant not in seen and self.question.is_legal(codec.decode(variant)):
                        seen.add(variant)
                        yield variant

    def _variants(self, args: bytes) -> Iterator[bytes]:
        """The input, the same with integers for whole floats, and with the last default left out."""
        yield args
        plain = codec.decode(args)
        if self.question.integers and any_varied(plain):
            yield codec.encode(tuple(map(as_integers, plain)))
        defaults = [p.default is not p.empty for p in self.question.parameters.values()]
        if len(plain) == len(defaults) and defaults and defaults[-1]:
            yield codec.encode(plain[:-1])
