"""What is taken to keep no state keeps none: the rule permits little, and these get past it in no way."""

from __future__ import annotations

import ast
from pathlib import Path

import numpy as np  # the rule looks for it where it is loaded already
import pytest

from mlfundamentals.grading.sandbox import Ready
from mlfundamentals.grading.sandbox.inside.stateless import is_stateless

from .conftest import Runner

ANSWERS = Path(__file__).parents[2] / "answers"

PLAIN = {
    "function": """
def f(x):
    return x + 1
""",
    "stub's annotations": """
def f(x: np.ndarray, k: list[int] | None = None) -> tuple[float, int]:
    return x, k
""",
    "star": """
from numpy import *
f = lambda x: (x := x.astype(float)) / sqrt(sum(x * x))
""",
    "constants": """
EPS = -1e-12
SIDES = ("left", 2 * 3)
LIMIT: float = 3.0
def f(x, eps=EPS):
    return x
""",
    "array code": """
def f(x):
    with np.errstate(all='ignore'):
        return np.linalg.norm(x, axis=1)[np.r_[:2]]
""",
    "names of functions": """
from numpy.linalg import solve
from math import fsum
def f(x):
    return solve(x, fsum(x))
""",
    "helpers": """
def g(x):
    def h(y):
        nonlocal x
        x = y
    h(3)
    return x
f = lambda x: g(x)
""",
    "types": """
from typing import Any
from collections import Counter
def f(x: Any) -> Any:
    return Counter(x)
""",
}
KEEPING = {
    "global": """
n = 0
def f(x):
    global n
    n += 1
    return n
""",
    "list of the module": """
seen = []
def f(x):
    seen.append(x)
    return len(seen)
""",
    "mutable default": """
def f(x, seen=[]):
    seen.append(x)
    return len(seen)
""",
    "default made by a call": """
def f(x, seen=dict()):
    return seen
""",
    "keyword default": """
def f(x, *, seen={}):
    return seen
""",
    "default of a lambda": """
f = lambda x, seen=[]: seen.append(x) or len(seen)
""",
    "attribute of the function": """
def f(x):
    f.n = 1
    return f.n
""",
    "setattr": """
def f(x):
    setattr(f, 'n', 1)
    return f.n
""",
    "dictionary of the function": """
def f(x):
    f.__dict__['n'] = 1
    return x
""",
    "globals": """
def f(x):
    globals()['n'] = 1
    return x
""",
    "alias of globals": """
g = 1
def f(x):
    h = globals
    return h()
""",
    "by a string": """
import operator
def f(x):
    operator.attrgetter('__globals__')(f)['n'] = 1
""",
    "by a format": """
import string
def f(x):
    return string.Formatter().get_field('0.__globals__', (f,), {})
""",
    "frame of a generator": """
def f(x):
    g = (i for i in x)
    g.gi_frame.f_globals['n'] = 1
""",
    "pattern": """
def f(x):
    match f:
        case object(__globals__=g):
            g['n'] = 1
""",
    "class": """
class C:
    n = 0
def f(x):
    return C()
""",
    "class inside": """
def f(x):
    class C:
        pass
    return C
""",
    "decorator": """
import functools
@functools.lru_cache
def f(x):
    return x
""",
    "wrapper": """
import functools
def f(x):
    functools.update_wrapper(f, lambda: x)
""",
    "registry": """
import numbers
def f(x):
    numbers.Number.register(type(x))
""",
    "generator of NumPy": """
def f(x):
    return np.random.rand()
""",
    "name of NumPy's generator": """
from numpy import random
def f(x):
    return random.rand()
""",
    "settings of NumPy": """
def f(x):
    np.seterr(all='raise')
    return x
""",
    "table of NumPy": """
def f(x):
    np.typecodes['x'] = 'y'
    return x
""",
    "module passed on": """
def f(x):
    return g(np)
def g(m):
    return m.typecodes
""",
    "submodule passed on": """
def f(x):
    return g(np.linalg)
def g(m):
    return m
""",
    "memory as it was left": """
def f(x):
    return np.empty(3)
""",
    "entries skipped": """
def f(x):
    return np.divide(1, x, where=x > 0)
""",
    "entries skipped by stars": """
def f(x):
    return np.divide(1, x, **{'where': x > 0})
""",
    "address": """
def f(x):
    return id(x) % 7
""",
    "other module": """
import random
def f(x):
    return random.random()
""",
    "sys": """
import sys
def f(x):
    sys.n = 1
""",
    "star's random": """
from numpy import *
def f(x):
    return random.random()
""",
    "star's settings": """
from numpy import *
def f(x):
    seterr(all="raise")
""",
    "star's linalg": """
from numpy import *
def f(x):
    return linalg.norm(x)
""",
    "star's memory as it was": """
from numpy import *
def f(x):
    return add(x, 1, where=x > 0)
""",
    "star of another module": """
from random import *
def f(x):
    return x
""",
    "walrus in an annotation": """
def f(x: (seen := [])):
    seen.append(x)
    return len(seen)
""",
    "walrus in a default": """
def f(x, y=(seen := [])):
    seen.append(x)
""",
    "statement of the module": """
for seen in [[]]:
    pass
def f(x):
    seen.append(x)
""",
    "two targets": """
a = b = []
def f(x):
    return a
""",
    "type alias": """
from typing import get_type_hints
def f(x):
    return get_type_hints(f)
""",
    "annotation within": """
import collections
n = 0
def f(x):
    d = collections.defaultdict(int)
    def g(y: d[globals]):
        pass
    (h,) = d
    h()["n"] += 1
    return n
""",
    "memo of a copy": """
import copy
def f(x):
    memo = {}
    copy.deepcopy([x], memo)
    return min(memo)
""",
    "settings handed out": """
def f(x):
    c = np.show_config(mode="dicts")
    c["n"] = c.get("n", 0) + 1
    return c["n"]
""",
    "lock": """
def f(x):
    lock = np.finfo.tiny.lock
    lock.acquire()
    return str(lock)
""",
    "class made by type": """
def f(x):
    return type("C", (), {"__reduce_ex__": lambda s, p: (f, ())})
""",
    "class that is changed": """
import functools, numbers
def f(x):
    functools.total_ordering(numbers.Real)
""",
    "format that reads": """
def f(x):
    return "{0.__globals__}".format(f)
""",
    "generator left in with": """
def f(x):
    def g():
        with np.errstate(divide="raise"):
            yield
    next(g())
""",
    "generator left in try": """
def f(x):
    def g():
        try:
            yield
        finally:
            x.append(1)
    next(g())
""",
    "pickle": """
def f(x):
    return np.load(x, allow_pickle=True)
""",
    "clock": """
def f(x):
    return np.datetime64("now")
""",
    "where without a place": """
def f(x):
    return np.negative(x, out=None, where=x > 0)
""",
    "where into what is not made there": """
def f(x, o=None):
    return np.negative(x, out=o, where=x > 0)
""",
    "padding as it was left": """
def f(x):
    return np.pad(x, 3, "empty")
""",
    "use after free": """
def f(x):
    v = x[:]
    x.resize(4000, refcheck=False)
    return v
""",
    "bytes of an array": """
def f(x):
    return x.tobytes()
""",
    "two modules of one name": """
import numpy as m
def f(x):
    import numpy.linalg as m
    return m.norm(x)
""",
    "builtin by a name bound elsewhere": """
def g(type):
    return type
def f(x):
    return type(x)
""",
    "module bound anew": """
def f(np):
    return np.typecodes
""",
    "import within": """
def f(x):
    import random
    return random.random()
""",
}


