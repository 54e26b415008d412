"""Judging again what was judged before: one verdict case by case, or all of a report under newer keys."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from ..questions import codec
from ..questions.bank import Bank
from ..questions.text import show
from .answers import Answer, NoSuchAnswer, read
from .judge import Judge
from .report import without_reason
from .sandbox import Limits, Zygote
from .verdict import Report, Verdict

INPUT_CHARACTERS = 60


class CannotReplay(ValueError):
    """A verdict cannot be judged again as it was; the message says what has changed."""


@dataclass(frozen=True, slots=True)
class JudgedCase:
    """How one case of the key came out."""

    number: int
    part: str
    arguments: str  # shortened
    problem: str  # empty where it is met


@dataclass(frozen=True, slots=True)
class Replay:
    """A verdict, the one that was found when it was judged again, and all cases."""

    before: Verdict
    again: Verdict
    cases: tuple[JudgedCase, ...]

    @property
    def same(self) -> bool:
        """Whether it is the same verdict; that of an exam gives no reasons."""
        return self.before in (self.again, without_reason(self.again))


def replay(verdicts: Sequence[Verdict], bank: Bank) -> Iterator[Replay]:
    """Judge the answers of verdicts again by the same keys, one at a time.

    Raises:   CannotReplay, for an answer or a key that is another one now. IsolationUnavailable.
    """
    answers = [_same_answer(verdict, bank) for verdict in verdicts]
    zygotes: dict[bool, Zygote] = {}
    with ExitStack() as closing:
        for verdict, answer in zip(verdicts, answers, strict=True):
            numpy = bank.key(verdict.question).numpy
            if numpy not in zygotes:
                zygotes[numpy] = closing.enter_context(Zygote(numpy=numpy))
            judge = Judge(bank, zygotes[numpy].worker, Limits())
            again = judge.judge(answer)
            yield Replay(verdict, again, tuple(_cases(judge, bank, verdict.question)))


def _same_answer(verdict: Verdict, bank: Bank) -> Answer:
    answer = Answer(Path(verdict.path), verdict.question, verdict.candidate, follow_links=True)
    if not answer.path.is_file():
        raise CannotReplay(f"there is no file {answer.path}; run this where `mlf grade` was run")
    bank.source(verdict.question)
    key = bank.key(verdict.question)
    if key.id != verdict.key_id:
        raise CannotReplay(
            f"{answer.path} was judged by the key {verdict.key_id}, the bank now has {key.id}; name the bank "
            "of that time with --bank, or see with `mlf regrade` what the new key changes"
        )
    content = hashlib.sha256(read(answer)).hexdigest()
    if content != verdict.answer_hash:
        raise CannotReplay(
            f"{answer.path} has changed since it was judged: its SHA-256 is {content[:12]}..., "
            f"it was {verdict.answer_hash[:12]}..."
        )
    return answer


def _cases(judge: Judge, bank: Bank, question: str) -> Iterator[JudgedCase]:
    if judge.findings is None:
        return
    key = bank.key(question)
    for number, (case, problem) in enumerate(zip(key.cases, judge.findings.problems, strict=True), start=1):
        arguments = zip(key.names, codec.decode(case.args), strict=False)
        text = ", ".join(f"{name}={' '.join(show(value).split())}" for name, value in arguments)
        if len(text) > INPUT_CHARACTERS:
            text = f"{text[: INPUT_CHARACTERS - 3]}..."
        yield JudgedCase(number, case.part, text, "" if problem is None else str(problem))


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict that is another one now."""

    before: Verdict
    after: Verdict

    @property
    def answer_changed(self) -> bool:
        """Whether it is the answer that has changed, not the key."""
        return self.before.answer_hash != self.after.answer_hash


def paths_of(report: Report) -> list[Path]:
    """The answers of a report. Raises NoSuchAnswer where it has none."""
    if not report.verdicts:
        raise NoSuchAnswer("the report holds no verdicts")
    return [Path(verdict.path) for verdict in report.verdicts]


def changes(before: Report, after: Report) -> list[Change]:
    """The verdicts whose outcome or score is another one, in the order of the earlier report."""
    now = {verdict.path: verdict for verdict in after.verdicts}
    pairs = [(verdict, now[verdict.path]) for verdict in before.verdicts if verdict.path in now]
    return [Change(old, new) for old, new in pairs if _graded(old) != _graded(new)]


def _graded(verdict: Verdict) -> tuple[str, int, int]:
    return verdict.outcome, verdict.score, verdict.max_score
