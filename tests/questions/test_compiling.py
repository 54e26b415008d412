"""Compiling a key: what it holds, and why a question is not fit for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from mlfundamentals.questions import codec
from mlfundamentals.questions.assembling import DEFAULTS_PART, INTEGERS_PART
from mlfundamentals.questions.compile_report import Report
from mlfundamentals.questions.compiling import compile_key
from mlfundamentals.questions.key import EFFECTS_PART, SHAPE_PART, Key
from mlfundamentals.questions.question import QuestionError
from mlfundamentals.questions.shrinking import weight
from tests.support.made_up import QUESTION, load_code_question, write_question


def compiled(text: str, folder: Path) -> tuple[Key, Report]:
    return compile_key(load_code_question(write_question(folder, text)), area="sums", source_hash="abc")


@pytest.fixture(autouse=True, scope="module")
def few_draws() -> Iterator[None]:
    """Enough for a question this small, and quick."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mlfundamentals.questions.compiling.DRAWS", 25)
        yield


@pytest.fixture(scope="module")
def made_up(few_draws: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Key, Report]:
    return compiled(QUESTION, tmp_path_factory.mktemp("bank"))


# example


def test_what_a_key_says_of_its_question(made_up: tuple[Key, Report]) -> None:
    key, report = made_up
    assert (key.question, key.area, key.title, key.level) == (
        "shift",
        "sums",
        "Add a number to every entry",
        1,
    )
    assert [(p.name, p.has_default, p.default) for p in key.parameters] == [
        ("x", False, None),
        ("a", True, 2.0),
    ]
    assert [(m.name, m.mistake) for m in key.mistakes] == [
        ("whole", "It adds all of a."),
        ("subtracts", "It subtracts."),
    ]
    assert key.points["values"] == 4
    assert set(key.points) == {
        "values",
        "edge: nothing added",
        INTEGERS_PART,
        DEFAULTS_PART,
        SHAPE_PART,
        EFFECTS_PART,
    }
    assert report.summary().startswith(f"shift: {len(key.cases)} cases of ")
    assert report.survivors == []


def test_written_edges_are_cases(made_up: tuple[Key, Report]) -> None:
    arguments = [codec.decode(case.args) for case in made_up[0].cases if case.part == "edge: nothing added"]
    assert any(np.array_equal(x, [1.0, 2.0]) and a == 0.0 for x, a in arguments)


def test_defaults_and_integers_have_cases(made_up: tuple[Key, Report]) -> None:
    cases = made_up[0].cases
    assert all(len(codec.decode(case.args)) == 1 for case in cases if case.part == DEFAULTS_PART)
    integers = [codec.decode(case.args) for case in cases if case.part == INTEGERS_PART]
    assert integers
    assert all(any(np.asarray(value).dtype.kind == "i" for value in args) for args in integers)


def test_integers_are_met_as_closely_as_the_floats_they_stand_for(tmp_path: Path) -> None:
    """Integers have no nudges of their own, which would tell how exp magnifies rounding."""
    text = changed(
        ("    return x + halved(a)", "    return np.exp(8 * x) + halved(a)"),
        ("np.array([float(entry) + a / 2 for entry in x])", "a / 2 + np.exp(x * 8.0)"),
        ("return shift(shift(x, halved(a)), halved(a))", "return shift(x, a)"),
        ("np.round(rng.normal(size=3), 1)", "rng.integers(-2, 9, size=3).astype(float)"),
    )
    key, _ = compiled(text, tmp_path)
    relative = [
        case.tolerances[0] / np.abs(case.expected.value).max()  # type: ignore[union-attr]
        for case in key.cases
        if case.part == INTEGERS_PART and np.any(codec.decode(case.args)[0])  # exp(0) magnifies nothing
    ]
    assert relative
    assert max(relative) > 3e-12
    assert min(relative) > 1e-12


def test_small_cases_come_first(made_up: tuple[Key, Report]) -> None:
    weights = [weight(case.args, 2)[0] for case in made_up[0].cases]
    assert weights == sorted(weights)


def test_each_misconception_fails_three_cases(made_up: tuple[Key, Report]) -> None:
    key = made_up[0]
    for i in range(len(key.mistakes)):
        assert sum(case.mistakes[i] is not None for case in key.cases) >= 3


