"""Compiling a question's key: draw inputs, ask the witnesses, choose the cases that kill."""

from __future__ import annotations

import functools
import inspect
import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from . import codec
from .assembling import DEFAULTS_PART, INTEGERS_PART, assemble
from .compile_report import Report
from .cover import greedy_cover
from .drawing import draw
from .equivalence import Equivalent, Search
from .integers import any_varied, as_integers, round_one, with_integers
from .key import CARE_PART, Case, Key, encode_outcome, mismatch, same_outcome
from .mutants import Mutant, mutants
from .outcome import Died, Function, Outcome, Returned, TooSlow, run, time_limit
from .question import Inputs, Question, QuestionError
from .shrinking import Shrinker, weight
from .text import show
from .tolerance import Expectation, Unfit, derive, widened

DRAWS = 100  # from each family of the part "values"
EDGE_DRAWS = 30  # from each edge that is a strategy
KEPT_OF_EDGE = 4  # cases of an edge that is a strategy
KEPT_OF_INTEGERS = 6  # cases in which all whole numbers come as integers; as many with one argument's alone
KEPT_OF_ROUNDED = 2  # cases in which one argument, the same, is rounded for it
CASES = 64
MAX_BYTES = 60_000  # of the arguments of all cases together; random floats hardly compress
KILLS = 3  # cases on which every misconception and mutant fails
DIFFERENCES = 2  # cases on which every pair of misconceptions differs
ORDINARY = 0.5  # of the ordinary inputs at least show a mistake that has nothing to do with edges
EDGE_SHARE = 0.9  # of an edge's inputs at least show a mistake with that edge
HUNTED = 20  # inputs on which a mutant differs that are tried as cases
FUNCTION_CPU_S = 2.0  # what an answer has for a call
MUTANT_CPU_S = 0.1  # a mutant that takes longer is taken to loop

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
        self.reference = question.as_function(question.reference)
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
        self._file_under_edges(candidates, mistakes)
        chosen = self._choose(candidates, mistakes)
        cases = [self._case(candidates[i], [outcomes[i] for outcomes in mistakes]) for i in chosen]
        self._check_edges(cases)
        self.report.n_cases = len(cases)
        return assemble(question=self.question, cases=cases, area=area, source_hash=source_hash)

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
            expectation = self._derive(part, args)
            if part == "values" and not isinstance(expectation.outcome, Returned):
                raise Unfit("it raises, which an edge should ask for")
        except Unfit as reason:
            self.report.dropped[str(reason)] += 1
            raise
        self.candidates[args] = Candidate(part, args, expectation, wanted)
        return True

    def _derive(self, part: str, args: bytes) -> Expectation:
        witnesses = self.question.witnesses_of(part)
        return derive(witnesses, args, self.names, self.question.agreement, self.in_place)

    def _try_add(self, part: str, args: bytes, *, wanted: bool = False) -> bool:
        try:
            return self._add(part, args, wanted=wanted)
        except Unfit:
            return False

    def _gather_counterexamples(self) -> None:
        """The smallest input that shows each misconception; a report then needs no search.

        A mistake with an edge is searched for among the edge's inputs. One that shows at most ordinary inputs
        is searched for there: an edge's input may be one no longer when it is made smaller.
        """
        shrinker = Shrinker(self.question, list(self.candidates))
        for wrong in self.wrong:
            failing = [c for c in self._by_weight() if self._fails(c, self._run(wrong, c.args))]
            ordinary = [c for c in failing if c.part == "values"]
            n_ordinary = sum(c.part == "values" for c in self.candidates.values())
            if len(ordinary) > ORDINARY * n_ordinary:
                failing = ordinary
            if failing:
                part = failing[0].part
                fails = functools.partial(self._first_shown, wrong, part)
                self._try_add(part, shrinker.shrink(failing[0].args, fails), wanted=True)

    def _first_shown(self, wrong: Function, part: str, batch: list[bytes]) -> bytes | None:
        return next((args for args in batch if self._shows(wrong, args, part)), None)

    def _shows(self, wrong: Function, args: bytes, part: str = "values") -> bool:
        """Whether a function is wrong on an input that is fit to be a case."""
        outcome = self._run(wrong, args)
        if same_outcome(run(self.reference, args, self.names, self.in_place), outcome):
            return False  # as most are; what is expected takes many runs
        try:
            expectation = self._derive(part, args)
        except Unfit:
            return False
        if part == "values" and not isinstance(expectation.outcome, Returned):
            return False
        return self._fails(Candidate(part, args, expectation, wanted=False), outcome)

    def _gather_integers(self) -> None:
        """Inputs with whole numbers come once more as integers: all of them, or one argument alone.

        One argument is also rounded for it while others keep their fractions, which must not take its type.
        """
        together: dict[bytes, bytes] = {}  # integers, and the floats that they stand for
        alone: dict[bytes, bytes] = {}
        rounded: defaultdict[int, dict[bytes, bytes]] = defaultdict(dict)
        for candidate in self._returning() if self.question.integers else ():
            args = codec.decode(candidate.args)
            for i, floats in round_one(args):
                rounded[i][codec.encode(with_integers(floats, i))] = codec.encode(floats)
            if any_varied(args):
                together[codec.encode(tuple(map(as_integers, args)))] = candidate.args
                alone |= {codec.encode(with_integers(args, i)): candidate.args for i in range(len(args))}
        alone = {args: floats for args, floats in alone.items() if args not in together}
        kinds = [(together, KEPT_OF_INTEGERS), (alone, KEPT_OF_INTEGERS)]
        for variants, kept in (*kinds, *((of_one, KEPT_OF_ROUNDED) for of_one in rounded.values())):
            new = [args for args in variants if args not in self.candidates]
            for args in _spread(new, kept):
                self._add_integers(variants[args], args)

    def _add_integers(self, floats: bytes, integers: bytes) -> None:
        self._try_add("values", floats)
        candidate = self.candidates.get(floats)
        if candidate is not None and integers != floats:
            self._check_same(candidate, integers)
            if self._try_add(INTEGERS_PART, integers, wanted=True):
                added = self.candidates[integers]  # integers have no nudges of their own
                added.expectation = widened(added.expectation, candidate.expectation)

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
        outcome = run(self.reference, integers, self.names, self.in_place)
        expected, tolerances = candidate.expectation.outcome, candidate.expectation.tolerances
        problem = mismatch(self.question.agreement, expected, tolerances, outcome, ("result",))
        if problem is not None:
            what = "the reference returns something else when whole numbers come as integers"
            raise QuestionError(f"{what}: {show(codec.decode(integers), 300)}: {problem}")

    def _run(self, function: Function, args: bytes, cpu_s: float = FUNCTION_CPU_S) -> Outcome:
        try:
            with time_limit(cpu_s):
                return run(function, args, self.names, self.in_place)
        except TooSlow:
            return Died("timeout", "it takes too long")

    def _outcomes(self, function: Function, candidates: Sequence[Candidate]) -> list[Outcome]:
        return [self._run(function, candidate.args) for candidate in candidates]

    def _fails(self, candidate: Candidate, outcome: Outcome) -> bool:
        expectation = candidate.expectation
        rule = self.question.agreement
        return mismatch(rule, expectation.outcome, expectation.tolerances, outcome, ("result",)) is not None

    def _file_under_edges(self, candidates: list[Candidate], mistakes: list[list[Outcome]]) -> None:
        """Ordinary inputs that show a mistake with an edge belong to that edge, and to its points."""
        for outcomes in mistakes:
            failing: defaultdict[str, list[bool]] = defaultdict(list)
            for candidate, outcome in zip(candidates, outcomes, strict=True):
                failing[candidate.part].append(self._fails(candidate, outcome))
            shares = {part: np.mean(found) for part, found in failing.items()}
            edges = {f.part for f in self.question.inputs if f.edge and shares.get(f.part, 0) >= EDGE_SHARE}
            if edges and 0 < shares["values"] <= ORDINARY:
                edge = max(sorted(edges), key=lambda part: len(failing[part]))
                for candidate, outcome in zip(candidates, outcomes, strict=True):
                    if candidate.part == "values" and self._fails(candidate, outcome):
                        candidate.part = edge

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
        search = Search(self.question, lambda args: self._run(self.reference, args), self.seed)
        self.report.n_mutants = len(self.mutants)
        unknown = set(self.question.equivalent) - {mutant.change for mutant in self.mutants}
        if unknown:
            raise QuestionError(f"equivalent names what is no mutant: {sorted(unknown)}")
        for mutant in self.mutants:
            if not self._kills_of(mutant, candidates).any():
                self._hunt(mutant, search)

    def _hunt(self, mutant: Mutant, search: Search) -> None:
        function = self.question.as_function(mutant.function)
        differing = list(
            itertools.islice(search.differing(lambda args: self._run(function, args, MUTANT_CPU_S)), HUNTED)
        )
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
                outcome = self._run(function, candidate.args, MUTANT_CPU_S)
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
        for careless in self.question.short.get(CARE_PART, []):
            function = self.question.as_function(careless.function)
            short = {c.part for c in self.candidates.values() if self._fails(c, self._run(function, c.args))}
            if short != {CARE_PART}:
                said = f"falls short in {sorted(short)}" if short else "falls short nowhere"
                raise QuestionError(f"{careless.name!r} {said}; it should in {CARE_PART!r} alone")


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
