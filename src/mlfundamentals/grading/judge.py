"""Judging one answer: run its cases in a worker, hold the outcomes against the key, say why."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from ..questions import codec
from ..questions.agreement import Disagreement
from ..questions.bank import Bank, BankError
from ..questions.key import EFFECTS_PART, SHAPE_PART, Case, Key
from ..questions.outcome import Died, Outcome, Raised, Returned
from ..questions.question import QuestionError
from .answers import Answer, read
from .counterexample import explain, shrink
from .naming import name_mistake
from .sandbox import Died as DiedLoading
from .sandbox import Limits, LoadFailed, Program, Ready, Worker, Zygote
from .translation import run_cases
from .verdict import Counterexample, NamedMistake, OutcomeName, Part, Verdict

REPLAYED = 12  # cases that a fresh worker runs once more, in another order, when all are met


@dataclass(frozen=True, slots=True)
class Findings:
    """What running the cases of a key showed."""

    outcomes: tuple[Outcome, ...]
    problems: tuple[Disagreement | None, ...]  # one for every case
    signature: str  # what is wrong with the signature, or ""

    @property
    def failing(self) -> list[bool]:
        """Which cases fail."""
        return [problem is not None for problem in self.problems]


@dataclass(slots=True)
class Judge:
    """Judges answers to the questions of a bank; each thread has its own."""

    bank: Bank
    zygote: Callable[[bool], Zygote]  # the zygote with NumPy, or the one without
    limits: Limits
    notes: dict[str, None] = field(default_factory=dict)  # what the grader should know, in order

    def judge(self, answer: Answer) -> Verdict:
        """The verdict on one answer. Raises BankError where the question's key is at fault."""
        key = self.bank.key(answer.question)
        try:
            source = read(answer)
        except OSError as error:
            reason = error.strerror or str(error)
            return _unjudged(key, answer, b"", "refused", f"the file cannot be read: {reason}")
        if not source.strip():
            return _unjudged(key, answer, source, "refused", "the file is empty")
        program = Program(source, key.question, frozenset(key.forbidden), key.numpy)
        with self.zygote(key.numpy).worker(program, self.limits) as worker:
            loaded = worker.load()
            if not isinstance(loaded, Ready):
                return _unjudged(key, answer, source, *_why_not_loaded(key, loaded))
            problem = _cannot_be_called(key, loaded)
            if problem:
                return _unjudged(key, answer, source, "refused", problem)
            return self._judge_loaded(key, answer, source, loaded, worker)

    def _judge_loaded(
        self, key: Key, answer: Answer, source: bytes, loaded: Ready, worker: Worker
    ) -> Verdict:
        findings = examine(key, worker, loaded)
        outcome = _outcome_name(findings)
        if outcome == "passed":
            return _verdict(key, answer, source, findings, outcome, "")
        mistake = name_mistake(key, findings.outcomes, findings.failing) if outcome == "wrong" else None
        counterexample = None
        if outcome in ("wrong", "error"):
            certain = mistake is not None and mistake.certain
            counterexample = self._counterexample(key, findings, worker, search=not certain)
        why = _why(key, findings, outcome, mistake, counterexample)
        return _verdict(key, answer, source, findings, outcome, why, mistake, counterexample)

    def _counterexample(
        self, key: Key, findings: Findings, worker: Worker, *, search: bool
    ) -> Counterexample | None:
        """The lightest failing case, made smaller where the key does not hold the smallest already."""
        failing = [i for i, problem in enumerate(findings.problems) if problem is not None]
        if not failing:
            return None
        first = failing[0]
        case, outcome, problem = key.cases[first], findings.outcomes[first], findings.problems[first]
        if search and not isinstance(outcome, Died):
            smaller = self._smaller(key, case, worker)
            if smaller is not None:
                case, outcome = smaller
                problem = key.mismatch(case, outcome)
        return None if problem is None else explain(key, case, outcome, problem)

    def _smaller(self, key: Key, case: Case, worker: Worker) -> tuple[Case, Outcome] | None:
        try:
            question = self.bank.question(key.question)
        except (BankError, QuestionError) as error:  # the key judges without; only the search needs it
            self.notes.setdefault(f"counterexamples come from the key alone: {error}")
            return None
        return shrink(question, key, case, worker)


