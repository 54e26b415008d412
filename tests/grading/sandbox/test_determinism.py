"""The same answer gives the same bytes: in another process, another zygote, another order."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import pytest

from mlfundamentals.grading.sandbox import Limits, Program, Returned, Zygote
from mlfundamentals.questions import codec

from .conftest import Runner, run_program, started

SOURCES = {
    "random": "import random\ndef f(n):\n    return [random.random(), random.sample(range(99), 5)]",
    "random without a seed": "import random\ndef f(n):\n    return random.Random().random()",
    "random seeded with nothing": "import random\ndef f(n):\n    random.seed()\n    return random.random()",
    "system random": "import random\ndef f(n):\n    return random.SystemRandom().random()",
    "secrets": "import secrets\ndef f(n):\n    return [secrets.token_hex(8), secrets.randbelow(1000)]",
    "urandom": "import os\ndef f(n):\n    return [os.urandom(8), os.getrandom(8)]",
    "uuid": "import uuid\ndef f(n):\n    return str(uuid.uuid4())",
    "numpy generator": "import numpy as np\ndef f(n):\n    return np.random.default_rng().normal(size=3)",
    "numpy seeds": "import numpy as np\ndef f(n):\n    return np.random.SeedSequence().generate_state(2)",
    "numpy global state": "import numpy as np\ndef f(n):\n    return np.random.rand(3)",
    "numpy random state": "import numpy as np\ndef f(n):\n    return np.random.RandomState().rand(3)",
    "hash of text": "def f(n):\n    return [hash('text'), list({'a', 'b', 'c', 'd'})]",
    "hash of objects": "def f(n):\n    return [hash(None), [t.__name__ for t in {int, str, list, type(f)}]]",
    "addresses": "def f(n):\n    return id(object()) > id(f)",
    "time zone": "import time\ndef f(n):\n    return [time.tzname, time.localtime(0).tm_hour]",
}


@pytest.fixture(scope="module")
def other_zygote(zygote: Zygote) -> Iterator[Zygote]:
    """A second interpreter like the first."""
    yield from started()


@pytest.mark.parametrize("name", SOURCES)
def test_runs_agree(name: str, zygote: Zygote, other_zygote: Zygote) -> None:
    found = []
    for used in (zygote, zygote, other_zygote):
        _, outcomes = run_program(used, SOURCES[name], [(0,), (1,), (2,)])
        found.append([codec.encode(it.value) for it in outcomes if isinstance(it, Returned)])
        assert len(found[-1]) == 3, outcomes
    assert found[0] == found[1] == found[2]
    assert len(set(found[0])) == 1, "a call must not depend on those before it"


def test_random_numbers_within_a_call_differ(run: Runner) -> None:
    source = """
import os, random
import numpy as np
def f():
    draws = [random.Random().random() for _ in range(5)]
    draws += [np.random.default_rng().random() for _ in range(5)]
    return [len(set(draws)), len({os.urandom(8) for _ in range(5)})]
"""
    _, (outcome,) = run(source)
    assert outcome.value == [10, 5]


def test_a_seed_of_the_answer_holds(run: Runner) -> None:
    source = """
import random
import numpy as np
def f():
    return [random.Random(5).random(), random.Random("x").random(), np.random.default_rng(5).random()]
"""
    _, (outcome,) = run(source)
    expected = [random.Random(5).random(), random.Random("x").random(), np.random.default_rng(5).random()]
    assert outcome.value == expected


def test_a_gauss_kept_back_does_not_leak_into_the_next_call(run: Runner) -> None:
    _, outcomes = run("import random\ndef f():\n    return random.gauss(0, 1)", (), ())
    assert outcomes[0] == outcomes[1]


def test_outcomes_do_not_depend_on_the_split_of_batches(zygote: Zygote) -> None:
    source = b"import random\ndef f(n):\n    return [n, random.random()]"
    calls = [codec.encode((n,)) for n in range(20)]
    with zygote.worker(Program(source, "f"), Limits()) as worker:
        together = worker.call(calls)
        worker.restart()
        one_by_one = [worker.call([call])[0] for call in reversed(calls)]
    assert together == one_by_one[::-1]