def test_the_same_file_gives_the_same_key(made_up: tuple[Key, Report], tmp_path: Path) -> None:
    assert compiled(QUESTION, tmp_path)[0].id == made_up[0].id


def test_words_give_the_same_key(made_up: tuple[Key, Report], tmp_path: Path) -> None:
    text = QUESTION.replace("Add a number to every entry.", "Move every entry.")
    text = text.replace("How much of a is added?", "How much?")
    key, _ = compiled(text, tmp_path)
    assert key.id == made_up[0].id
    assert key.title == "Move every entry"


# tables of bad questions


def changed(*pairs: tuple[str, str]) -> str:
    text = QUESTION
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


NOTHING = '        edge("nothing added", (LINE, 0.0), (np.array([1.0, 2.0]), 0.0)),\n'
REALS = next(line for line in QUESTION.splitlines(keepends=True) if "seeded(" in line)

UNFIT = {
    "misconception that is right": (
        changed(('"""It adds all of a."""\n    return x + a', '"""It is right."""\n    return x + a / 2')),
        "misconception 'whole' is wrong on 0 inputs, needed are 3; add an edge or a family",
    ),
    "misconceptions that are the same": (
        changed(('"""It subtracts."""\n    return x - halved(a)', '"""The same."""\n    return a + x')),
        "misconceptions 'whole' and 'subtracts' differ on 0 inputs, needed are 2; add inputs that tell them",
    ),
    "edge without a fit case": (
        changed(
            ('edge("nothing added", (LINE, 0.0), (np.array([1.0, 2.0]), 0.0))', "HOLLOW"),
            ("HOLLOW", 'edge("hollow", strategy=st.just((np.array([np.nan]), 1.0)).filter(lambda _: True))'),
            ("import numpy as np\n", "import numpy as np\nfrom hypothesis import strategies as st\n"),
            ("    return x + halved(a)", "    {}[0] if np.isnan(x).any() else 0\n    return x + halved(a)"),
        ),
        "edge 'hollow' has no case; why: 1 x the reference raises KeyError",
    ),
    "written edge on which witnesses disagree": (
        changed(("np.array([float(entry) + a / 2 for entry in x])", "x + a / 2 + (a == 0)")),
        "edge: nothing added: ([ 0.25, 3., -1.], 0.0) cannot be a case: right answers stray",
    ),
    "witnesses that disagree everywhere": (
        changed(
            ("np.array([float(entry) + a / 2 for entry in x])", "x + a / 2 + 1"),
            (NOTHING, ""),
        ),
        "no input is fit to be a case; why: ",
    ),
    "reference that treats integers in another way": (
        changed(
            ("    return x + halved(a)", "    return x + halved(a) + (0.5 if x.dtype.kind == 'i' else 0)"),
            ("return x - halved(a)", "return x - a / 2"),
        ),
        "the reference returns something else when whole numbers come as integers: ",
    ),
    "reference that changes its arguments": (
        changed(("    return x + halved(a)", "    x += halved(a)\n    return x"), (NOTHING, "")),
        "no input is fit to be a case; why: 25 x the reference changes its arguments",
    ),
    "points for a part that is none": (
        changed(("level=1", 'points={"valus": 3},\n    level=1')),
        "points names parts that no case has: ['valus']; there are ['values', ",
    ),
    "nothing but edges": (
        changed((REALS, "")),
        "inputs has edges only; add a family of draws(...) or seeded(...), whose cases count for \"values\"",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", UNFIT)
def test_unfit_question(what: str, tmp_path: Path) -> None:
    text, message = UNFIT[what]
    with pytest.raises(QuestionError, match=f"^{re.escape(message)}"):
        compiled(text, tmp_path)


def test_integers_beside_fractions(tmp_path: Path) -> None:
    """An answer that gives its result the type of one argument must not pass."""
    key, _ = compiled(changed(("float(rng.integers(1, 9))", "float(rng.integers(1, 9)) / 3")), tmp_path)
    args = [codec.decode(case.args) for case in key.cases if case.part == INTEGERS_PART]
    assert any(x.dtype.kind == "i" and a[0] != round(a[0]) for x, *a in args if a)
    assert any((x != np.round(x)).any() and type(a[0]) is int for x, *a in args if a)
