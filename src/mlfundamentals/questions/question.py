"""The format of a question: what an author writes in one file, `reference/<area>/<question>.py`."""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from .agreement import Agreement
from .key import CARE_PART, GROWTH_PART
from .outcome import Function, without_warnings
from .scenario import ANOTHER, INIT, perform

if TYPE_CHECKING:  # importing Hypothesis costs more than grading an answer
    from hypothesis.strategies import SearchStrategy

    from .growth import Growth

Args = tuple[Any, ...]


class QuestionError(ValueError):
    """A mistake in a question's file; the message says where it is and how to mend it."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """A family of inputs: argument tuples from a strategy, from a seeded generator, or written out."""

    name: str
    strategy: SearchStrategy[Args] | None = None
    seeded: Callable[[np.random.Generator], Args] | None = None
    cases: tuple[Args, ...] = ()
    edge: bool = False

    @property
    def part(self) -> str:
        """The part of the score that its cases count for."""
        if self.name == CARE_PART:
            return CARE_PART
        return f"edge: {self.name}" if self.edge else "values"


def draws(name: str, strategy: SearchStrategy[Args]) -> Inputs:
    """Inputs drawn from a strategy of argument tuples; their cases count for the part "values"."""
    return Inputs(name, strategy=strategy)


def seeded(name: str, make: Callable[[np.random.Generator], Args]) -> Inputs:
    """Inputs made by a function of a random generator: quick to draw, but they do not shrink."""
    return Inputs(name, seeded=make)


def edge(name: str, *cases: Args, strategy: SearchStrategy[Args] | None = None) -> Inputs:
    """An edge by its name, as it appears in the score: argument tuples written out, or a strategy."""
    if not cases and strategy is None:
        raise QuestionError(f"edge {name!r} has neither cases nor a strategy; give one of them")
    return Inputs(name, strategy=strategy, cases=cases, edge=True)


def care(*cases: Args, strategy: SearchStrategy[Args] | None = None) -> Inputs:
    """Inputs on which a sound formula keeps its digits and another one loses them: the part "numerical care".

    Answers that are right elsewhere and fall short here are registered as `careless`.
    """
    return edge(CARE_PART, *cases, strategy=strategy)


@dataclass(frozen=True, slots=True)
class Misconception:
    """A named, plausible wrong answer."""

    name: str
    function: Function
    mistake: str  # a sentence: what it does wrong
    hint: str  # a question that leads on, without the answer


@dataclass(frozen=True, slots=True)
class Alternate:
    """Another right answer, written in another style."""

    name: str
    function: Function


@dataclass(frozen=True, slots=True)
class Step:
    """One step of what is done with an object of a class question."""

    method: str  # INIT makes the object, ".name" reads an attribute
    arguments: tuple[str, ...]  # names among the scenario's parameters, in the order of the method's own
    output: str = ""  # what its result is called in a report; "" where it is not judged
    another: bool = False  # done with a second object, which the first one should not feel


def makes(*arguments: str, another: bool = False) -> Step:
    """The step that makes the object, or another one."""
    return Step(INIT, arguments, another=another)


def calls(method: str, *arguments: str, output: str = "", another: bool = False) -> Step:
    """The step that calls a method; its result is judged where it has a name."""
    return Step(method, arguments, output, another)


def reads(attribute: str, *, output: str = "") -> Step:
    """The step that reads an attribute, which is judged."""
    return Step(f".{attribute}", (), output or attribute)


@dataclass(slots=True)
class Question:
    """A question and everything that makes its key.

    Args:
        reference: the model answer, typed with jaxtyping; its docstring describes each parameter.
        level: 1 (one concept) to 4 (a whole algorithm).
        minutes: how long a candidate needs, about.
        agreement: how closely an output must be met.
        inputs: where the cases come from: families of `draws`, `seeded` and `edge`.
        examples: argument tuples shown in the statement, with what the reference returns.
        outputs: names for the elements of a returned tuple.
        in_place: the parameter that the answer changes, instead of returning something.
        numpy: False for plain Python, where NumPy cannot be imported.
        integers: whether floats may come as integers, and then give the same result.
        silent: whether a RuntimeWarning of NumPy's, such as that of an overflow, counts as an error.
        forbidden: modules of the standard library that the answer may not import.
        points: points for a part, where they differ from the default: values 4, numerical care and growth 2,
            all others 1.
        sources: keys into docs/references.
        steps: of a class question, whose reference is a class: what is done with an object of it. A case's
            arguments are those of all steps by name: those without a default in the order of their first use,
            then the others; a name has the annotation of the parameter that it is first given to.
        equivalent: mutants of the reference that change nothing, by the words in which `mlf generate` names
        them,
            each with the reason; for those that comparing many inputs cannot settle.
        growth: how the time may grow with the input, where that is judged.
        legal: takes the arguments; False for inputs that the statement excludes in a way the signature
            cannot tell, such as weights that do not sum to 1. An input is made smaller only while legal.
    """

    reference: Function
    level: int
    minutes: int
    agreement: Agreement
    inputs: Sequence[Inputs]
    examples: Sequence[Args]
    outputs: Sequence[str] = ()
    in_place: str | None = None
    numpy: bool = True
    integers: bool = True
    silent: bool = False
    forbidden: frozenset[str] = frozenset()
    points: dict[str, int] = field(default_factory=dict)
    sources: Sequence[str] = ()
    legal: Callable[..., bool] | None = None
    growth: Growth | None = None
    steps: Sequence[Step] = ()
    equivalent: Mapping[str, str] = field(default_factory=dict)
    alternates: list[Alternate] = field(default_factory=list, init=False)
    misconceptions: list[Misconception] = field(default_factory=list, init=False)
    short: dict[str, list[Alternate]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        check(1 <= self.level <= 4, f"level must be 1 to 4, got {self.level}")
        check(self.minutes > 0, f"minutes must be positive, got {self.minutes}")
        check(bool(self.inputs), "inputs is empty; give at least one family of draws(...) or edge(...)")
        check(bool(self.examples), "examples is empty; give at least one argument tuple")
        names = [family.name for family in self.inputs]
        check(len(set(names)) == len(names), f"two families of inputs share a name: {names}")
        if self.in_place is not None:
            check(self.in_place in self.parameters, f"in_place names no parameter: {self.in_place!r}")
        if self.steps:
            check(inspect.isclass(self.reference), "steps are for classes; the reference is a function")
            check(self.steps[0].method == INIT, "the first of the steps makes the object: makes(...)")
            self.outputs = tuple(step.output for step in self.steps if step.output)
            check(bool(self.outputs), "no step has an output, so nothing is judged")
            check(bool(self.parameters), "no step takes an argument, so there is nothing to vary")

    @property
    def name(self) -> str:
        """The question's id: the name of its function and its file."""
        return self.reference.__name__

    @property
    def parameters(self) -> dict[str, inspect.Parameter]:
        """The parameters of a case by name: the reference's, or those of all steps."""
        if not self.steps:
            return dict(inspect.signature(self.reference).parameters)
        found: dict[str, inspect.Parameter] = {}
        for step in self.steps:
            theirs = self.method_parameters(step.method)
            check(
                len(step.arguments) <= len(theirs),
                f"step {step.method} gives {len(step.arguments)} arguments, the method takes {len(theirs)}",
            )
            for name, parameter in zip(step.arguments, theirs, strict=False):
                found.setdefault(name, parameter.replace(name=name))
        return dict(sorted(found.items(), key=lambda item: item[1].default is not inspect.Parameter.empty))

    def method_parameters(self, method: str) -> list[inspect.Parameter]:
        """The parameters that a method of the reference takes, without self."""
        if method.startswith("."):
            return []
        function = getattr(self.reference, method, None)
        if function is None:
            raise QuestionError(f"the reference has no method {method}, which a step calls")
        return list(inspect.signature(function).parameters.values())[1:]

    @property
    def plan(self) -> tuple[tuple[str, tuple[int, ...], bool], ...]:
        """The steps as a worker takes them: method, positions of its arguments, whether it is judged."""
        places = {name: position for position, name in enumerate(self.parameters)}
        return tuple(
            (
                ANOTHER * step.another + step.method,
                tuple(places[name] for name in step.arguments),
                bool(step.output),
            )
            for step in self.steps
        )

    def as_function(self, answer: Function) -> Function:
        """A function of a case's arguments: the answer itself, or what the steps do with an object of it."""
        called = answer
        if self.steps:
            plan = self.plan
            called = lambda *arguments: perform(answer, plan, arguments)  # noqa: E731
        return without_warnings(called) if self.silent else called

    @property
    def witnesses(self) -> list[Function]:
        """All right answers there are as functions of a case's arguments, the reference first."""
        answers = [self.reference, *(alternate.function for alternate in self.alternates)]
        return [self.as_function(answer) for answer in answers]

    def witnesses_of(self, part: str) -> list[Function]:
        """The witnesses of a part's cases: careless answers are right but where care is asked for."""
        careless = [] if part == CARE_PART else self.short.get(CARE_PART, [])
        return [*self.witnesses, *(self.as_function(answer.function) for answer in careless)]

    def is_legal(self, args: Args) -> bool:
        """Whether the question's own rule permits the arguments; those left out count with their defaults."""
        if self.legal is None:
            return True
        defaults = [parameter.default for parameter in self.parameters.values()][len(args) :]
        return self.legal(*args, *defaults)

    @property
    def in_place_index(self) -> int | None:
        """The position of the parameter that the answer changes."""
        return None if self.in_place is None else list(self.parameters).index(self.in_place)

    def misconception(self, name: str, *, hint: str) -> Callable[[Function], Function]:
        """Register a misconception; the first sentence of its docstring says what it does wrong."""

        def register(function: Function) -> Function:
            misconception = new_misconception(name, function, hint, self.misconceptions)
            self._check_signature(f"misconception {name!r}", function)
            self.misconceptions.append(misconception)
            return function

        return register

    def alternate(self, name: str) -> Callable[[Function], Function]:
        """Register another right answer."""

        def register(function: Function) -> Function:
            _check_new(name, self.alternates)
            self._check_signature(f"alternate {name!r}", function)
            self.alternates.append(Alternate(name, function))
            return function

        return register

    def too_slow(self, name: str) -> Callable[[Function], Function]:
        """Register an answer that is right, but takes more time than growth permits."""
        check(self.growth is not None, f"{name!r} is too slow for what? the question has no growth")
        return self._falls_short(GROWTH_PART, name)

    def careless(self, name: str) -> Callable[[Function], Function]:
        """Register an answer that is right, but loses digits where numerical care is asked for."""
        has_care = any(family.part == CARE_PART for family in self.inputs)
        check(has_care, f"{name!r} is careless of what? the question has no inputs of care(...)")
        return self._falls_short(CARE_PART, name)

    def _falls_short(self, part: str, name: str) -> Callable[[Function], Function]:
        def register(function: Function) -> Function:
            _check_new(name, [*itertools.chain(*self.short.values()), *self.alternates])
            self._check_signature(f"answer {name!r}", function)
            self.short.setdefault(part, []).append(Alternate(name, function))
            return function

        return register

    def _check_signature(self, what: str, function: Function) -> None:
        for method in dict.fromkeys(step.method for step in self.steps) if self.steps else ("",):
            if method.startswith("."):
                continue
            ours, theirs = (getattr(f, method, None) if method else f for f in (self.reference, function))
            check(callable(theirs), f"{what} has no method {method}")
            self._check_same_parameters(f"{what}{method and f', method {method},'}", theirs, ours)

    def _check_same_parameters(self, what: str, their: Any, our: Any) -> None:
        theirs, ours = (list(inspect.signature(function).parameters.values()) for function in (their, our))
        same = [(p.name, p.default) for p in theirs] == [(p.name, p.default) for p in ours]
        check(same, f"{what} takes {_brief(theirs)}, the reference {_brief(ours)}; make them the same")


