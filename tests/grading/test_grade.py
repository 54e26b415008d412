"""`grade` from Python: what it takes, tells and raises."""

from __future__ import annotations

from pathlib import Path

import pytest

import mlfundamentals.grading
from mlfundamentals.grading import Report, Verdict, grade
from mlfundamentals.grading.answers import NoSuchAnswer, find
from mlfundamentals.grading.judge import Judge
from mlfundamentals.grading.sandbox import IsolationUnavailable, Limits, Zygote
from mlfundamentals.grading.session import Session
from mlfundamentals.questions.bank import Bank, BankError
from tests.support.graded import BANK, HANDED_IN, write

RIGHT = HANDED_IN / "right" / "digits_of.py"
QUESTIONS, AREAS = frozenset({"digits_of", "kmeans"}), frozenset({"neighbors"})


@pytest.mark.usefixtures("isolation")
def test_example() -> None:
    report = grade(HANDED_IN / "right", str(HANDED_IN / "zero_nan"), bank=str(BANK))
    assert isinstance(report, Report)
    assert all(isinstance(verdict, Verdict) for verdict in report.verdicts)
    assert [(v.question, v.outcome, v.max_score - v.score) for v in report.verdicts] == [
        ("digits_of", "passed", 0),
        ("knn_classify", "passed", 0),
        ("l2_normalize_rows", "passed", 0),
        ("reverse_in_place", "passed", 0),
        ("l2_normalize_rows", "wrong", 3),
    ]
    assert report.passed == 4
    assert report.verified
    assert "seccomp" in report.isolation
    assert set(report.versions) == {"mlfundamentals", "numpy", "python"}


@pytest.mark.usefixtures("isolation")
def test_progress_is_told_after_each_verdict() -> None:
    told: list[tuple[int, int, str]] = []
    grade(
        HANDED_IN / "right", bank=BANK, progress=lambda done, total, v: told.append((done, total, v.outcome))
    )
    assert told == [(done, 4, "passed") for done in (1, 2, 3, 4)]


def test_every_public_name_is_there_and_documented() -> None:
    for name in mlfundamentals.grading.__all__:
        assert getattr(mlfundamentals.grading, name).__doc__
    for word in ("Args:", "Raises:", "bank:", "jobs:", "limits:", "progress:"):
        assert word in (grade.__doc__ or "")
    with pytest.raises(AttributeError, match="no attribute 'nix'"):
        mlfundamentals.grading.nix  # noqa: B018


def test_mistakes_raise(tmp_path: Path) -> None:
    with pytest.raises(NoSuchAnswer, match="there is no file or folder"):
        grade(tmp_path / "nix", bank=BANK)
    with pytest.raises(NoSuchAnswer, match="there are no answers in"):
        grade(tmp_path, bank=BANK)
    with pytest.raises(BankError, match="there is no bank at"):
        grade(RIGHT, bank=tmp_path / "nix")


@pytest.mark.parametrize("layer", ["seccomp", "limits"])
def test_without_a_required_layer_nothing_runs(layer: str) -> None:
    with Zygote(without=frozenset({layer})) as zygote:
        session = Session(Bank(BANK), Limits(), starting=[zygote])
        with pytest.raises(IsolationUnavailable):
            session.grade([HANDED_IN / "right" / "l2_normalize_rows.py"], jobs=1)


def test_without_the_references_kept_nothing_runs() -> None:
    with Zygote(without=frozenset({"Landlock", "private root"})) as zygote:
        session = Session(Bank(BANK), Limits(), starting=[zygote])
        with pytest.raises(IsolationUnavailable, match=r"cannot keep an answer from reading|ordinary user"):
            session.grade([HANDED_IN / "right" / "l2_normalize_rows.py"], jobs=1)


def test_answers_are_found_in_order(tmp_path: Path) -> None:
    for name in (
        "b/kmeans.py",
        "a/neighbors/digits_of.py",
        "a/util.py",
        ".hidden/kmeans.py",
        "a/.x/kmeans.py",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "kmeans.py").touch()
    found = find([tmp_path], QUESTIONS, AREAS)
    assert [(answer.candidate, answer.question) for answer in found.answers] == [
        ("a", "digits_of"),
        ("b", "kmeans"),
    ]
    assert [path.name for path in found.ignored] == ["util.py"]


def test_links_are_not_followed_out_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    write(tmp_path, "kmeans", "x = 1\n", "out")
    (tmp_path / "in" / "out").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    with pytest.raises(NoSuchAnswer):
        find([tmp_path / "in"], QUESTIONS, AREAS)


def test_deep_folders_are_no_trouble(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "kmeans.py").touch()
    assert len(find([tmp_path], QUESTIONS, AREAS).answers) == 1


@pytest.mark.usefixtures("isolation")
def test_two_keys_of_one_question_do_not_mix() -> None:
    # The judge holds no state between answers but the notes.
    with Zygote(numpy=False) as zygote:
        judge = Judge(Bank(BANK), lambda program, limits: zygote.worker(program, limits), Limits())
        answers = find([HANDED_IN], frozenset({"digits_of"}), AREAS).answers
        assert [judge.judge(a) for a in answers] == [judge.judge(a) for a in answers]
        assert judge.notes == set()
