"""The quality of a bank, measured: what `mlf audit` does, apart from printing it."""

from __future__ import annotations

import dataclasses
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..generation.concept_stubs import concept_answer
from ..generation.writing import compile_keys, copy_sources, stub_and_picture
from ..grading.sandbox import Limits, Program, Ready, Zygote
from ..grading.session import Session
from ..grading.verdict import Report, Verdict
from ..questions.answer_files import as_answer
from ..questions.bank import AnyQuestion, Bank
from ..questions.compile_report import Report as CompileReport
from ..questions.key import CARE_PART, GROWTH_PART, Key
from ..questions.question import Question

RIGHT, WRONG, STUB = "right", "wrong", "stub"
MOST_EQUIVALENT = 0.10  # of all mutants of a bank
LEAST_KILLED = 0.99  # of those that are not equivalent
BARE_WORKERS = 15

Progress = Callable[[str, int, int, str], None]
"""Told the kind of work, how much of it is done, of how much, and the question."""


@dataclass(slots=True)
class Audit:
    """What was found about one question."""

    question: str
    key_id: str = ""
    cases: int = 0
    right: int = 0  # references and alternates, and how many of them pass
    right_passed: int = 0
    stub: str = ""  # the outcome of the stub
    misconceptions: int = 0
    killed: int = 0  # misconceptions that are wrong
    named: int = 0  # and named for certain
    mutants: int = 0
    mutants_killed: int = 0
    equivalent_compared: int = 0
    equivalent_reasoned: int = 0
    survivors: list[str] = field(default_factory=list)
    runs_agree: bool = True
    milliseconds: float = 0.0  # of grading the reference, warm
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BankAudit:
    """What was found about a bank."""

    seed: int
    questions: list[Audit]
    bare_worker_ms: float  # starting a worker, locked, and loading an empty function

    @property
    def problems(self) -> list[str]:
        """All that falls short."""
        found = [f"{audit.question}: {problem}" for audit in self.questions for problem in audit.problems]
        mutants = sum(a.mutants for a in self.questions)
        equivalent = sum(a.equivalent_compared + a.equivalent_reasoned for a in self.questions)
        killed = sum(a.mutants_killed for a in self.questions)
        if equivalent > MOST_EQUIVALENT * mutants:
            limit = f"at most {MOST_EQUIVALENT:.0%} may"
            found.append(f"{equivalent} of {mutants} mutants change nothing, {limit}")
        if killed < LEAST_KILLED * (mutants - equivalent):
            limit = f"at least {LEAST_KILLED:.0%} must"
            found.append(f"{killed} of {mutants - equivalent} mutants are killed, {limit}")
        return found

    def document(self) -> dict[str, object]:
        """All of it as plain data."""
        times = [audit.milliseconds for audit in self.questions]
        return {
            "seed": self.seed,
            "bare_worker_ms": round(self.bare_worker_ms, 2),
            "median_ms": round(statistics.median(times), 2) if times else 0.0,
            "worst_ms": round(max(times, default=0.0), 2),
            "problems": self.problems,
            "questions": [dataclasses.asdict(audit) for audit in self.questions],
        }


def audit_bank(
    bank: Bank, names: Sequence[str], place: Path, *, seed: int, jobs: int | None, progress: Progress
) -> BankAudit:
    """Compile the keys of the questions anew with a seed, grade all that their files hold, twice.

    Args:     place: an empty folder for the compiled keys and the answers.
    """
    fresh = copy_sources(bank, names, place / "bank")
    audits = {name: Audit(name) for name in names}
    for done, (name, report) in enumerate(compile_keys(fresh, names, jobs=jobs, seed=seed), start=1):
        _note_mutants(audits[name], report)
        progress("compiling", done, len(names), name)
    for name in names:
        _note_key(audits[name], fresh.key(name), bank.key(name) if seed == 0 else None)
        _write_answers(fresh.question(name), name, place / "answers", seed)
    first, again = (_graded(fresh, place / "answers", jobs, progress) for _ in range(2))
    for one, other in zip(first.verdicts, again.verdicts, strict=True):
        _note_verdict(audits[one.question], one, same=one == other)
    _note_times(audits, fresh, place / "answers")
    for audit in audits.values():
        _judge(audit)
    return BankAudit(seed, list(audits.values()), bare_worker_ms())


def _note_mutants(audit: Audit, report: CompileReport) -> None:
    audit.mutants, audit.mutants_killed = report.n_mutants, report.n_killed
    audit.equivalent_compared = sum(e.proof == "compared" for e in report.equivalents)
    audit.equivalent_reasoned = sum(e.proof == "reason" for e in report.equivalents)
    audit.survivors = list(report.survivors)


