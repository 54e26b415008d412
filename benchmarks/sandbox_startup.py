"""What isolation costs: `python -m benchmarks.sandbox_startup` times zygote, worker and calls."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np

from mlfundamentals.grading.sandbox import Limits, Program, Worker, Zygote
from mlfundamentals.questions import codec

PROGRAM = Program(b"def f(a):\n    return a", "f")
SMALL, LARGE = codec.encode((np.zeros((5, 5)),)), codec.encode((np.zeros((361, 363)),))


def milliseconds(action: Callable[[], object], repeats: int) -> str:
    """Median and 95th percentile of the wall clock."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1e3)
    return f"{statistics.median(times):10.3f} {np.percentile(times, 95):10.3f}"


def bare_import() -> None:
    """What a grader without isolation pays for every answer."""
    subprocess.run([sys.executable, "-I", "-c", "import numpy"], check=True)


def start_zygote(numpy: bool) -> None:
    """From nothing to ready."""
    with Zygote(numpy=numpy) as zygote:
        assert zygote.layers


def load_in_fresh_worker(zygote: Zygote) -> None:
    """Fork, lock, load, one call, end."""
    with zygote.worker(PROGRAM, Limits()) as worker:
        worker.call([SMALL])


@contextmanager
def loaded(zygote: Zygote) -> Iterator[Worker]:
    """A worker that waits for calls."""
    with zygote.worker(PROGRAM, Limits()) as worker:
        worker.load()
        yield worker


def main() -> None:
    """Print one line per quantity."""
    print(f"{'milliseconds':38}{'median':>10} {'95 %':>10}")
    print(f"{'python -I -c import numpy':38}{milliseconds(bare_import, 9)}")
    print(f"{'zygote ready, with NumPy':38}{milliseconds(lambda: start_zygote(True), 9)}")
    print(f"{'zygote ready, plain':38}{milliseconds(lambda: start_zygote(False), 9)}")
    with Zygote() as zygote:
        print(f"{'fresh worker, one call, end':38}{milliseconds(lambda: load_in_fresh_worker(zygote), 100)}")
        with loaded(zygote) as worker:
            print(f"{'one call of 5 x 5 alone':38}{milliseconds(lambda: worker.call([SMALL]), 300)}")
            print(f"{'batch of 64 calls of 5 x 5':38}{milliseconds(lambda: worker.call([SMALL] * 64), 100)}")
            print(f"{'one call of 1 MB alone':38}{milliseconds(lambda: worker.call([LARGE]), 30)}")
        print(f"layers: {', '.join(zygote.layers)}")


if __name__ == "__main__":
    main()
