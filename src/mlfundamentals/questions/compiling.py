"""Compiling a question's key: draw inputs, ask the witnesses, choose the cases that kill."""

from __future__ import annotations

import functools
import inspect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from . import codec
from .compile_report import Report
from .cover import greedy_cover
from .drawing import draw
from .equivalence import Equivalent, Search
from .integers import any_varied, as_integers
from .key import (
    EFFECTS_PART,
    SHAPE_PART,
    Case,
    Key,
    KnownMistake,
    Parameter,
    encode_outcome,
    mismatch,
    same_outcome,
)
from .mutants import Mutant, mutants
from .outcome import Died, Function, Outcome, Returned, TooSlow, run, time_limit
from .question import Inputs, Question, QuestionError, title_and_statement
from .shrinking import Shrinker, weight
from .text import show
from .tolerance import Expectation, Unfit, derive, widened

DRAWS = 100  # from each family of the part "values"
EDGE_DRAWS = 30  # from each edge that is a strategy
KEPT_OF_EDGE = 4  # cases of an edge that is a strategy
KEPT_OF_INTEGERS = 6  # cases in which all whole numbers come as integers; as many with one argument's alone
CASES = 64
MAX_BYTES = 60_000  # of the arguments of all cases together; random floats hardly compress
KILLS = 3  # cases on which every misconception and mutant fails
DIFFERENCES = 2  # cases on which every pair of misconceptions differs
HUNTED = 20  # inputs on which a mutant differs that are tried as cases
FUNCTION_CPU_S = 0.1  # a mutant that takes longer is taken to loop
DEFAULT_POINTS = {"values": 4}
INTEGERS_PART = "edge: integers where floats are expected"
DEFAULTS_PART = "edge: arguments left out"

_T = TypeVar("_T")


@dataclass(slots=True)
class Candidate:
    """An input that may become a case."""

    part: str
    args: bytes
    expectation: Expectation
    wanted: bool  # it becomes a case whatever it kills