def _note_key(audit: Audit, key: Key, committed: Key | None) -> None:
    """What the key holds; a committed one must agree with it, but for the last digits of another
    processor."""
    audit.key_id, audit.cases = key.id, len(key.cases)
    if committed is None:
        return
    if [(c.part, c.args) for c in key.cases] != [(c.part, c.args) for c in committed.cases]:
        audit.problems.append("compiled anew, its key has other cases; run `mlf generate --force`")
        return
    for ours, theirs in zip(committed.cases, key.cases, strict=True):
        problem = committed.mismatch(ours, theirs.expected)
        if problem is not None:
            audit.problems.append(f"compiled anew, its key expects something else: {problem}")
            return


def _write_answers(question: AnyQuestion, name: str, folder: Path, seed: int) -> None:
    """Every right and wrong answer that the question's file holds, and the stub."""
    texts = {STUB: stub_and_picture(question, "x.py", seed)[0]}
    if isinstance(question, Question):
        right = {"reference": question.reference, **{a.name: a.function for a in question.alternates}}
        texts |= {f"{RIGHT}-{what}": as_answer(question, answer) for what, answer in right.items()}
        texts |= {f"{WRONG}-{m.name}": as_answer(question, m.function) for m in question.misconceptions}
        for part, short in question.short.items():
            texts |= {f"{part}-{answer.name}": as_answer(question, answer.function) for answer in short}
    else:
        data = question.draw(seed)
        given = {f"{WRONG}-{m.name}": question.answer_of(m.function, data) for m in question.misconceptions}
        given[f"{RIGHT}-reference"] = question.answer_of(question.reference, data)
        texts |= {what: concept_answer(value) for what, value in given.items()}
    for what, text in texts.items():
        path = folder / what / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _graded(bank: Bank, folder: Path, jobs: int | None, progress: Progress) -> Report:
    return Session(bank, Limits()).grade(
        [folder],
        jobs=jobs,
        progress=lambda done, total, verdict: progress("grading", done, total, verdict.question),
    )


def _note_verdict(audit: Audit, verdict: Verdict, *, same: bool) -> None:
    audit.runs_agree &= same
    kind, _, what = verdict.candidate.partition("-")
    if kind == STUB:
        audit.stub = verdict.outcome
    elif kind == RIGHT:
        audit.right += 1
        audit.right_passed += verdict.outcome == "passed"
        if verdict.outcome != "passed":
            audit.problems.append(f"{what} does not pass: {verdict.outcome}, {verdict.why}")
    elif kind in (CARE_PART, GROWTH_PART):
        short = [part.name for part in verdict.parts if part.points < part.max_points]
        if (verdict.outcome, short) != ("wrong", [kind]):
            problem = (
                f"{what} should fall short of {kind} alone: {verdict.outcome}, it falls short of {short}"
            )
            audit.problems.append(problem)
    else:
        named = verdict.misconception
        audit.misconceptions += 1
        audit.killed += verdict.outcome == "wrong"
        certain = named is not None and named.certain and named.name == what
        audit.named += certain
        if not certain or verdict.outcome != "wrong":
            found = "no name" if named is None else f"{'' if named.certain else 'looks like '}{named.name}"
            audit.problems.append(f"misconception {what}: {verdict.outcome}, {found}")


def _note_times(audits: dict[str, Audit], bank: Bank, folder: Path) -> None:
    """How long grading the reference takes where everything is warm: the median of three, one at a time."""
    paths = [folder / f"{RIGHT}-reference" / f"{name}.py" for name in audits]
    stubs = {bank.key(name).numpy: folder / STUB / f"{name}.py" for name in audits}  # start a zygote each
    first = list(stubs.values())
    runs = [Session(bank, Limits()).grade([*first, *paths], jobs=1) for _ in range(3)]
    warm = [run.run["seconds_by_answer"][len(first) :] for run in runs]
    for name, seconds in zip(audits, zip(*warm, strict=True), strict=True):
        audits[name].milliseconds = round(1e3 * statistics.median(seconds), 2)


def _judge(audit: Audit) -> None:
    if audit.stub != "incomplete":
        audit.problems.append(f"its stub is {audit.stub}")
    if not audit.runs_agree:
        audit.problems.append("two runs give other verdicts")
    audit.problems += [f"mutant not killed: {survivor}" for survivor in audit.survivors]


def bare_worker_ms() -> float:
    """The median time of starting a locked worker and loading a function that does nothing."""
    program = Program(b"def f():\n    pass\n", "f")
    times = []
    with Zygote() as zygote:
        assert zygote.layers
        for _ in range(BARE_WORKERS):
            clock = time.perf_counter()
            with zygote.worker(program, Limits()) as worker:
                assert isinstance(worker.load(), Ready)
            times.append(time.perf_counter() - clock)
    return 1e3 * statistics.median(times)
