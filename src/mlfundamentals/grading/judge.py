"""Judging one answer: run its cases in a worker, hold the outcomes against the key, say why."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..questions.agreement import Disagreement
from ..questions.bank import Bank, BankError
from ..questions.concept import literal_mismatch
from ..questions.key import EFFECTS_PART, GROWTH_PART, SHAPE_PART, Case, Key, KnownGrowth
from ..questions.outcome import Died, Outcome, Raised, Returned
from ..questions.question import Question, QuestionError
from ..questions.text import show
from .answers import Answer, read
from .naming import name_mistakes
from .sandbox import Limits, Program, Ready, Worker
from .translation import run_cases
from .verdict import Counterexample, NamedMistake, OutcomeName, Part, Verdict
from .wording import (
    DEATHS,
    blocked,
    cannot_be_called,
    died,
    keeps_state,
    only_part,
    other_defaults,
    retold,
    why_not_loaded,
)

if TYPE_CHECKING:
    from .growth import TooSlow

REPLAYED = 12  # cases that a fresh worker runs once more, in another order, when all are met
_STUB = "it is still the stub: it raises NotImplementedError"

MakeWorker = Callable[[Program, Limits], Worker]
Mistakes = tuple[NamedMistake | None, NamedMistake | None]
_NO_MISTAKES: Mistakes = (None, None)


@dataclass(frozen=True, slots=True)
class Findings:
    """What running the cases of a key showed."""

    outcomes: tuple[Outcome, ...]
    problems: tuple[Disagreement | None, ...]  # one for every case
    signature: str  # what is wrong with the signature, or ""
    growth: str = "not judged before all else is met"  # what is wrong with the time it takes, or ""

    @property
    def failing(self) -> list[bool]:
        """Which cases fail."""
        return [problem is not None for problem in self.problems]

    @property
    def first(self) -> int | None:
        """The lightest case that fails: one that ended its process before all others."""
        deaths = (i for i, o in enumerate(self.outcomes) if isinstance(o, Died) and o.kind in DEATHS)
        failing = (i for i, problem in enumerate(self.problems) if problem is not None)
        return next(deaths, next(failing, None))


@dataclass(slots=True)
class Judge:
    """Judges answers to the questions of a bank; each thread has its own."""

    bank: Bank
    make_worker: MakeWorker
    limits: Limits
    notes: set[str] = field(default_factory=set)  # what the grader should know
    findings: Findings | None = None  # of the last answer whose cases were judged

    def judge(self, answer: Answer) -> Verdict:
        """The verdict on one answer. Raises BankError where the question's key is at fault."""
        key = self.bank.key(answer.question)
        self.findings = None
        try:
            source = read(answer)
        except OSError as error:
            reason = error.strerror or str(error)
            return _unjudged(key, answer, b"", "refused", f"the file cannot be read: {reason}")
        if not source.strip():
            return _unjudged(key, answer, source, "refused", "the file is empty; fill in the stub")
        if key.literal:
            return self._judge_literal(key, answer, source)
        program = Program(source, key.question, frozenset(key.forbidden), key.numpy, key.steps, key.silent)
        limits = dataclasses.replace(self.limits, reply_bytes=min(self.limits.reply_bytes, key.reply_bytes))
        with self.make_worker(program, limits) as worker:
            loaded = worker.load()
            if not isinstance(loaded, Ready):
                return _unjudged(key, answer, source, *why_not_loaded(key, loaded))
            problem = cannot_be_called(key, loaded)
            if problem:
                return _unjudged(key, answer, source, "refused", problem)
            return self._judge_loaded(key, answer, source, loaded, worker)

    def _judge_literal(self, key: Key, answer: Answer, source: bytes) -> Verdict:
        """The verdict on an answer to a concept question; what is expected is not told, it is the answer."""
        from .literal import Unreadable, read_literal

        try:
            value = read_literal(source)
        except Unreadable as problem:
            return _unjudged(key, answer, source, problem.outcome, problem.why)
        (case,) = key.cases
        assert isinstance(case.expected, Returned)
        problem_found = literal_mismatch(key.agreement, case.expected.value, case.tolerances, value)
        self.findings = findings = Findings((Returned(value),), (problem_found,), "")
        if problem_found is None:
            return _verdict(key, answer, source, findings, "passed", "")
        mistake, _ = name_mistakes(key, findings.outcomes, findings.failing)
        why = f"{show(value)} is not the answer" if mistake is None else _mistake_as_reason(mistake)
        if problem_found.kind != "value":
            why = f"{show(value)} is not of the form that is asked for"
        return _verdict(key, answer, source, findings, "wrong", why, (mistake, None))

    def _judge_loaded(
        self, key: Key, answer: Answer, source: bytes, loaded: Ready, worker: Worker
    ) -> Verdict:
        self.findings = findings = examine(key, worker, loaded)
        outcome = _outcome_name(findings)
        if outcome in ("refused", "incomplete"):
            return _unjudged(key, answer, source, outcome, _why_not_judged(findings, outcome))
        if outcome == "passed":
            slow = self._too_slow(key, key.growth, worker) if key.growth is not None else None
            if slow is not None:
                self.findings = findings = dataclasses.replace(findings, growth=slow.briefly)
                return _verdict(key, answer, source, findings, "wrong", slow.why)
            self.findings = findings = dataclasses.replace(findings, growth="")
            return _verdict(key, answer, source, findings, outcome, "")
        mistakes = _NO_MISTAKES
        if outcome == "wrong":
            mistakes = name_mistakes(key, findings.outcomes, findings.failing)
        certain = mistakes[0] is not None and mistakes[0].certain
        counterexample = self._counterexample(key, findings, worker, search=not certain)
        why = _why(key, findings, mistakes[0], counterexample)
        return _verdict(key, answer, source, findings, outcome, why, mistakes, counterexample)

    def _too_slow(self, key: Key, growth: KnownGrowth, worker: Worker) -> TooSlow | None:
        from .growth import too_slow  # few questions ask for it

        program = dataclasses.replace(worker.program, source=growth.reference)
        with self.make_worker(program, self.limits) as reference:
            return too_slow(key, growth, worker, reference)

    def _counterexample(
        self, key: Key, findings: Findings, worker: Worker, *, search: bool
    ) -> Counterexample | None:
        """The lightest failing case, made smaller where the key does not hold the smallest already."""
        from .counterexample import explain

        first = findings.first
        if first is None:
            return None
        case, outcome, problem = key.cases[first], findings.outcomes[first], findings.problems[first]
        lightest = first == 0  # of all inputs from which the key was compiled
        told = isinstance(outcome, Died) or (problem is not None and problem.kind == "mutation")
        if search and not lightest and not told:
            smaller = self._smaller(key, case, worker)
            if smaller is not None:
                case, outcome = smaller
                problem = retold(key, outcome, key.mismatch(case, outcome))
        return None if problem is None else explain(key, case, outcome, problem)

    def _smaller(self, key: Key, case: Case, worker: Worker) -> tuple[Case, Outcome] | None:
        from .counterexample import shrink

        try:
            question = self.bank.question(key.question)
        except (BankError, QuestionError) as error:  # the key judges without; only the search needs it
            self.notes.add(f"counterexamples come from the key alone: {error}")
            return None
        if not isinstance(question, Question):
            return None
        smaller = shrink(question, key, case, worker)
        if smaller is None:
            return None
        (alone,) = _run_afresh(key, [smaller[0]], worker)
        return smaller if key.mismatch(smaller[0], alone) is not None else None


