"""What importing costs: `python -m benchmarks.import_time`.

Whole processes, in turns: a bare `import numpy`, mlfundamentals, and each part of the library. Milliseconds
are medians; the last column is the median over turns of what a process takes beyond the bare NumPy of its
turn.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

LIBRARY = (
    *("neighbors", "cluster", "mixture", "linear_model", "neural_network"),
    *("preprocessing", "metrics", "model_selection", "plots"),
)
STATEMENTS = (
    "import numpy",
    "import mlfundamentals",
    *(f"import mlfundamentals.{part}" for part in LIBRARY),
    "import sklearn.cluster",
)


def milliseconds(statement: str) -> float:
    """The wall clock of a process that runs one statement."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return (time.perf_counter() - start) * 1e3


def main() -> None:
    """Print the table."""
    for statement in STATEMENTS:  # once to fill caches
        milliseconds(statement)
    turns = [{statement: milliseconds(statement) for statement in STATEMENTS} for _ in range(11)]
    for statement in STATEMENTS:
        taken = statistics.median(turn[statement] for turn in turns)
        beyond = statistics.median(turn[statement] - turn["import numpy"] for turn in turns)
        print(f"{statement:<40}{taken:7.0f} ms{beyond:+8.0f} ms")


if __name__ == "__main__":
    main()