class Compiler:
    """The steps of compiling one question's key."""

    def __init__(self, question: Question, *, seed: int = 0) -> None:
        self.question, self.seed, self.names = question, seed, tuple(question.parameters)
        self.in_place = question.in_place_index
        self.witnesses = question.witnesses
        self.wrong = [question.as_function(m.function) for m in question.misconceptions]
        self.mutants = mutants(question.reference)
        self._killed: dict[tuple[str, bytes], tuple[bool, bool]] = {}  # whether it fails; whether it hangs
        self.report = Report(question.name)
        self.candidates: dict[bytes, Candidate] = {}

    def compile(self, *, area: str, source_hash: str) -> Key:
        """Make the key. Raises QuestionError where the question is not fit for one."""
        if all(family.edge for family in self.question.inputs):
            advice = 'add a family of draws(...) or seeded(...), whose cases count for "values"'
            raise QuestionError(f"inputs has edges only; {advice}")
        for family in self.question.inputs:
            self._gather(family)
        if not any(candidate.part == "values" for candidate in self.candidates.values()):
            raise QuestionError(f"no input is fit to be a case; why: {self._reasons()}")
        self._gather_counterexamples()
        self._gather_integers()
        self._gather_defaults()
        self._hunt_mutants()
        candidates = self._by_weight()
        mistakes = [self._outcomes(wrong, candidates) for wrong in self.wrong]
        chosen = self._choose(candidates, mistakes)
        cases = [self._case(candidates[i], [outcomes[i] for outcomes in mistakes]) for i in chosen]
        self._check_edges(cases)
        self.report.n_cases = len(cases)
        return self._key(cases, area, source_hash)

    def _reasons(self) -> str:
        told = "; ".join(f"{n} x {reason}" for reason, n in self.report.dropped.most_common(3))
        return told or "none drawn"

    def _gather(self, family: Inputs) -> None:
        count = EDGE_DRAWS if family.edge else DRAWS
        written = {codec.encode(args) for args in family.cases}
        kept = 0
        for args in draw(family, count, self.seed):
            wanted = args in written or (family.edge and kept < KEPT_OF_EDGE)
            try:
                added = self._add(family.part, args, wanted=wanted)
            except Unfit as reason:
                if args in written:
                    shown = show(codec.decode(args), 300)
                    raise QuestionError(f"{family.part}: {shown} cannot be a case: {reason}") from reason
                continue
            kept += added

    def _add(self, part: str, args: bytes, *, wanted: bool = False) -> bool:
        """Make an input a candidate; False when it is one already. Raises Unfit."""
        known = self.candidates.get(args)
        if known is not None:
            known.wanted |= wanted
            if known.part == "values":
                known.part = part
            return False
        self.report.drawn += 1
        try:
            if not self.question.is_legal(codec.decode(args)):
                raise Unfit("it is not legal by the question's own rule")
            expectation = derive(self.witnesses, args, self.names, self.question.agreement, self.in_place)
            if part == "values" and not isinstance(expectation.outcome, Returned):
                raise Unfit("it raises, which an edge should ask for")
        except Unfit as reason:
            self.report.dropped[str(reason)] += 1
            raise
        self.candidates[args] = Candidate(part, args, expectation, wanted)
        return True

    def _try_add(self, part: str, args: bytes, *, wanted: bool = False) -> bool:
        try:
            return self._add(part, args, wanted=wanted)
        except Unfit:
            return False

    def _gather_counterexamples(self) -> None:
        """The smallest input that shows each misconception; a report then needs no search.

        An edge's input may be one no longer when it is made smaller; only what shows at no ordinary one is
        searched for there.
        """
        known = sorted(self._by_weight(), key=lambda candidate: candidate.part != "values")
        shrinker = Shrinker(self.question, list(self.candidates))
        for wrong in self.wrong:
            shown = next((c for c in known if self._fails(c, self._run(wrong, c.args))), None)
            if shown is not None:
                fails = functools.partial(self._first_shown, wrong, shown.part)
                self._try_add(shown.part, shrinker.shrink(shown.args, fails), wanted=True)

    def _first_shown(self, wrong: Function, part: str, batch: list[bytes]) -> bytes | None:
        return next((args for args in batch if self._shows(wrong, args, part)), None)

    def _shows(self, wrong: Function, args: bytes, part: str = "values") -> bool:
        """Whether a function is wrong on an input that is fit to be a case."""
        outcome = self._run(wrong, args)
        if same_outcome(run(self.witnesses[0], args, self.names, self.in_place), outcome):
            return False  # as most are; what is expected takes many runs
        try:
            expectation = derive(self.witnesses, args, self.names, self.question.agreement, self.in_place)
        except Unfit:
            return False
        if part == "values" and not isinstance(expectation.outcome, Returned):
            return False
        return self._fails(Candidate(part, args, expectation, wanted=False), outcome)

    def _gather_integers(self) -> None:
        """Inputs with whole numbers come once more as integers: all of them, or one argument alone."""
        together: dict[bytes, Candidate] = {}
        alone: dict[bytes, Candidate] = {}
        for candidate in self._returning() if self.question.integers else ():
            args = codec.decode(candidate.args)
            if not any_varied(args):
                continue
            whole = tuple(map(as_integers, args))
            together[codec.encode(whole)] = candidate
            for i, value in enumerate(whole):
                alone[codec.encode((*args[:i], value, *args[i + 1 :]))] = candidate
        for variants in (together, {args: c for args, c in alone.items() if args not in together}):
            new = [args for args in variants if args not in self.candidates]
            for args in _spread(new, KEPT_OF_INTEGERS):
                self._check_same(variants[args], args)
                if self._try_add(INTEGERS_PART, args, wanted=True):
                    added = self.candidates[args]  # integers have no nudges of their own
                    added.expectation = widened(added.expectation, variants[args].expectation)

    def _gather_defaults(self) -> None:
        """Every default is left out in some cases."""
        parameters = list(self.question.parameters.values())
        for position, parameter in enumerate(parameters):
            if parameter.default is inspect.Parameter.empty:
                continue
            given = (codec.decode(candidate.args) for candidate in self._returning())
            shortened = dict.fromkeys(codec.encode(args[:position]) for args in given if len(args) > position)
            for args in _spread(list(shortened), KEPT_OF_EDGE):
                self._try_add(DEFAULTS_PART, args, wanted=True)

    def _returning(self) -> list[Candidate]:
        """Candidates on which the reference returns, lightest first; ordinary values where there are some."""
        returning = [c for c in self._by_weight() if isinstance(c.expectation.outcome, Returned)]
        return [c for c in returning if c.part == "values"] or returning

    def _by_weight(self) -> list[Candidate]:
        n_parameters = len(self.names)
        return sorted(self.candidates.values(), key=lambda c: (weight(c.args, n_parameters), c.args))

    def _check_same(self, candidate: Candidate, integers: bytes) -> None:
        """Raise QuestionError unless the reference returns the same for integers as for floats."""
        outcome = run(self.witnesses[0], integers, self.names, self.in_place)
        expected, tolerances = candidate.expectation.outcome, candidate.expectation.tolerances
        problem = mismatch(self.question.agreement, expected, tolerances, outcome, ("result",))
        if problem is not None:
            what = "the reference returns something else when whole numbers come as integers"
            raise QuestionError(f"{what}: {show(codec.decode(integers), 300)}: {problem}")

    def _run(self, function: Function, args: bytes) -> Outcome:
        try:
            with time_limit(FUNCTION_CPU_S):
                return run(function, args, self.names, self.in_place)
        except TooSlow:
            return Died("timeout", "it takes too long")

    def _outcomes(self, function: Function, candidates: Sequence[Candidate]) -> list[Outcome]:
        return [self._run(function, candidate.args) for candidate in candidates]

    def _fails(self, candidate: Candidate, outcome: Outcome) -> bool:
        expectation = candidate.expectation
        rule = self.question.agreement
        return mismatch(rule, expectation.outcome, expectation.tolerances, outcome, ("result",)) is not None

    def _choose(self, candidates: list[Candidate], mistakes: list[list[Outcome]]) -> list[int]:
        """The candidates that become cases, lightest first."""
        wrong = np.array(
            [[self._fails(c, o) for c, o in zip(candidates, row, strict=True)] for row in mistakes]
        )
        wrong = wrong.reshape(len(mistakes), len(candidates))
        differs = np.array(
            [
                [not same_outcome(a, b) for a, b in zip(mistakes[i], mistakes[j], strict=True)]
                for i, j in itertools.combinations(range(len(mistakes)), 2)
            ]
        ).reshape(-1, len(candidates))
        self._check_killed(wrong, differs)
        mutated = self._mutant_kills(candidates)
        kills = np.concatenate([wrong, differs, mutated]).T
        needed = np.repeat([KILLS, DIFFERENCES, KILLS], [len(wrong), len(differs), len(mutated)])
        chosen = [i for i, candidate in enumerate(candidates) if candidate.wanted]
        chosen += greedy_cover(kills, needed, range(len(candidates)), chosen)
        return sorted(self._fill(candidates, chosen))

    def _check_killed(self, wrong: np.ndarray, differs: np.ndarray) -> None:
        known = self.question.misconceptions
        for misconception, row in zip(known, wrong, strict=True):
            if row.sum() < KILLS:
                raise QuestionError(
                    f"misconception {misconception.name!r} is wrong on {row.sum()} inputs, "
                    f"needed are {KILLS}; add an edge or a family of inputs that shows it, or drop it"
                )
        for (one, other), row in zip(itertools.combinations(known, 2), differs, strict=True):
            if row.sum() < DIFFERENCES:
                raise QuestionError(
                    f"misconceptions {one.name!r} and {other.name!r} differ on {row.sum()} inputs, "
                    f"needed are {DIFFERENCES}; add inputs that tell them apart, or merge them"
                )

    def _hunt_mutants(self) -> None:
        """Search further for the mutants that no candidate kills; what is found becomes a case."""
        candidates = self._by_weight()
        search = Search(self.question, lambda args: self._run(self.witnesses[0], args), self.seed)
        self.report.n_mutants = len(self.mutants)
        unknown = set(self.question.equivalent) - {mutant.change for mutant in self.mutants}
        if unknown:
            raise QuestionError(f"equivalent names what is no mutant: {sorted(unknown)}")
        for mutant in self.mutants:
            if not self._kills_of(mutant, candidates).any():
                self._hunt(mutant, search)

    def _hunt(self, mutant: Mutant, search: Search) -> None:
        function = self.question.as_function(mutant.function)
        differing = list(itertools.islice(search.differing(lambda args: self._run(function, args)), HUNTED))
        for args in differing:
            if self._shows(function, args) and self._try_add("values", args, wanted=True):
                return
        reason = self.question.equivalent.get(mutant.change)
        if reason is not None:
            self.report.equivalents.append(Equivalent(mutant.change, "reason", reason))
        elif not differing:
            why = f"the same on {len(search.known)} more inputs"
            self.report.equivalents.append(Equivalent(mutant.change, "compared", why))
        else:
            self.report.survivors.append(f"{mutant}; it differs on {show(codec.decode(differing[0]), 300)}")

    def _mutant_kills(self, candidates: list[Candidate]) -> np.ndarray:
        """Which candidate kills which mutant, (n_killed_mutants, n_candidates)."""
        rows = [self._kills_of(mutant, candidates) for mutant in self.mutants]
        killed = [row for row in rows if row.any()]
        return np.array(killed, dtype=bool).reshape(-1, len(candidates))

    def _kills_of(self, mutant: Mutant, candidates: list[Candidate]) -> np.ndarray:
        """On which candidates a mutant fails; after three endless loops no more are tried."""
        row = np.zeros(len(candidates), dtype=bool)
        hangs = 0
        function = self.question.as_function(mutant.function)
        for i, candidate in enumerate(candidates):
            known = self._killed.get((mutant.change, candidate.args))
            if known is None:
                outcome = self._run(function, candidate.args)
                known = self._fails(candidate, outcome), isinstance(outcome, Died)
                self._killed[mutant.change, candidate.args] = known
            row[i] = known[0]
            hangs += known[1]
            if hangs == KILLS:
                break
        return row

    def _fill(self, candidates: list[Candidate], chosen: list[int]) -> list[int]:
        """Add candidates spread evenly over the rest, up to CASES and MAX_BYTES."""
        taken = set(chosen)
        rest = [i for i in range(len(candidates)) if i not in taken]
        size = sum(len(candidates[i].args) for i in chosen)
        for i in _spread(rest, CASES - len(chosen)):
            size += len(candidates[i].args)
            if size > MAX_BYTES:
                break
            chosen.append(i)
        return chosen

    def _case(self, candidate: Candidate, outcomes: Sequence[Outcome]) -> Case:
        mistakes = tuple(
            codec.encode(encode_outcome(outcome)) if self._fails(candidate, outcome) else None
            for outcome in outcomes
        )
        expectation = candidate.expectation
        return Case(candidate.part, candidate.args, expectation.outcome, expectation.tolerances, mistakes)

    def _check_edges(self, cases: Sequence[Case]) -> None:
        parts = {case.part for case in cases}
        for family in self.question.inputs:
            if family.edge and family.part not in parts:
                raise QuestionError(f"edge {family.name!r} has no case; why: {self._reasons()}")

    def _key(self, cases: Sequence[Case], area: str, source_hash: str) -> Key:
        question = self.question
        parameters = question.parameters.values()
        return Key(
            question=question.name,
            area=area,
            title=title_and_statement(question.reference)[0],
            level=question.level,
            minutes=question.minutes,
            parameters=tuple(_parameter(p) for p in parameters),
            outputs=tuple(question.outputs),
            in_place=self.in_place,
            numpy=question.numpy,
            forbidden=tuple(sorted(question.forbidden)),
            points=_points(question, cases),
            agreement=question.agreement,
            mistakes=tuple(KnownMistake(m.name, m.mistake, m.hint) for m in question.misconceptions),
            cases=tuple(cases),
            source_hash=source_hash,
            steps=question.plan,
            silent=question.silent,
        )


