"""What an answer may import, locked in: the standard library and NumPy work, everything else is refused."""

from __future__ import annotations

import pytest

from mlfundamentals.grading.sandbox import LoadFailed, Ready, Returned

from .conftest import Runner

STDLIB = """
    abc array ast asyncio base64 binascii bisect bz2 calendar cmath codecs collections collections.abc
    concurrent.futures configparser contextlib contextvars copy csv ctypes dataclasses datetime decimal
    difflib dis doctest email enum fractions functools gc glob graphlib gzip hashlib heapq hmac html
    http inspect io ipaddress itertools json keyword linecache locale logging lzma math multiprocessing
    numbers operator os pathlib pickle platform pprint queue random re reprlib resource sched secrets
    select shlex shutil signal socket statistics string struct subprocess symtable sys tempfile textwrap
    threading time timeit token tokenize traceback types typing unicodedata unittest urllib.parse uuid
    warnings weakref xml.etree.ElementTree zipfile zlib zoneinfo
""".split()
NUMPY = """
    numpy numpy.exceptions numpy.fft numpy.lib.stride_tricks numpy.linalg numpy.ma numpy.polynomial
    numpy.random numpy.testing numpy.typing
""".split()
IMPORT_ALL = """
import importlib
def f(names):
    failed = []
    for name in names:
        try:
            importlib.import_module(name)
        except BaseException as error:
            failed.append(f"{name}: {type(error).__name__}: {error}")
    return failed
"""


def test_the_standard_library_and_numpy_can_be_imported(run: Runner) -> None:
    _, (outcome,) = run(IMPORT_ALL, ([*STDLIB, *NUMPY],))
    assert outcome.value == []


def test_the_standard_library_can_be_imported_without_numpy(run_plain: Runner) -> None:
    _, (outcome,) = run_plain(IMPORT_ALL, (STDLIB,))
    assert outcome.value == []


def test_ordinary_numerical_work_is_not_hindered(run: Runner) -> None:
    source = """
import decimal, hashlib, numpy as np
def f():
    rng = np.random.default_rng(0)
    A = rng.normal(size=(300, 200))
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    assert np.allclose(U * s @ Vt, A)
    assert np.allclose(np.einsum("ij,ik->jk", A, A, optimize=True), A.T @ A)
    assert np.allclose(np.fft.ifft(np.fft.fft(A)).real, A)
    w, V = np.linalg.eigh(A.T @ A)
    assert np.allclose(np.sort(w)[::-1], s**2)
    big = np.sort(rng.permutation(2_000_000))
    assert big[-1] == 1_999_999 and big.strides == (8,)
    assert np.polynomial.Polynomial.fit(range(9), range(9), 1)(5.0) > 4.9
    assert np.ma.masked_invalid([1.0, np.nan]).sum() == 1.0
    assert np.median(np.unique(big % 7)) == 3
    assert str(decimal.Decimal(1) / 3).startswith("0.333")
    return hashlib.sha256(b"x").hexdigest()[:6]
"""
    _, (outcome,) = run(source)
    assert isinstance(outcome, Returned), outcome
    assert outcome.value == "2d7116"


@pytest.mark.parametrize(
    "name", ["scipy", "sklearn.metrics", "pytest", "mlfundamentals", "_confined", "nonsense"]
)
def test_anything_else_is_blocked(run: Runner, name: str) -> None:
    loaded, _ = run(f"x = 1\nimport {name}")
    assert isinstance(loaded, LoadFailed)
    assert (loaded.kind, loaded.line, loaded.type_name) == ("blocked_import", 2, "ImportError")
    assert name.split(".")[0] in loaded.message


def test_an_answer_may_catch_what_is_blocked(run: Runner) -> None:
    loaded, _ = run("try:\n    import numba\nexcept ImportError:\n    numba = None\ndef f(): pass")
    assert isinstance(loaded, Ready)


def test_numpy_is_blocked_in_the_plain_profile(run_plain: Runner) -> None:
    _, (outcome,) = run_plain("def f():\n    import numpy.linalg")
    assert (outcome.type_name, outcome.blocked_import, outcome.frames) == (
        "ImportError",
        "numpy",
        ((2, "f"),),
    )


def test_numpy_is_nowhere_in_the_plain_profile(run_plain: Runner) -> None:
    _, (outcome,) = run_plain("import sys\ndef f():\n    return [m for m in sys.modules if 'numpy' in m]")
    assert outcome.value == []


@pytest.mark.parametrize(
    "statement",
    [
        "import heapq",
        "from heapq import heappush",
        "import heapq as h",
        "__import__('heapq')",
        "import importlib; importlib.import_module('heapq').heappush",
        "import sys; sys.modules['heapq'].heappush",
    ],
)
def test_a_forbidden_module_is_blocked_however_it_is_asked_for(run: Runner, statement: str) -> None:
    _, (outcome,) = run(f"def f():\n    {statement}", forbidden=frozenset({"heapq"}))
    assert outcome.blocked_import == "heapq"


@pytest.mark.parametrize(
    "statement",
    [
        "import numpy.linalg",
        "from numpy import linalg",
        "from numpy.linalg import svd",
        "import numpy as np; np.linalg.svd",
    ],
)
def test_a_part_of_numpy_can_be_forbidden(run: Runner, statement: str) -> None:
    _, (outcome,) = run(f"def f():\n    {statement}", forbidden=frozenset({"numpy.linalg"}))
    assert outcome.blocked_import == "numpy.linalg"


def test_the_library_may_use_what_the_answer_may_not(run: Runner) -> None:
    source = """
from collections import Counter
import numpy as np
def f():
    np.polyfit([0.0, 1.0, 2.0], [0.0, 1.0, 2.0], 1)
    return Counter("aab").most_common(1)
"""
    _, (outcome,) = run(source, forbidden=frozenset({"heapq", "numpy.linalg"}))
    assert outcome.value == [("a", 2)]


def test_nothing_of_the_sandbox_lies_about(run: Runner) -> None:
    source = """
import os, sys
def f():
    names = [name for name in sys.modules if "confined" in name or "mlf" in name]
    return [names, sys.argv, vars(sys.modules["__main__"]).get("main"), sorted(os.environ)]
"""
    _, (outcome,) = run(source)
    names, argv, main, environment = outcome.value
    assert (names, argv, main) == ([], ["answer.py"], None)
    assert set(environment) <= {
        "LC_CTYPE", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "PYTHONHASHSEED",
        "PYTHONUTF8", "TZ",
    }  # fmt: skip