def examine(key: Key, worker: Worker, loaded: Ready) -> Findings:
    """Run all cases; then some of them in a fresh worker, where the answer could keep state between calls."""
    outcomes = run_cases(key, key.cases, worker)
    problems = [
        retold(key, outcome, key.mismatch(case, outcome))
        for case, outcome in zip(key.cases, outcomes, strict=True)
    ]
    if not worker.stateless:
        replay = _replay_first_failure if any(problems) else _replay_in_other_order
        replay(key, worker, outcomes, problems)
    return Findings(tuple(outcomes), tuple(problems), other_defaults(key, loaded))


def _run_afresh(key: Key, cases: list[Case], worker: Worker) -> list[Outcome]:
    worker.restart()
    return run_cases(key, cases, worker)


def _replay_first_failure(
    key: Key, worker: Worker, outcomes: list[Outcome], problems: list[Disagreement | None]
) -> None:
    """Tell it where the first case that fails is met when it is the first call."""
    first = next(i for i, problem in enumerate(problems) if problem is not None)
    problem = problems[first]
    if first == 0 or isinstance(outcomes[first], Died) or problem is None or problem.kind == "mutation":
        return
    (alone,) = _run_afresh(key, [key.cases[first]], worker)
    if key.mismatch(key.cases[first], alone) is None:
        problems[first] = keeps_state(problem)


