"""Class questions: an object, its methods in the order of the steps, and what of it is judged."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from mlfundamentals.generation.stubs import render_stub
from mlfundamentals.grading import grade
from mlfundamentals.questions import codec
from mlfundamentals.questions.answer_files import as_answer
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.compiling import compile_key
from mlfundamentals.questions.key import from_bytes, save, to_bytes
from mlfundamentals.questions.mutants import mutants
from mlfundamentals.questions.question import QuestionError
from mlfundamentals.questions.scenario import perform
from tests.support.isolation import require_isolation
from tests.support.made_up import CLASS, write_question


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    write_question(tmp_path / "bank", CLASS, name="Counter")
    return Bank(tmp_path / "bank")


class Pair:
    def __init__(self, left: int, right: int = 7) -> None:
        self.left, self.right = left, right

    def add(self, amount: int) -> int:
        self.left += amount
        return self.left


def test_perform_calls_the_steps_in_order_and_keeps_what_is_judged() -> None:
    steps = (
        ("__init__", (1, 2), False),
        ("add", (0,), True),
        ("add", (0,), False),
        (".left", (), True),
        (".right", (), True),
    )
    assert perform(Pair, steps, (5, 1, 3)) == (6, 11, 3)
    assert perform(Pair, steps, (5, 1)) == (6, 11, 7)  # the default
    assert perform(Pair, steps[:2], (5, 1)) == 6  # one result is no tuple


def test_a_second_object_is_another_one() -> None:
    class Shared:
        total = 0

        def add(self, amount: int) -> int:
            type(self).total += amount
            return self.total

    steps = (
        ("__init__", (), False),
        ("another __init__", (), False),
        ("another add", (0,), False),
        ("add", (1,), True),
    )
    assert perform(Shared, steps, (5, 1)) == 6
    assert perform(lambda: Pair(0), steps, (5, 1)) == 1


def test_a_case_has_the_parameters_of_all_steps_those_with_defaults_last(bank: Bank) -> None:
    question = bank.code_question("Counter")
    assert list(question.parameters) == ["numbers", "factor", "more", "start"]
    assert question.parameters["more"].annotation is question.parameters["numbers"].annotation
    assert question.outputs == ("before", "after", "total")
    assert question.plan[0] == ("__init__", (3,), False)
    outcome = question.witnesses[0](np.array([1.0]), 2.0, np.array([0.5]))
    assert outcome == (2.0, 3.0, 1.5)


def test_the_key_keeps_the_steps(bank: Bank) -> None:
    question = bank.code_question("Counter")
    key, report = compile_key(question, area="sums", source_hash="0" * 16)
    assert from_bytes(to_bytes(key)) == key
    assert key.steps == question.plan
    assert [p.name for p in key.called_with] == ["start"]
    assert report.n_mutants > 5
    assert "Add becomes Sub" in {m.change.partition(" in ")[0] for m in mutants(question.reference)}
    assert any(len(codec.decode(case.args)) == 3 for case in key.cases)  # start left out


def test_the_stub_shows_every_method_and_can_be_run(bank: Bank) -> None:
    stub = render_stub(bank.code_question("Counter"), path="x.py")
    assert "class Counter:" in stub
    assert '    def add(self, numbers: np.ndarray) -> "Counter":' in stub
    assert stub.count("raise NotImplementedError") == 3
    assert ">>> _ = model.add(np.array([1.0, 2.0]))" in stub
    assert ">>> model.scaled(2.0)\n    8.0" in stub
    compile(stub, "stub", "exec")


@pytest.mark.parametrize(
    ("text", "change", "message"),
    [
        ('calls("add", "more")', 'calls("append", "more")', "the reference has no method append"),
        ('makes("start"),', "", "the first of the steps makes the object"),
        ('calls("add", "numbers"),', 'calls("add", "numbers", "x"),', "step add gives 2 arguments"),
        (
            "def add(self, numbers):\n        if",
            "def add(self, n):\n        if",
            "alternate .*, method add, takes",
        ),
        (
            "def scaled(self, factor):\n        return factor",
            "def scale(self, factor):\n        return factor",
            "no method scaled",
        ),
    ],
)
def test_mistakes_of_the_author(tmp_path: Path, text: str, change: str, message: str) -> None:
    assert text in CLASS
    write_question(tmp_path, CLASS.replace(text, change, 1), name="Counter")
    with pytest.raises(QuestionError, match=message):
        _ = Bank(tmp_path).code_question("Counter").parameters


def test_verdicts(bank: Bank, tmp_path: Path) -> None:
    require_isolation()
    question = bank.code_question("Counter")
    save(
        compile_key(question, area="sums", source_hash=bank.source_hash("Counter"))[0],
        bank.key_path("Counter"),
    )
    answers = {
        "reference": as_answer(question, question.reference),
        **{a.name: as_answer(question, a.function) for a in question.alternates},
        **{m.name: as_answer(question, m.function) for m in question.misconceptions},
        "stub": render_stub(question, path="x.py"),
        "no_method": "class Counter:\n    def __init__(self, start=0.0):\n        pass\n",
        "function": "def Counter(start=0.0):\n    return None\n",
        "other_default": as_answer(question, question.reference).replace(
            "start: float=0.0", "start: float=1.0"
        ),
        "nothing": "x = 1\n",
    }
    for candidate, text in answers.items():
        (tmp_path / "answers" / candidate).mkdir(parents=True)
        (tmp_path / "answers" / candidate / "Counter.py").write_text(text)
    verdicts = {v.candidate: v for v in grade(tmp_path / "answers", bank=bank.root).verdicts}
    assert [verdicts[name].outcome for name in ("reference", "list_of_numbers", "subclass")] == ["passed"] * 3
    for name in ("forgets", "ignores_start"):
        mistake = verdicts[name].misconception
        assert mistake is not None
        assert (mistake.name, mistake.certain) == (name, True)
    assert verdicts["stub"].outcome == "incomplete"
    assert verdicts["no_method"].outcome == "error"
    assert "AttributeError" in verdicts["no_method"].why
    assert verdicts["function"].outcome == "error"
    assert verdicts["other_default"].outcome == "wrong"
    assert verdicts["nothing"].why == "it defines no class Counter; keep the name that the stub gives"
    shown = verdicts["forgets"].counterexample
    assert shown is not None
    assert "after = " in shown.expected