def examine(key: Key, worker: Worker, loaded: Ready) -> Findings:
    """Run all cases; when all are met, some of them again in a fresh worker and in another order."""
    outcomes = run_cases(key, [case.args for case in key.cases], worker)
    problems = [key.mismatch(case, outcome) for case, outcome in zip(key.cases, outcomes, strict=True)]
    if not any(problems):
        again = range(len(key.cases) - 1, -1, -max(1, len(key.cases) // REPLAYED))
        worker.restart()
        replayed = run_cases(key, [key.cases[i].args for i in again], worker)
        for i, outcome in zip(again, replayed, strict=True):
            problem = key.mismatch(key.cases[i], outcome)
            if problem is not None:
                outcomes[i], problems[i] = outcome, _depends_on_order(problem)
    return Findings(tuple(outcomes), tuple(problems), _other_defaults(key, loaded))


def _depends_on_order(problem: Disagreement) -> Disagreement:
    message = f"{problem.message}, when the calls come in another order: the answer keeps state between calls"
    return Disagreement("mutation", problem.where, message)


def _why_not_loaded(key: Key, loaded: LoadFailed | DiedLoading) -> tuple[OutcomeName, str]:
    """The outcome and its reason for an answer that could not be imported."""
    if isinstance(loaded, DiedLoading):
        return _DEATHS[loaded.kind], f"{loaded.detail} while the file is imported"
    at_line = f" (line {loaded.line})" if loaded.line is not None else ""
    if loaded.kind == "missing":
        return "refused", f"it defines no function {key.question}{at_line}; keep the name that the stub gives"
    if loaded.kind == "not_callable":
        return "refused", f"{key.question} is not a function{at_line}; {loaded.message}"
    if loaded.kind == "blocked_import":
        return "refused", f"imports {loaded.message}, which this question does not allow{at_line}"
    if loaded.kind == "encoding":
        return "refused", f"the file is not UTF-8 text: {loaded.message}; save it as UTF-8"
    if loaded.kind == "syntax":
        return "error", f"{loaded.type_name or 'SyntaxError'}: {loaded.message}{at_line}"
    if loaded.type_name == "NotImplementedError":
        return "incomplete", "it is still the stub: the file raises NotImplementedError"
    return "error", f"importing the file raises {loaded.type_name}: {loaded.message}{at_line}"


_DEATHS: dict[str, OutcomeName] = {
    "timeout": "timeout",
    "memory": "memory",
    "crashed": "crashed",
    "protocol": "crashed",
}


def _cannot_be_called(key: Key, loaded: Ready) -> str:
    """Why the function cannot take the question's arguments by position, or ""."""
    by_position = [p for p in loaded.parameters if p.kind in ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD")]
    any_number = any(p.kind == "VAR_POSITIONAL" for p in loaded.parameters)
    required = sum(not p.has_default for p in by_position)
    keyword_only = [p.name for p in loaded.parameters if p.kind == "KEYWORD_ONLY" and not p.has_default]
    fits = required <= len(key.parameters) <= (len(key.parameters) if any_number else len(by_position))
    if fits and not keyword_only:
        return ""
    theirs = ", ".join(p.name for p in loaded.parameters)
    return f"{key.question} takes ({theirs}), expected ({', '.join(key.names)})"


def _other_defaults(key: Key, loaded: Ready) -> str:
    """Which default differs from the question's. None is a way to fill in the default later, so it passes."""
    for ours, theirs in zip(key.parameters, loaded.parameters, strict=False):
        if not ours.has_default or theirs.default is None:
            continue
        default = codec.decode(theirs.default)
        if default is not None and (isinstance(default, codec.Opaque) or default != ours.default):
            return f"the default of {ours.name} is {default!r}, expected {ours.default!r}"
    return ""


def _outcome_name(findings: Findings) -> OutcomeName:
    """The outcome that a grader reads first."""
    raised = [o for o in findings.outcomes if isinstance(o, Raised)]
    if any(o.blocked for o in raised):
        return "refused"
    for outcome in findings.outcomes:
        if isinstance(outcome, Died) and outcome.kind in _DEATHS:
            return _DEATHS[outcome.kind]
    if raised and len(raised) == len(findings.outcomes):
        return "incomplete" if all(o.type_name == "NotImplementedError" for o in raised) else "error"
    returns = any(isinstance(o, Returned) for o in findings.outcomes)
    if not any(findings.failing) and not findings.signature:
        return "passed"
    return "wrong" if returns else "error"


def _why(
    key: Key,
    findings: Findings,
    outcome: OutcomeName,
    mistake: NamedMistake | None,
    counterexample: Counterexample | None,
) -> str:
    """The reason in one sentence."""
    if outcome == "incomplete":
        return "it is still the stub: it raises NotImplementedError"
    if outcome == "refused":
        blocked = next(o for o in findings.outcomes if isinstance(o, Raised) and o.blocked)
        return f"imports {blocked.blocked}, which this question does not allow (line {blocked.line})"
    for case, died in zip(key.cases, findings.outcomes, strict=True):
        if isinstance(died, Died):
            return f"{died.detail} in a case of the part {case.part!r}"
    if mistake is not None and mistake.certain:
        return mistake.mistake.rstrip(".")
    if counterexample is not None:
        return counterexample.difference
    return findings.signature


def _parts(key: Key, findings: Findings) -> tuple[Part, ...]:
    """The score by part; a part has its points when all of it is met."""
    parts = []
    for name, points in key.points.items():
        if name in (SHAPE_PART, EFFECTS_PART):
            parts.append(_part_across(key, findings, name, points))
            continue
        failing = [bad for case, bad in zip(key.cases, findings.failing, strict=True) if case.part == name]
        passed = len(failing) - sum(failing)
        parts.append(Part(name, points if not any(failing) else 0, points, passed, len(failing)))
    return tuple(parts)


def _part_across(key: Key, findings: Findings, name: str, points: int) -> Part:
    """A part that every case that returns has a say in."""
    kinds = ("mutation",) if name == EFFECTS_PART else ("type", "dtype", "shape")
    returns = [
        problem
        for outcome, problem in zip(findings.outcomes, findings.problems, strict=True)
        if isinstance(outcome, Returned)
    ]
    bad = [problem for problem in returns if problem is not None and problem.kind in kinds]
    reason = str(bad[0]) if bad else ""
    if name == SHAPE_PART and findings.signature:
        reason = findings.signature
    met = bool(returns) and not reason
    return Part(name, points if met else 0, points, len(returns) - len(bad), len(returns), reason)


def _verdict(
    key: Key,
    answer: Answer,
    source: bytes,
    findings: Findings,
    outcome: OutcomeName,
    why: str,
    mistake: NamedMistake | None = None,
    counterexample: Counterexample | None = None,
) -> Verdict:
    parts = _parts(key, findings)
    judged = outcome in ("passed", "wrong", "error", "timeout", "memory", "crashed")
    return Verdict(
        question=key.question,
        candidate=answer.candidate,
        path=str(answer.path),
        outcome=outcome,
        score=sum(part.points for part in parts) if judged else 0,
        max_score=sum(part.max_points for part in parts),
        why=why,
        parts=parts if judged else (),
        misconception=mistake,
        counterexample=counterexample,
        failing_cases=sum(findings.failing),
        cases=len(key.cases),
        key_id=key.id,
        answer_hash=hashlib.sha256(source).hexdigest(),
    )


def _unjudged(key: Key, answer: Answer, source: bytes, outcome: OutcomeName, why: str) -> Verdict:
    """The verdict on an answer none of whose cases could be run."""
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
