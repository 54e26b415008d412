"""What one program and its calls give: outcomes of loading and calling, mutation, warnings, output."""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np
import pytest

from mlfundamentals.grading.sandbox import (
    Limits,
    LoadFailed,
    NotRun,
    Parameter,
    Program,
    Raised,
    Ready,
    Returned,
    Worker,
    Zygote,
)
from mlfundamentals.questions import codec

from .conftest import Runner

Loader = Callable[[str], Worker]


def test_a_value_comes_back(run: Runner) -> None:
    loaded, (outcome,) = run("def f(a, b):\n    return a @ b", (np.eye(2), np.arange(2.0)))
    assert isinstance(loaded, Ready)
    assert isinstance(outcome, Returned)
    np.testing.assert_array_equal(outcome.value, np.arange(2.0))
    assert (outcome.args_after, outcome.same_elements, outcome.warnings) == (None, True, ())


def test_outcomes_come_in_the_order_of_the_calls(run: Runner) -> None:
    calls = [(n,) for n in range(237)]  # more than one frame holds
    _, outcomes = run("def f(n):\n    return n * n", *calls)
    assert [outcome.value for outcome in outcomes] == [n * n for n in range(237)]


def test_a_result_of_known_bytes_is_the_known_value(loaded: Loader) -> None:
    """And any other result is itself, however alike: 0.0 is not -0.0, 1 is not 1.0."""
    known = [(codec.encode(value), value) for value in (np.ones(2), 0.0, 1, np.ones(1))]
    calls = [codec.encode((value,)) for value in (np.ones(2), -0.0, 1.0, np.ones(1, np.float32))]
    worker = loaded("def f(value):\n    return value")
    outcomes = worker.call(calls, [*known[:3], None])
    values = [outcome.value for outcome in outcomes if isinstance(outcome, Returned)]
    assert values[0] is known[0][1]
    assert (str(values[1]), type(values[2]), values[3].dtype) == ("-0.0", float, np.float32)


def test_large_arrays_go_there_and_back(run: Runner) -> None:
    big = np.arange(3_000_000.0)
    _, outcomes = run("def f(a):\n    return a + 1", (big,), (big,))
    assert all(np.array_equal(outcome.value, big + 1) for outcome in outcomes)


def test_no_calls_give_no_outcomes(run: Runner, loaded: Loader) -> None:
    assert loaded("def f(): pass").call([]) == []


def test_parameters_are_told_with_their_defaults(run: Runner) -> None:
    loaded, _ = run("def f(a, /, b=2, *rest, c=None, d, **more): pass")
    assert loaded == Ready(
        (
            Parameter("a", "POSITIONAL_ONLY", None, False),
            Parameter("b", "POSITIONAL_OR_KEYWORD", 2, True),
            Parameter("rest", "VAR_POSITIONAL", None, False),
            Parameter("c", "KEYWORD_ONLY", None, True),
            Parameter("d", "KEYWORD_ONLY", None, False),
            Parameter("more", "VAR_KEYWORD", None, False),
        )
    )


def test_a_signature_that_python_cannot_tell_is_no_obstacle(run: Runner) -> None:
    loaded, (outcome,) = run("f = max", (1, 3))
    assert loaded == Ready(None)
    assert isinstance(outcome, Returned)
    assert outcome.value == 3


@pytest.mark.parametrize(
    ("source", "kind", "line", "message"),
    [
        ("def f(:\n", "syntax", 1, "invalid syntax"),
        ("def f():\nreturn 1\n", "syntax", 2, "expected an indented block"),
        ("x = 1\n\0\n", "syntax", None, "null bytes"),
        (b"\n\n\xff\n", "encoding", 3, "not UTF-8"),
        ("import pandas\n", "blocked_import", 1, "'pandas'"),
        ("def g(): pass\n", "missing", None, "it defines g"),
        ("", "missing", None, "defines no f"),
        ("f = 3\n", "not_callable", None, "int"),
        ("x = 1\ny = x / 0\n", "raised", 2, "division by zero"),
        ("raise SystemExit(0)\n", "raised", 1, "0"),
    ],
)
def test_why_an_answer_does_not_load(
    source: str | bytes, kind: str, line: int | None, message: str, run: Runner
) -> None:
    loaded, outcomes = run(source)
    assert isinstance(loaded, LoadFailed)
    assert (loaded.kind, message in loaded.message) == (kind, True), loaded
    assert line is None or loaded.line == line
    assert all(isinstance(outcome, NotRun) for outcome in outcomes)


