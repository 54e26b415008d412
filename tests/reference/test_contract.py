"""The contract that every question of the bank meets: right answers pass, wrong ones fail and are named."""

from __future__ import annotations

import ast
import doctest
import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mlfundamentals.generation.concept_stubs import concept_answer
from mlfundamentals.generation.signature import describe_function, takes_floats
from mlfundamentals.generation.stubs import render_stub
from mlfundamentals.generation.writing import compiled as compiled_key
from mlfundamentals.generation.writing import stub_and_picture
from mlfundamentals.grading import grade
from mlfundamentals.questions import codec
from mlfundamentals.questions.answer_files import as_answer
from mlfundamentals.questions.assembling import INTEGERS_PART
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.compiling import DIFFERENCES, KILLS, compile_key
from mlfundamentals.questions.concept import Concept
from mlfundamentals.questions.key import decode_outcome, same_outcome, save
from mlfundamentals.questions.outcome import Raised
from mlfundamentals.questions.question import Question, title_and_statement

BANK = Bank()
NAMES = [name for name in BANK.sources() if isinstance(BANK.question(name), Question)]
CONCEPTS = [name for name in BANK.sources() if name not in NAMES]
QUICK = "canonical_labels"

every_question = pytest.mark.parametrize("name", NAMES)
every_concept = pytest.mark.parametrize("name", CONCEPTS)


# what an author has to write


@every_question
def test_question_is_complete(name: str) -> None:
    question = BANK.code_question(name)
    title, statement = title_and_statement(question.reference)
    assert 5 < len(title) < 75
    assert statement
    assert len(question.alternates) >= 2
    assert len(question.misconceptions) >= 3
    for misconception in question.misconceptions:
        assert misconception.mistake.endswith(".")
        assert misconception.hint.endswith("?")
        assert misconception.mistake not in misconception.hint


@every_question
def test_no_module_but_numpy_and_the_standard_library_is_needed(name: str) -> None:
    question = BANK.code_question(name)
    others = [other.function for other in question.alternates]
    wrong = [misconception.function for misconception in question.misconceptions]
    for function in [question.reference, *others, *wrong]:
        text = as_answer(question, function)
        assert question.numpy or "numpy" not in text
        ast.parse(text)


@every_question
def test_examples_of_the_stub_run(name: str) -> None:
    question = BANK.code_question(name)
    text = ast.get_docstring(ast.parse(render_stub(question, path="x.py")).body[-1])  # type: ignore[arg-type]
    names = {"np": np, name: question.reference}
    test = doctest.DocTestParser().get_doctest(text or "", names, name, None, None)
    assert test.examples
    assert doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test).failed == 0


# the key


@every_question
def test_key_is_current_and_small(name: str) -> None:
    assert not BANK.is_stale(name)
    content = BANK.key_path(name).read_bytes()
    assert len(content) < 100_000
    assert 10 <= len(BANK.key(name).cases) <= 100


@every_question
def test_each_misconception_fails_enough_cases(name: str) -> None:
    key = BANK.key(name)
    for i, mistake in enumerate(key.mistakes):
        assert sum(case.mistakes[i] is not None for case in key.cases) >= KILLS, mistake.name


@every_question
def test_each_pair_of_misconceptions_differs(name: str) -> None:
    key = BANK.key(name)
    for i, j in itertools.combinations(range(len(key.mistakes)), 2):
        pairs = [(case.mistakes[i], case.mistakes[j]) for case in key.cases]
        different = sum(not _alike(one, other) for one, other in pairs)
        assert different >= DIFFERENCES, (key.mistakes[i].name, key.mistakes[j].name)


def _alike(one: bytes | None, other: bytes | None) -> bool:
    if one is None or other is None:
        return one is other
    return same_outcome(decode_outcome(codec.decode(one)), decode_outcome(codec.decode(other)))


@every_question
def test_each_default_is_left_out_in_some_case(name: str) -> None:
    key = BANK.key(name)
    lengths = {len(codec.decode(case.args)) for case in key.cases}
    for position, parameter in enumerate(key.parameters):
        if parameter.has_default:
            assert min(lengths) <= position, parameter.name


@every_question
def test_each_float_argument_comes_as_integers_in_some_case(name: str) -> None:
    """A number only where its ordinary values are whole: no tolerance of 1e-6 is an integer."""
    key, parameters = BANK.key(name), BANK.code_question(name).parameters
    asked = BANK.code_question(name).integers
    floats = [i for i, p in enumerate(parameters.values()) if asked and takes_floats(p.annotation)]
    by_part = [(case.part, codec.decode(case.args)) for case in key.cases]
    for i in floats:
        given = [args[i] for part, args in by_part if part == "values" and len(args) > i]
        if any(not isinstance(value, float) or value.is_integer() for value in given):
            cases = [args for part, args in by_part if part == INTEGERS_PART]
            assert any(len(args) > i and _holds_integers(args[i]) for args in cases), key.names[i]