def tree(source: str) -> ast.Module:
    return ast.parse(f"import numpy as np\n{source}")


@pytest.mark.parametrize("what", PLAIN)
def test_ordinary_answers_keep_no_state(what: str) -> None:
    assert np.add is not None
    assert is_stateless(tree(PLAIN[what]))


@pytest.mark.parametrize("what", KEEPING)
def test_whatever_could_keep_state_is_seen(what: str) -> None:
    assert not is_stateless(tree(KEEPING[what]))


def test_most_right_answers_keep_none() -> None:
    found = [is_stateless(ast.parse(path.read_bytes())) for path in (ANSWERS / "right").glob("*/*.py")]
    assert sum(found) > 0.7 * len(found)


def test_the_worker_tells_before_the_answer_runs(run: Runner) -> None:
    loaded, _ = run("raise KeyboardInterrupt")
    assert not isinstance(loaded, Ready)


def test_a_forged_word_about_state_ends_the_process(run: Runner) -> None:
    forged = """
import os, struct
body = struct.pack("<Q", 1) + b"1"
os.write(3, struct.pack("<BQ", 23, len(body)) + body)
def f():
    return 1
"""
    loaded, _ = run(forged)
    assert (type(loaded).__name__, getattr(loaded, "kind", "")) == ("Died", "protocol")