def _parameter(parameter: inspect.Parameter) -> Parameter:
    has_default = parameter.default is not inspect.Parameter.empty
    return Parameter(parameter.name, has_default, parameter.default if has_default else None)


def _points(question: Question, cases: Sequence[Case]) -> dict[str, int]:
    edges = [family.part for family in question.inputs if family.edge]
    present = {case.part for case in cases}
    by_case = [part for part in ("values", *edges, INTEGERS_PART, DEFAULTS_PART) if part in present]
    parts = [*by_case, SHAPE_PART, EFFECTS_PART]
    unknown = set(question.points) - set(parts)
    if unknown:
        raise QuestionError(f"points names parts that no case has: {sorted(unknown)}; there are {parts}")
    return {part: question.points.get(part, DEFAULT_POINTS.get(part, 1)) for part in parts}


def _spread(items: list[_T], count: int) -> list[_T]:
    """Up to count of the items, evenly over the whole list, its ends included."""
    if len(items) <= count:
        return items
    return [items[round(i)] for i in np.linspace(0, len(items) - 1, max(count, 0))]


def compile_key(question: Question, *, area: str, source_hash: str, seed: int = 0) -> tuple[Key, Report]:
    """Compile the key of a question.

    Raises:   QuestionError, when a misconception is right everywhere, an edge has no case, ...
    """
    compiler = Compiler(question, seed=seed)
    return compiler.compile(area=area, source_hash=source_hash), compiler.report