def _holds_integers(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return any(map(_holds_integers, value))
    return isinstance(value, int) or (isinstance(value, np.ndarray) and value.dtype.kind == "i")


@every_question
def test_each_edge_that_expects_an_error_does_so_in_all_its_cases(name: str) -> None:
    """An edge is one thing; where only some of its cases raise, it should be two."""
    key = BANK.key(name)
    for part in {case.part for case in key.cases if isinstance(case.expected, Raised)}:
        assert {type(case.expected) for case in key.cases if case.part == part} == {Raised}, part


# judging, through the sandbox


@every_question
def test_verdicts(name: str, tmp_path: Path) -> None:
    """Right answers pass, slow and careless ones lose that part, misconceptions are named for certain."""
    question = BANK.code_question(name)
    right = {"reference": question.reference, **{a.name: a.function for a in question.alternates}}
    wrong = {misconception.name: misconception.function for misconception in question.misconceptions}
    texts = {f"right_{what}": as_answer(question, function) for what, function in right.items()}
    texts |= {f"wrong_{what}": as_answer(question, function) for what, function in wrong.items()}
    for part, answers in question.short.items():
        texts |= {f"{part}_{answer.name}": as_answer(question, answer.function) for answer in answers}
    texts["stub"] = render_stub(question, path="x.py")
    for candidate, text in texts.items():
        (tmp_path / candidate).mkdir()
        (tmp_path / candidate / f"{name}.py").write_text(text)
    report = grade(tmp_path, jobs=1)
    verdicts = {verdict.candidate: verdict for verdict in report.verdicts}
    assert set(verdicts) == set(texts)
    for candidate, verdict in verdicts.items():
        kind, _, what = candidate.partition("_")
        named = verdict.misconception
        found = (verdict.outcome, named and (named.name, named.certain), verdict.score / verdict.max_score)
        if kind == "right":
            assert found == ("passed", None, 1.0), (candidate, verdict.why)
        elif kind == "stub":
            assert found == ("incomplete", None, 0.0), verdict.why
        elif kind in question.short:
            short = [part.name for part in verdict.parts if part.points < part.max_points]
            assert (verdict.outcome, short) == ("wrong", [kind]), (candidate, verdict.why)
        else:
            assert found[:2] == ("wrong", (what, True)), (candidate, verdict.why)
            assert found[2] < 1.0
            assert verdict.counterexample is not None


# compiling again


def compiled(name: str) -> Any:
    bank = Bank()
    return compile_key(bank.code_question(name), area=bank.area(name), source_hash=bank.source_hash(name))[0]


def test_compiling_twice_gives_the_same_key() -> None:
    """`make audit` compiles all keys anew and holds the committed ones against them."""
    assert compiled(QUICK).id == compiled(QUICK).id


# concept questions


def concept(name: str) -> Concept:
    question = BANK.question(name)
    assert isinstance(question, Concept)
    return question


@every_concept
def test_concept_is_complete(name: str) -> None:
    question = concept(name)
    title, statement = title_and_statement(question.reference)
    assert 5 < len(title) < 75
    assert statement
    assert len(question.misconceptions) >= 2
    for misconception in question.misconceptions:
        assert misconception.mistake.endswith(".")
        assert misconception.hint.endswith("?")
    assert not BANK.is_stale(name)
    describe_function(name, question.reference, list(question.parameters))


@every_concept
@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_concept_verdicts(name: str, seed: int, tmp_path: Path) -> None:
    """The key passes, each distractor is wrong and named, the stub is incomplete; so for every instance."""
    question = concept(name)
    source = tmp_path / "bank" / BANK.area(name) / f"{name}.py"
    source.parent.mkdir(parents=True)
    source.write_text(BANK.source(name).read_text())
    key = compiled_key(BANK, name, seed)[0]
    save(key, source.with_suffix(".key"))
    data = question.draw(seed)
    texts = {m.name: concept_answer(question.answer_of(m.function, data)) for m in question.misconceptions}
    texts["right"] = concept_answer(question.answer_of(question.reference, data))
    texts["stub"] = stub_and_picture(question, "x.py", seed)[0]
    for candidate, text in texts.items():
        (tmp_path / candidate).mkdir()
        (tmp_path / candidate / f"{name}.py").write_text(text)
    for verdict in grade(*(tmp_path / candidate for candidate in texts), bank=tmp_path / "bank").verdicts:
        named = verdict.misconception and (verdict.misconception.name, verdict.misconception.certain)
        expected = {"right": ("passed", None), "stub": ("incomplete", None)}
        wrong = ("wrong", (verdict.candidate, True))
        assert (verdict.outcome, named) == expected.get(verdict.candidate, wrong), verdict
