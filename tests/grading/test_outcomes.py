"""Every outcome, through the real sandbox: what was judged, what was found, what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mlfundamentals.grading import Report, Verdict, grade
from mlfundamentals.grading.sandbox import Limits
from tests.support.graded import BANK, HANDED_IN, write

pytestmark = pytest.mark.usefixtures("isolation")

NUMPY = "import numpy as np\n\n\ndef l2_normalize_rows(X):\n"
NORMS = "    norms = np.sqrt((1.0 * X * X).sum(axis=1, keepdims=True))\n"
RIGHT = NUMPY + NORMS + "    return X / np.where(norms > 0, norms, 1.0)\n"

# outcome, the beginning of the reason, the source
ANSWERS: dict[str, tuple[str, str, str]] = {
    "right": ("passed", "", RIGHT),
    "right but noisy": ("passed", "", RIGHT.replace(NORMS, NORMS + "    print(X)\n")),
    "right with more parameters": ("passed", "", RIGHT.replace("(X):", "(X, *more, eps=0.0, **options):")),
    "a callable object": (
        "passed",
        "",
        "import numpy as np\n\n\nclass Scaler:\n    def __call__(self, X):\n    "
        + NORMS
        + "        return X / np.where(norms > 0, norms, 1.0)\n\n\nl2_normalize_rows = Scaler()\n",
    ),
    "a list": (
        "wrong",
        "result is a list, expected an array of floats",
        NUMPY + NORMS + "    return (X / np.where(norms > 0, norms, 1.0)).tolist()\n",
    ),
    "integers": (
        "wrong",
        "result holds integers (int64), expected floats",
        NUMPY + "    return X.astype(int)\n",
    ),
    "another shape": ("wrong", "result has shape", NUMPY + "    return np.vstack([X, X]) * 1.0\n"),
    "None": ("wrong", "result is None, expected an array of floats", NUMPY + "    print(X)\n"),
    "a generator": ("wrong", "result is of type generator", NUMPY + "    yield X\n"),
    "a matrix": ("wrong", "result is of type matrix", NUMPY + "    return np.matrix(X * 1.0)\n"),
    "raises": ("error", "the call raises AttributeError", NUMPY + "    return X.nothing()\n"),
    "recursion": ("error", "the call raises RecursionError", NUMPY + "    return l2_normalize_rows(X)\n"),
    "no syntax": ("error", "SyntaxError: expected ':' (line 1)", "def l2_normalize_rows(X)\n    pass\n"),
    "raises when imported": ("error", "importing the file raises ZeroDivisionError", "1 / 0\n"),
    "endless": (
        "timeout",
        "stopped: more than 0.3 s of processor time",
        NUMPY + "    while True:\n        X = X\n",
    ),
    "endless in an edge": (
        "timeout",
        "zero matrix: stopped: more than 0.3 s",
        RIGHT.replace(NORMS, "    while X.shape == (3, 1) and not X.any():\n        pass\n" + NORMS),
    ),
    "endless import": ("timeout", "importing the file does not end well", "while True:\n    pass\n"),
    "memory": ("memory", "out of memory", NUMPY + "    return np.ones(10**10)\n"),
    "exits": ("crashed", "the process of the answer is lost", "import os\n" + NUMPY + "    os._exit(0)\n"),
    "crashes": ("crashed", "the process of the answer is lost", "import os\n" + NUMPY + "    os.abort()\n"),
    "another library": ("refused", "imports sklearn: an answer may use", "import sklearn\n" + RIGHT),
    "another name": (
        "refused",
        "it defines no function l2_normalize_rows, but f",
        "def f(X):\n    return X\n",
    ),
    "no function": ("refused", "l2_normalize_rows is no function", "l2_normalize_rows = 3\n"),
    "no parameters": (
        "refused",
        "l2_normalize_rows takes (), expected (X)",
        "def l2_normalize_rows():\n    pass\n",
    ),
    "too many parameters": (
        "refused",
        "l2_normalize_rows takes (X, eps), expected (X)",
        "def l2_normalize_rows(X, eps):\n    pass\n",
    ),
    "keyword only": (
        "refused",
        "l2_normalize_rows takes (keyword-only X), expected (X)",
        "def l2_normalize_rows(*, X):\n    pass\n",
    ),
    "empty": ("refused", "the file is empty", ""),
    "blank": ("refused", "the file is empty", "\n\n  \n"),
    "stub": ("incomplete", "it is still the stub", NUMPY + "    raise NotImplementedError\n"),
    "stub of a file": ("incomplete", "it is still the stub", "raise NotImplementedError\n"),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    """All of them judged in one run."""
    folder = tmp_path_factory.mktemp("answers")
    for name, (_, _, source) in ANSWERS.items():
        write(folder, "l2_normalize_rows", source, name)
    report = grade(folder, bank=BANK, limits=Limits(cpu_s=0.3, load_cpu_s=0.5))
    return {verdict.candidate: verdict for verdict in report.verdicts}


@pytest.fixture(scope="module")
def handed_in() -> dict[str, Verdict]:
    """The answers that the repository keeps."""
    report = grade(HANDED_IN, bank=BANK)
    return {f"{v.candidate}/{v.question}": v for v in report.verdicts}


@pytest.mark.parametrize("name", ANSWERS)
def test_outcome(verdicts: dict[str, Verdict], name: str) -> None:
    outcome, why, _ = ANSWERS[name]
    verdict = verdicts[name]
    assert (verdict.outcome, verdict.why[: len(why)]) == (outcome, why), verdict.why
    assert bool(verdict.why) == (outcome != "passed")
    assert (verdict.score == verdict.max_score) == (outcome == "passed")


def test_points_are_given_part_by_part(verdicts: dict[str, Verdict], handed_in: dict[str, Verdict]) -> None:
    zero_nan = {part.name: part.points for part in handed_in["zero_nan/l2_normalize_rows"].parts}
    assert zero_nan["values"] == 4
    assert zero_nan["edge: zero row"] == zero_nan["edge: zero matrix"] == 0
    assert zero_nan["shape and dtype"] == zero_nan["no side effects"] == 1
    endless = {part.name: part.points for part in verdicts["endless in an edge"].parts}
    assert endless["values"] == 4
    assert endless["edge: zero matrix"] == 0
    assert all(part.points == 0 for part in verdicts["a list"].parts if part.name != "no side effects")


def test_a_call_that_ends_its_process_shows_its_input(verdicts: dict[str, Verdict]) -> None:
    for name in ("endless", "memory", "exits"):
        example = verdicts[name].counterexample
        assert example is not None
        assert example.arguments == {"X": "[[0.]]"}
    endless = verdicts["endless in an edge"].counterexample
    assert endless is not None
    assert endless.part == "edge: zero matrix"


def test_mutation_costs_its_own_part_only(handed_in: dict[str, Verdict]) -> None:
    verdict = handed_in["mutates/l2_normalize_rows"]
    assert verdict.why == "X is changed by the call, it must stay as it was"
    points = {part.name: part.points for part in verdict.parts}
    assert points["values"] == 4
    assert points["no side effects"] == 0


@pytest.mark.parametrize("name", ["counts_its_calls/softmax_rows", "caches_by_default/softmax_rows"])
def test_state_between_calls_is_found(handed_in: dict[str, Verdict], name: str) -> None:
    assert handed_in[name].outcome == "wrong"
    assert "keeps state between calls" in handed_in[name].why


def test_state_that_shows_in_another_order_only(tmp_path: Path) -> None:
    # The first call decides: right where it has three rows or fewer, as the lightest case of a key has.
    source = RIGHT.replace(NORMS, "    seen.append(len(X))\n" + NORMS).replace(" X /", " (seen[0] < 4) * X /")
    path = write(tmp_path, "l2_normalize_rows", "seen = []\n" + source)
    (verdict,) = grade(path, bank=BANK).verdicts
    assert "keeps state between calls" in verdict.why
    assert verdict.score == verdict.max_score - 1


def test_defaults_are_compared(handed_in: dict[str, Verdict]) -> None:
    other = handed_in["other_default/digits_of"]
    assert other.outcome == "wrong"
    (shape,) = (part for part in other.parts if part.name == "shape and dtype")
    assert shape.problem == "the default of base is 99, expected 10"
    assert handed_in["none_as_default/digits_of"].outcome == "passed"


def test_a_missing_default_is_told(tmp_path: Path) -> None:
    source = (HANDED_IN / "right" / "digits_of.py").read_text().replace("base=10", "base")
    (verdict,) = grade(write(tmp_path, "digits_of", source), bank=BANK).verdicts
    assert [part.problem for part in verdict.parts if part.problem] == ["base has no default, expected 10"]


@pytest.mark.parametrize("name", ["numpy_at_import", "numpy_in_call"])
def test_numpy_is_kept_from_plain_python(handed_in: dict[str, Verdict], name: str) -> None:
    verdict = handed_in[f"{name}/digits_of"]
    assert verdict.outcome == "refused"
    assert verdict.why.startswith("imports numpy: an answer may use the standard library only (line ")


def test_misconceptions_are_named(handed_in: dict[str, Verdict]) -> None:
    named = {
        name: (verdict.misconception.name, verdict.misconception.certain)
        for name, verdict in handed_in.items()
        if verdict.misconception is not None
    }
    assert named == {
        "bincount/knn_classify": ("counts_from_zero", False),  # and manhattan: both at once
        "l1_norm/l2_normalize_rows": ("l1_norm", True),
        "no_keepdims/l2_normalize_rows": ("no_keepdims", False),  # gives NaN in a row of zeros besides
        "no_shift/softmax_rows": ("no_shift", True),
        "rebind/reverse_in_place": ("rebinds", True),
        "returns_copy/reverse_in_place": ("returns_copy", True),
        "zero_nan/l2_normalize_rows": ("zero_nan", True),
    }


def test_a_verdict_is_typed_and_complete(handed_in: dict[str, Verdict]) -> None:
    verdict = handed_in["right/digits_of"]
    assert (verdict.question, verdict.candidate) == ("digits_of", "right")
    assert verdict.path == str(HANDED_IN / "right" / "digits_of.py")
    assert (verdict.failing_cases, verdict.cases) == (0, 64)
    assert len(verdict.key_id) == 16
    assert len(verdict.answer_hash) == 64


def test_addresses_are_left_out(tmp_path: Path) -> None:
    source = NUMPY + "    raise ValueError(object())\n"
    (verdict,) = grade(write(tmp_path, "l2_normalize_rows", source), bank=BANK).verdicts
    assert "<object object at 0x...>" in verdict.why


def test_a_mistake_of_the_grader_costs_one_verdict_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mlfundamentals.grading import judge

    def fail(*_: Any) -> None:
        raise RecursionError("as if")

    monkeypatch.setattr(judge, "name_mistakes", fail)
    write(tmp_path, "l2_normalize_rows", RIGHT, "a")
    write(tmp_path, "l2_normalize_rows", NUMPY + "    return X * 1.0\n", "b")
    report: Report = grade(tmp_path, bank=BANK)
    assert [verdict.candidate for verdict in report.verdicts] == ["a"]
    assert "a mistake of the grader (RecursionError: as if)" in report.notes[0]
    assert report.run["not_judged"] == 1
