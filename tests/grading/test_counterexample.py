"""The counterexample: small, legal, found with a bounded number of calls, the same every time."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from mlfundamentals.grading import Verdict, counterexample, grade
from mlfundamentals.grading.translation import run_batch
from mlfundamentals.questions.outcome import Outcome
from mlfundamentals.questions.shrinking import PROPOSALS
from tests.support.graded import BANK, HANDED_IN, write

pytestmark = pytest.mark.usefixtures("isolation")

NORMS = (
    "import numpy as np\n\n\ndef l2_normalize_rows(X):\n"
    "    norms = np.sqrt((1.0 * X * X).sum(1, keepdims=True))\n"
)
KNN = (HANDED_IN / "right" / "knn_classify.py").read_text()

# an answer and the smallest input on which it fails
SMALLEST: dict[str, tuple[str, str, dict[str, str]]] = {
    "right but for two rows": (
        "l2_normalize_rows",
        NORMS + "    return X / np.where(norms > 0, norms, 1.0) + (len(X) == 2)\n",
        {"X": "[[0], [0]]"},
    ),
    "right but for entries of 3 and more": (
        "l2_normalize_rows",
        NORMS + "    return X / np.where(norms > 0, norms, 1.0) * (X.max() < 3)\n",
        {"X": "[[3]]"},
    ),
    "the nearest one alone": (
        "knn_classify",
        KNN.replace("[:,:k]", "[:,:1]"),
        {},
    ),
}


def judge(folder: Path, question: str, source: str) -> Verdict:
    (verdict,) = grade(write(folder, question, source), bank=BANK).verdicts
    return verdict


@pytest.mark.parametrize("name", SMALLEST)
def test_it_is_small_and_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    batches: list[int] = []

    def counted(key: Any, batch: list[bytes], worker: Any) -> list[Outcome]:
        batches.append(len(batch))
        return run_batch(key, batch, worker)

    monkeypatch.setattr(counterexample, "run_batch", counted)
    question, source, arguments = SMALLEST[name]
    example = judge(tmp_path, question, source).counterexample
    assert example is not None
    assert example.arguments == arguments or not arguments
    assert sum(map(len, example.arguments.values())) < 100
    assert len(batches) <= 40
    assert max(batches, default=0) <= PROPOSALS


def test_it_is_legal(tmp_path: Path) -> None:
    # Raises for what the statement excludes: were such an input tried, it would be the smallest.
    checks = "    assert X.ndim == 2 and len(X) and X.shape[1] and np.isfinite(X).all(), 'illegal'\n"
    source = NORMS.replace("(X):\n", "(X):\n" + checks) + "    return X / (norms + 1)\n"
    example = judge(tmp_path, "l2_normalize_rows", source).counterexample
    assert example is not None
    assert "illegal" not in example.got


def test_it_fails_by_itself(tmp_path: Path) -> None:
    # State makes every later call wrong; what is shown must fail as the first call of a fresh process too.
    source = (
        "seen = []\n"
        + NORMS
        + "    seen.append(1)\n    return X / (norms + (len(seen) > 3) + (len(X) > 3))\n"
    )
    example = judge(tmp_path, "l2_normalize_rows", source).counterexample
    assert example is not None
    rows = example.arguments["X"].count("], [") + 1
    assert rows > 3 or "nan" in example.got or "keeps state" in example.difference


def test_texts_tell_what_values_do_not(tmp_path: Path) -> None:
    source = NORMS + "    return (X / np.where(norms > 0, norms, 1.0)).astype(np.float32)\n"
    single = judge(tmp_path, "l2_normalize_rows", source).counterexample
    assert single is not None
    assert single.got.endswith(" (array of float32)")
    listed = judge(
        tmp_path, "knn_classify", KNN.replace("np.array(out,dtype=np.int64)", "out")
    ).counterexample
    assert listed is not None
    assert listed.expected.endswith(" (array of int64)")
    assert listed.got in ("[] (list)", "[0] (list of NumPy int64)")


def test_the_same_every_time(tmp_path: Path) -> None:
    question, source, _ = SMALLEST["the nearest one alone"]
    runs = [judge(tmp_path, question, source) for _ in range(2)]
    for one, other in itertools.pairwise(runs):
        assert one == other