def _replay_in_other_order(
    key: Key, worker: Worker, outcomes: list[Outcome], problems: list[Disagreement | None]
) -> None:
    again = range(len(key.cases) - 1, -1, -max(1, len(key.cases) // REPLAYED))
    replayed = _run_afresh(key, [key.cases[i] for i in again], worker)
    for i, outcome in zip(again, replayed, strict=True):
        problem = retold(key, outcome, key.mismatch(key.cases[i], outcome))
        if problem is not None:
            outcomes[i] = outcome
            problems[i] = problem if isinstance(outcome, Died) else keeps_state(problem)


def _outcome_name(findings: Findings) -> OutcomeName:
    """The outcome that a grader reads first."""
    raised = [o for o in findings.outcomes if isinstance(o, Raised)]
    if any(o.blocked for o in raised):
        return "refused"
    for outcome in findings.outcomes:
        if isinstance(outcome, Died) and outcome.kind in DEATHS:
            return DEATHS[outcome.kind]
    if raised and len(raised) == len(findings.outcomes):
        return "incomplete" if all(o.type_name == "NotImplementedError" for o in raised) else "error"
    returns = any(isinstance(o, Returned) for o in findings.outcomes)
    if not any(findings.failing) and not findings.signature:
        return "passed"
    return "wrong" if returns else "error"


def _why_not_judged(findings: Findings, outcome: OutcomeName) -> str:
    if outcome == "incomplete":
        return _STUB
    first = next(o for o in findings.outcomes if isinstance(o, Raised) and o.blocked)
    return blocked(first.message, first.line)


def _why(
    key: Key, findings: Findings, mistake: NamedMistake | None, counterexample: Counterexample | None
) -> str:
    """The reason in one sentence."""
    where = only_part(key.cases, findings.problems)
    first = findings.first
    if first is not None:
        death = findings.outcomes[first]
        if isinstance(death, Died):
            return f"{where}{died(death)}"
    if mistake is not None and mistake.certain:
        return _mistake_as_reason(mistake)
    if counterexample is not None:
        return f"{where}{counterexample.difference}"
    return findings.signature


def _mistake_as_reason(mistake: NamedMistake) -> str:
    return (mistake.mistake[:1].lower() + mistake.mistake[1:]).rstrip(".")


def _parts(key: Key, findings: Findings) -> tuple[Part, ...]:
    """The score by part; a part has its points when all of it is met."""
    parts = []
    for name, points in key.points.items():
        if name in (SHAPE_PART, EFFECTS_PART):
            parts.append(_part_across(findings, name, points))
            continue
        if name == GROWTH_PART:
            quick = not findings.growth
            parts.append(Part(name, points if quick else 0, points, int(quick), 1, findings.growth))
            continue
        met = [
            problem is None or problem.kind == "mutation"
            for case, problem in zip(key.cases, findings.problems, strict=True)
            if case.part == name
        ]
        parts.append(Part(name, points if all(met) else 0, points, sum(met), len(met)))
    return tuple(parts)


def _part_across(findings: Findings, name: str, points: int) -> Part:
    """A part that every case that returns has a say in."""
    returns = [
        (outcome, problem)
        for outcome, problem in zip(findings.outcomes, findings.problems, strict=True)
        if isinstance(outcome, Returned)
    ]
    if name == EFFECTS_PART:
        bad = [p for outcome, p in returns if outcome.mutated or (p is not None and p.kind == "mutation")]
        reason = next((str(p) for p in bad if p is not None and p.kind == "mutation"), "")
    else:
        bad = [p for _, p in returns if p is not None and p.kind in ("type", "dtype", "shape")]
        reason = findings.signature or next(map(str, bad), "")
    met = bool(returns) and not bad and not reason
    return Part(name, points if met else 0, points, len(returns) - len(bad), len(returns), reason)


def _verdict(
    key: Key,
    answer: Answer,
    source: bytes,
    findings: Findings,
    outcome: OutcomeName,
    why: str,
    mistakes: Mistakes = _NO_MISTAKES,
    counterexample: Counterexample | None = None,
) -> Verdict:
    parts = _parts(key, findings)
    return dataclasses.replace(
        _unjudged(key, answer, source, outcome, why),
        score=sum(part.points for part in parts),
        parts=parts,
        misconception=mistakes[0],
        second_misconception=mistakes[1],
        counterexample=counterexample,
        failing_cases=sum(findings.failing),
    )


def _unjudged(key: Key, answer: Answer, source: bytes, outcome: OutcomeName, why: str) -> Verdict:
    """The verdict on an answer whose cases could not be run, or do not count."""
    return Verdict(
        question=key.question,
        candidate=answer.candidate,
        path=str(answer.path),
        outcome=outcome,
        score=0,
        max_score=sum(key.points.values()),
        why=why,
        cases=len(key.cases),
        key_id=key.id,
        answer_hash=hashlib.sha256(source).hexdigest(),
    )
