"""Concept questions: data to read, and an answer that is a literal; no code to write.

The key is computed by references, the distractors by misconceptions, all from the data of one instance. An
instance in which the answer would be open to dispute is rejected, and another one is drawn.
"""

from __future__ import annotations

import inspect
import itertools
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from . import codec
from .agreement import Agreement, Disagreement, Tolerance, compare, exact, is_floating, leaves
from .key import Case, Key, KnownMistake, Parameter, encode_outcome
from .outcome import Function, Returned
from .question import Args, Misconception, QuestionError, check, new_misconception, title_and_statement

ANSWER = "ANSWER"
ANSWER_PART = "answer"
POINTS = 4
ATTEMPTS = 2000  # instances that are drawn before the author is told that none is fit
N_NUDGES = 8
NUDGE = 1e-6  # relative: so small a change of the data must not change the key
DECIMALS_SLACK = 0.51  # of the last decimal asked for: rounded either way at a half


@dataclass(frozen=True, slots=True)
class Lines:
    """A plot where a person would rather look than read: lines over one axis."""

    x_label: str
    y_label: str
    x: Sequence[float]
    lines: dict[str, Sequence[float]]


@dataclass(slots=True)
class Concept:
    """A concept question and everything that makes its instances and its key.

    Args:
        reference: computes the key from the data; its docstring describes each part of the data.
        level: 1 (one concept) to 4.
        minutes: how long a candidate needs, about: reading time.
        instance: makes the data, in the order of the reference's parameters, from a random generator.
        answer: in words, what is asked for: "an int", "the degree, an int".
        example: an answer of the right form, which is not the right one for the instance.
        decimals: of a float that is asked for rounded.
        any_order: whether the elements of a tuple may come in any order, also as a set.
        fit: takes the data; False for an instance that would be too easy or open to dispute.
        variations: takes the data; gives other data under which the key must be the same.
        plot: takes the data; what is drawn beside the table.
        shown: the parameters that are shown; by default all. What is not shown is told by the statement.
        sources: keys into docs/references.
    """

    reference: Function
    level: int
    minutes: int
    instance: Callable[[np.random.Generator], Args]
    answer: str
    example: Any
    decimals: int | None = None
    any_order: bool = False
    fit: Callable[..., bool] | None = None
    variations: Callable[..., Iterable[Args]] | None = None
    plot: Callable[..., Lines] | None = None
    shown: Sequence[str] | None = None
    sources: Sequence[str] = ()
    misconceptions: list[Misconception] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        check(1 <= self.level <= 4, f"level must be 1 to 4, got {self.level}")
        check(self.minutes > 0, f"minutes must be positive, got {self.minutes}")
        unknown = sorted(set(self.shown or ()) - set(self.parameters))
        check(not unknown, f"shown names no parameters: {unknown}")

    @property
    def name(self) -> str:
        """The question's id: the name of its function and its file."""
        return self.reference.__name__

    @property
    def parameters(self) -> dict[str, inspect.Parameter]:
        """The parts of the data by name."""
        return dict(inspect.signature(self.reference).parameters)

    @property
    def agreement(self) -> Agreement:
        """How an answer meets the key."""
        if self.any_order:
            return Agreement("any_order")
        return exact() if self.decimals is None else Agreement("close", rtol=1.0)

    def misconception(self, name: str, *, hint: str) -> Callable[[Function], Function]:
        """Register a misconception: the answer of somebody who thinks so, from the same data."""

        def register(function: Function) -> Function:
            self.misconceptions.append(new_misconception(name, function, hint, self.misconceptions))
            return function

        return register

    def draw(self, seed: int) -> Args:
        """The data of the instance that a seed stands for. Raises QuestionError where none is fit."""
        rng = np.random.default_rng([zlib.crc32(self.name.encode()), seed])
        reasons: dict[str, int] = {}
        for _ in range(ATTEMPTS):
            data = self.instance(rng)
            reason = self.rejected(data, rng)
            if not reason:
                return data
            reasons[reason] = reasons.get(reason, 0) + 1
        most = sorted(reasons.items(), key=lambda item: -item[1])[:3]
        told = "; ".join(f"{count} x {reason}" for reason, count in most)
        raise QuestionError(f"none of {ATTEMPTS} instances is fit: {told}")

    def rejected(self, data: Args, rng: np.random.Generator) -> str:
        """Why an instance is open to dispute, or ""."""
        if self.fit is not None and not self.fit(*data):
            return "it is not fit by the question's own rule"
        key = self.answer_of(self.reference, data)
        if self.meets(key, self.example):
            return "its key is the example that the stub shows"
        answers = {m.name: self.answer_of(m.function, data) for m in self.misconceptions}
        for name, answer in answers.items():
            if self.meets(key, answer, twice=True):
                return f"misconception {name!r} gives the key"
        for one, other in itertools.combinations(answers, 2):
            if self.meets(answers[one], answers[other], twice=True):
                return f"misconceptions {one!r} and {other!r} agree"
        for other_data in itertools.chain(self._nudged(data, rng), self._varied(data)):
            if not self.meets(key, self.answer_of(self.reference, other_data)):
                return "its key changes with the last digits of the data"
        return ""

    def answer_of(self, function: Function, data: Args) -> Any:
        """What a function answers, in the form in which answers are compared."""
        given = codec.decode(codec.encode(data), writable=True)
        with np.errstate(all="ignore"):
            answer = _plain(function(*given))
        return tuple(sorted(answer)) if self.any_order else answer

    def tolerances(self, answer: Any, *, twice: bool = False) -> tuple[float, ...]:
        """How far each float of an answer may be off."""
        if self.decimals is None:
            return tuple(0.0 for leaf in leaves(answer) if is_floating(leaf))
        off = DECIMALS_SLACK * 10.0**-self.decimals * (2 if twice else 1)
        return tuple(off for leaf in leaves(answer) if is_floating(leaf))

    def meets(self, expected: Any, got: Any, *, twice: bool = False) -> bool:
        """Whether two answers count as the same; `twice` with room for the rounding of both."""
        return literal_mismatch(self.agreement, expected, self.tolerances(expected, twice=twice), got) is None

    def _nudged(self, data: Args, rng: np.random.Generator) -> Iterator[Args]:
        for _ in range(N_NUDGES):
            yield tuple(_nudge(value, rng) for value in data)

    def _varied(self, data: Args) -> Iterable[Args]:
        return () if self.variations is None else self.variations(*data)


