"""Keys: what is written is read, what is damaged is refused, and what is judged decides the id."""

from __future__ import annotations

import dataclasses
import os
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlfundamentals.questions import codec
from mlfundamentals.questions import key as keys
from mlfundamentals.questions.agreement import close, each, exact
from mlfundamentals.questions.key import Case, Key, KeyFileError, KnownMistake, Parameter
from mlfundamentals.questions.outcome import Died, Outcome, Raised, Returned

KEY = Key(
    question="shift",
    area="sums",
    title="Add a number",
    level=1,
    minutes=3,
    parameters=(Parameter("x"), Parameter("a", has_default=True, default=2.0)),
    outputs=("moved", "label"),
    in_place=None,
    numpy=True,
    forbidden=("bisect",),
    points={"values": 4, "edge: none": 1},
    agreement=each(close(axis=0), exact()),
    mistakes=(KnownMistake("whole", "It adds all.", "How much?"),),
    cases=(
        Case(
            "values",
            codec.encode((np.array([1.0, 2.0]), 3.0)),
            Returned((np.array([2.5, 3.5]), 1)),
            ((1e-9, 2e-9),),
            (codec.encode(keys.encode_outcome(Returned((np.array([4.0, 5.0]), 1)))),),
        ),
        Case("edge: none", codec.encode((None,)), Raised("ValueError", ("ValueError",)), (), (None,)),
    ),
    source_hash="0123456789abcdef",
)


def changed(**fields: object) -> Key:
    return dataclasses.replace(KEY, **fields)  # type: ignore[arg-type]


# example


def test_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "sums" / "shift.key"
    keys.save(KEY, path)
    read = keys.load(path)
    assert read.id == KEY.id
    assert keys.to_bytes(read) == keys.to_bytes(KEY) == path.read_bytes()
    assert dataclasses.replace(read, cases=()) == changed(cases=())


def test_the_id_is_fixed() -> None:
    """Verdicts name it, years later."""
    assert KEY.id == "98d7b7ee3492150f"


@pytest.mark.parametrize(
    "other",
    [
        changed(title="Other words", level=4, minutes=9, area="other", source_hash="changed"),
        changed(mistakes=(KnownMistake("whole", "Said better.", "Asked better?"),)),
    ],
    ids=["words", "words of a misconception"],
)
def test_words_do_not_change_the_id(other: Key) -> None:
    assert other.id == KEY.id


@pytest.mark.parametrize(
    "other",
    [
        changed(cases=KEY.cases[:1]),
        changed(cases=(dataclasses.replace(KEY.cases[0], tolerances=((1e-9, 3e-9),)), KEY.cases[1])),
        changed(cases=(dataclasses.replace(KEY.cases[0], mistakes=(None,)), KEY.cases[1])),
        changed(points={"values": 5, "edge: none": 1}),
        changed(agreement=exact()),
        changed(forbidden=()),
        changed(numpy=False),
        changed(parameters=(Parameter("x"), Parameter("a", has_default=True, default=1.0))),
        changed(mistakes=(KnownMistake("all", "It adds all.", "How much?"),)),
    ],
)
def test_what_is_judged_changes_the_id(other: Key) -> None:
    assert other.id != KEY.id


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (Returned((np.array([2.5, 3.5]), 1)), None),
        (
            Returned((np.array([2.5, 3.6]), 1)),
            "moved[1] is 3.6, expected 3.5 (off by 0.1, allowed 2e-09)",
        ),
        (Returned((np.array([2.5, 3.5]), 2)), "label is 2, expected 1"),
        (
            Returned((np.array([2.5, 3.5]), 1), ("x",)),
            "x is changed by the call, it must stay as it was",
        ),
        (Raised("KeyError", ("KeyError",), "'k'"), "the call raises KeyError ('k')"),
        (Died("timeout", "it takes too long"), "the call it takes too long"),
    ],
)
def test_mismatch_with_a_value(outcome: Outcome, sentence: str | None) -> None:
    problem = KEY.mismatch(KEY.cases[0], outcome)
    assert (None if problem is None else str(problem)) == sentence


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        (Raised("ValueError", ("ValueError", "Exception")), None),
        (Raised("LinAlgError", ("ValueError", "Exception")), None),
        (Raised("TypeError", ("TypeError",)), "the call raises TypeError, expected a ValueError"),
        (Returned(1), "the call returns, expected a ValueError"),
    ],
)
def test_mismatch_with_an_error(outcome: Outcome, sentence: str | None) -> None:
    problem = KEY.mismatch(KEY.cases[1], outcome)
    assert (None if problem is None else str(problem)) == sentence


# property


@given(st.data())
@settings(max_examples=150)
def test_a_damaged_file_is_refused_or_still_a_key(data: st.DataObject) -> None:
    content = bytearray(keys.to_bytes(KEY))
    plain = bytearray(zlib.decompress(bytes(content[len(keys.MAGIC) :])))
    target = plain if data.draw(st.booleans()) else content
    at = data.draw(st.integers(0, len(target) - 1))
    target[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    damaged = keys.MAGIC + zlib.compress(bytes(plain)) if target is plain else bytes(content)
    try:
        read = keys.from_bytes(damaged)
    except KeyFileError:
        return
    assert isinstance(read.id, str)


# tables of bad files


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "it does not begin with 'mlfundamentals key 1'; compile it again"),
        (b"mlfundamentals key 2\n", "it does not begin with 'mlfundamentals key 1'; compile it again"),
        (keys.MAGIC, "its content is damaged"),
        (keys.MAGIC + b"no zlib", "its content is damaged (Error -3"),
        (keys.to_bytes(KEY)[:-20], "its content is damaged"),
        (
            keys.MAGIC + zlib.compress(codec.encode(({}, {}))),
            "its content is damaged ('mistakes'); compile it",
        ),
        (keys.MAGIC + zlib.compress(codec.encode(7)), "its content is damaged"),
        (keys.MAGIC + zlib.compress(b"\0" * (64 << 20)), "its content is damaged"),
    ],
    ids=["empty", "other version", "nothing", "no zlib", "cut", "no fields", "a number", "a bomb"],
)
def test_bad_file(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "shift.key"
    path.write_bytes(content)
    with pytest.raises(KeyFileError) as error:
        keys.load(path)
    assert str(error.value).startswith(f"{path} is no key: {message}")
    assert str(error.value).endswith("compile it again with `mlf generate`")


def test_writing_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.key"
    keys.write_atomically(path, b"old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        keys.write_atomically(path, b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["a.key"]
    assert path.read_bytes() == b"old"


def test_written_files_can_be_read_by_others(tmp_path: Path) -> None:
    keys.write_atomically(tmp_path / "a.key", b"new")
    assert oct(os.stat(tmp_path / "a.key").st_mode & 0o777) == "0o644"
