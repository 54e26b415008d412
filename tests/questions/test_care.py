"""Numerical care is a part of its own: careless answers are right in everything else."""

from __future__ import annotations

import numpy as np
import pytest

from mlfundamentals.questions import Question, QuestionError
from mlfundamentals.questions.bank import Bank
from mlfundamentals.questions.compiling import compile_key
from mlfundamentals.questions.key import CARE_PART
from mlfundamentals.questions.outcome import run


def asked() -> Question:
    return Bank().code_question("variance_of")


def test_careless_answers_bear_witness_everywhere_else() -> None:
    question = asked()
    careless = len(question.short[CARE_PART])
    assert len(question.witnesses_of("values")) == len(question.witnesses_of(CARE_PART)) + careless


def test_careless_answers_meet_every_case_but_those_of_care() -> None:
    key, question = Bank().key("variance_of"), asked()
    for answer in question.short[CARE_PART]:
        failing = {
            case.part
            for case in key.cases
            if key.mismatch(case, run(answer.function, case.args, key.names, key.in_place)) is not None
        }
        assert failing == {CARE_PART}


def test_what_is_called_careless_must_fall_short_of_care() -> None:
    question = asked()
    question.careless("sound")(lambda x, ddof=0: asked().reference(x, ddof))
    with pytest.raises(QuestionError, match="'sound' falls short nowhere; it should in 'numerical care'"):
        compile_key(question, area="normalization", source_hash="")


def test_what_is_called_careless_must_not_fall_short_of_more() -> None:
    """A wrong answer would bear witness, and with such a witness no input is fit to be a case."""
    question = asked()
    question.careless("wrong")(lambda x, ddof=0: 7.0)
    with pytest.raises(QuestionError, match="right answers"):
        compile_key(question, area="normalization", source_hash="")


def test_careless_needs_inputs_that_ask_for_care() -> None:
    question = Bank().code_question("l2_normalize_rows")
    with pytest.raises(QuestionError, match=r"no inputs of care\(...\)"):
        question.careless("other")(lambda X: np.array(X))