def test_a_byte_order_mark_is_no_mistake(run: Runner) -> None:
    loaded, _ = run(b"\xef\xbb\xbfdef f(): pass")
    assert isinstance(loaded, Ready)


def test_the_module_is_what_dataclasses_and_typing_expect(run: Runner) -> None:
    source = """
from __future__ import annotations
import dataclasses, typing

@dataclasses.dataclass(slots=True)
class Point:
    x: int = 3

def f():
    assert typing.get_type_hints(Point) == {"x": int}
    return [__name__, __file__, Point().x]
"""
    _, (outcome,) = run(source)
    assert outcome.value == ["answer", "answer.py", 3]


def test_an_exception_is_told_with_its_place_in_the_answer(run: Runner) -> None:
    source = """import numpy as np
class Odd(ValueError): pass
def g(): raise Odd("seven")
def f(): g()
def h(): np.linalg.inv(np.zeros((2, 2)))
"""
    _, (outcome,) = run(source)
    assert outcome == Raised(
        "Odd", ("ValueError", "Exception", "BaseException"), "seven", ((4, "f"), (3, "g")), None
    )
    _, (outcome,) = run(source, function="h")
    assert outcome.type_name == "LinAlgError"
    assert "ValueError" in outcome.bases
    assert outcome.frames == ((5, "h"),)


def test_endless_recursion_keeps_a_few_frames(run: Runner) -> None:
    _, (outcome,) = run("def f():\n    f()")
    assert outcome.type_name == "RecursionError"
    assert len(outcome.frames) == 20


def test_arguments_are_private_and_writable_and_changes_are_told(run: Runner) -> None:
    source = "def f(a, b):\n    a[0] = 9\n    return None"
    _, outcomes = run(source, (np.zeros(2), [0]), (np.array([9.0, 0.0]), [0]))
    assert outcomes[0].args_after[0].tolist() == [9.0, 0.0]
    assert outcomes[1].args_after is None


def test_an_array_in_any_memory_order_counts_as_unchanged(run: Runner) -> None:
    _, (outcome,) = run("def f(a):\n    return a.T", (np.asfortranarray(np.eye(3)[:, ::2]),))
    assert outcome.args_after is None


@pytest.mark.parametrize(
    ("body", "same"),
    [("a.reverse()", True), ("a[:] = [list(x) for x in a]", False), ("a.pop()", False), ("a = []", True)],
)
def test_whether_a_list_holds_the_same_objects(run: Runner, body: str, same: bool) -> None:
    _, (outcome,) = run(f"def f(a):\n    {body}", ([[1], [2], [3]],))
    assert outcome.same_elements is same


def test_warnings_are_told_by_name_at_every_call(run: Runner) -> None:
    source = """
import warnings, numpy as np
def f():
    warnings.warn("x", DeprecationWarning)
    np.log(np.zeros(1))
"""
    _, outcomes = run(source, (), ())
    assert [outcome.warnings for outcome in outcomes] == [("DeprecationWarning", "RuntimeWarning")] * 2


def test_a_changed_floating_point_state_does_not_reach_the_next_call(run: Runner) -> None:
    source = """
import numpy as np
def f():
    np.log(np.zeros(1))
    np.seterr(all="raise")
"""
    _, outcomes = run(source, (), ())
    assert all(isinstance(outcome, Returned) for outcome in outcomes)