def _nudge(value: Any, rng: np.random.Generator) -> Any:
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return value * (1 + NUDGE * rng.uniform(-1, 1, size=value.shape))
    if isinstance(value, list | tuple):
        return type(value)(_nudge(item, rng) for item in value)
    return value


def _plain(answer: Any) -> Any:
    """NumPy's numbers and arrays as Python's; texts as they are compared."""
    if isinstance(answer, str):
        return _word(answer)
    if isinstance(answer, np.ndarray):
        return tuple(answer.tolist())
    if isinstance(answer, list | tuple | set | frozenset):
        return tuple(map(_plain, answer))
    return answer.item() if isinstance(answer, np.generic) else answer


def _word(text: str) -> str:
    """A text with the differences taken out that do not matter: case, hyphens, spaces."""
    return "_".join(text.casefold().replace("-", " ").replace("_", " ").split())


def literal_mismatch(
    agreement: Agreement, expected: Any, tolerances: Sequence[Tolerance], got: Any
) -> Disagreement | None:
    """The first reason why a literal is not the expected one; its form is brought into line first."""
    as_asked = _like(expected, got)
    if agreement.kind == "any_order" and isinstance(as_asked, tuple):
        as_asked = tuple(sorted(as_asked, key=lambda item: (str(type(item)), item)))
    return compare(agreement, expected, tolerances, as_asked, (ANSWER,))


def _like(expected: Any, got: Any) -> Any:
    """A literal in the form of the expected one where both mean the same: 3.0 for 3, a list for a tuple."""
    if isinstance(expected, bool) or isinstance(got, bool):
        return got
    if isinstance(expected, int) and isinstance(got, float) and got.is_integer():
        return int(got)
    if isinstance(expected, float) and isinstance(got, int):
        return float(got)
    if isinstance(expected, str) and isinstance(got, str):
        return _word(got)
    if isinstance(expected, tuple) and isinstance(got, list | tuple | set | frozenset):
        first = expected[0] if expected else None
        pairs = zip(expected, got, strict=True) if len(got) == len(expected) else ((first, g) for g in got)
        return tuple(_like(one, other) for one, other in pairs)
    return got


def compile_concept(question: Concept, *, area: str, source_hash: str, seed: int = 0) -> Key:
    """The key of the instance that a seed stands for."""
    if len(question.misconceptions) < 1:
        raise QuestionError("there are no misconceptions, so nothing tells a good question from a bad one")
    data = question.draw(seed)
    expected = question.answer_of(question.reference, data)
    wrong = [Returned(question.answer_of(m.function, data)) for m in question.misconceptions]
    case = Case(
        ANSWER_PART,
        codec.encode(data),
        Returned(expected),
        question.tolerances(expected),
        tuple(codec.encode(encode_outcome(outcome)) for outcome in wrong),
    )
    return Key(
        question=question.name,
        area=area,
        title=title_and_statement(question.reference)[0],
        level=question.level,
        minutes=question.minutes,
        parameters=tuple(Parameter(name) for name in question.parameters),
        outputs=(),
        in_place=None,
        numpy=False,
        forbidden=(),
        points={ANSWER_PART: POINTS},
        agreement=question.agreement,
        mistakes=tuple(KnownMistake(m.name, m.mistake, m.hint) for m in question.misconceptions),
        cases=(case,),
        source_hash=source_hash,
        literal=True,
    )