def new_misconception(
    name: str, function: Function, hint: str, others: Iterable[Misconception]
) -> Misconception:
    """A misconception beside others. Raises QuestionError if its name is taken, or words are missing."""
    mistake = " ".join((inspect.getdoc(function) or "").split())
    check(bool(mistake), f"misconception {name!r} has no docstring; say there what it does wrong")
    check(bool(hint.strip()), f"misconception {name!r} has no hint; ask what would lead on")
    _check_new(name, others)
    return Misconception(name, function, mistake, hint)


def title_and_statement(reference: Function) -> tuple[str, list[str]]:
    """The title of a reference's file, and the lines that follow it there."""
    title, _, statement = (inspect.getdoc(inspect.getmodule(reference)) or "").partition("\n")
    return title.rstrip("."), statement.strip().splitlines()


def check(holds: bool, message: str) -> None:
    """Raise QuestionError unless it holds."""
    if not holds:
        raise QuestionError(message)


def _check_new(name: str, others: Iterable[Misconception | Alternate]) -> None:
    check(name.isidentifier(), f"{name!r} is no identifier; use letters, digits and underscores")
    check(all(other.name != name for other in others), f"the name {name!r} is taken twice")


def _brief(parameters: Iterable[inspect.Parameter]) -> str:
    return "(" + ", ".join(str(p.replace(annotation=inspect.Parameter.empty)) for p in parameters) + ")"