def test_the_start_of_what_is_printed_is_kept_and_printing_never_fails(loaded: Loader) -> None:
    worker = loaded("""
import sys
def f():
    print("\\x1b[31mred\\x1b[0m\\nsecond")
    for _ in range(3):
        print("x" * (1 << 20), file=sys.stderr)
""")
    (outcome,) = worker.call([codec.encode(())])
    assert isinstance(outcome, Returned)
    worker.close()
    assert worker.log.startswith("red\nsecond\nxxx")
    assert len(worker.log) <= 4096


def test_there_is_nothing_to_read_from_standard_input(run: Runner) -> None:
    _, (outcome,) = run("def f():\n    return input()")
    assert outcome.type_name == "EOFError"


def test_a_result_of_unknown_type_becomes_its_name(run: Runner) -> None:
    _, (outcome,) = run("def f():\n    return (n for n in 'ab')")
    assert outcome.value == codec.Opaque("generator")


def test_a_result_that_is_too_large_counts_as_memory(run: Runner) -> None:
    _, (outcome,) = run("def f():\n    return b'x' * 10_000", limits=Limits(reply_bytes=5_000))
    assert (outcome.kind, "10009 bytes" in outcome.detail) == ("memory", True)


def test_results_of_a_batch_share_a_bound(run: Runner) -> None:
    source = "def f():\n    return b'x' * 4_000"
    _, outcomes = run(source, *[()] * 9, limits=Limits(reply_bytes=5_000))
    kinds = [getattr(outcome, "kind", type(outcome).__name__) for outcome in outcomes]
    assert kinds == ["Returned"] * 4 + ["memory"] * 3 + ["NotRun"] * 2


def test_state_lasts_between_calls_and_ends_with_a_restart(loaded: Loader) -> None:
    worker = loaded("seen = []\ndef f():\n    seen.append(1)\n    return len(seen)")
    call = codec.encode(())
    counts = [outcome.value for outcome in worker.call([call] * 3) if isinstance(outcome, Returned)]
    worker.restart()
    (fresh,) = worker.call([call])
    assert counts == [1, 2, 3]
    assert isinstance(fresh, Returned)
    assert fresh.value == 1


def test_a_program_goes_to_the_zygote_of_its_profile(zygote: Zygote) -> None:
    with pytest.raises(ValueError, match="numpy=False"):
        zygote.worker(Program(b"", "f", numpy=False), Limits())


def test_many_workers_live_side_by_side(zygote: Zygote) -> None:
    programs = [Program(f"def f():\n    return {n}".encode(), "f") for n in range(5)]
    workers = [zygote.worker(program, Limits()) for program in programs]
    try:
        assert all(isinstance(worker.load(), Ready) for worker in workers)
        found = [worker.call([codec.encode(())])[0] for worker in workers]
        assert [it.value for it in found if isinstance(it, Returned)] == [0, 1, 2, 3, 4]
    finally:
        for worker in workers:
            worker.close()


@pytest.mark.skipif(sys.version_info < (3, 12), reason="syntax of Python 3.12")
def test_the_syntax_is_that_of_the_running_python(run: Runner) -> None:
    loaded, _ = run("def f[T](x: T = None) -> T: return x")
    assert isinstance(loaded, Ready)


OVERFLOWS = b"""
import numpy as np
def f(z):
    return 1 / (1 + np.exp(-np.array([z])))[0]
def g(z):
    with np.errstate(over="ignore"):
        return f(z)
"""


@pytest.mark.parametrize(
    ("function", "silent", "kind"), [("f", False, Returned), ("f", True, Raised), ("g", True, Returned)]
)
def test_a_warning_counts_as_an_error_where_the_question_says_so(
    zygote: Zygote, function: str, silent: bool, kind: type
) -> None:
    """The same in the worker as for references when a key is compiled."""
    if not zygote.numpy:
        pytest.skip("a zygote without NumPy")
    with zygote.worker(Program(OVERFLOWS, function, silent=silent), Limits()) as worker:
        (outcome,) = worker.call([codec.encode((-1000.0,))])
    assert isinstance(outcome, kind)
    if isinstance(outcome, Raised):
        assert (outcome.type_name, outcome.message) == ("RuntimeWarning", "overflow encountered in exp")
