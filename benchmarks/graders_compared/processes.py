"""Running the programs of graders: in the environment of the others, and with the clock on."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

CORES = len(os.sched_getaffinity(0))
INSIDE = Path(__file__).with_name("inside")
"""Programs that the interpreter of the other graders runs."""

TIMEOUT_S = 900

DISTRIBUTIONS = ("otter-grader", "nbgrader", "gradescope-utils", "numpy")
VERSIONS = """\
import importlib.metadata, json, sys
print(json.dumps({name: importlib.metadata.version(name) for name in sys.argv[1:]}))
"""


class Job(NamedTuple):
    """A process to run."""

    command: Sequence[str]
    cwd: Path


@dataclass(frozen=True, slots=True)
class Others:
    """The environment that the other graders are installed in."""

    python: Path
    home: Path  # what they write at home or as temporary files ends here

    def command(self, *arguments: str) -> list[str]:
        """The command line of its interpreter."""
        return [str(self.python), *arguments]

    @property
    def environment(self) -> dict[str, str]:
        """The variables of its processes. One BLAS thread each, which is fastest on arrays so small."""
        temporary = self.home / "tmp"
        temporary.mkdir(parents=True, exist_ok=True)
        return {
            "PATH": f"{self.python.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            "HOME": str(self.home),
            "TMPDIR": str(temporary),
            "LANG": "C.UTF-8",
            "PYTHONNOUSERSITE": "1",
            "OPENBLAS_NUM_THREADS": "1",
        }

    def versions(self) -> dict[str, str]:
        """What is installed; ends the program, and says what to do, where something is missing."""
        mend = "Run `make .venv-graders/installed`, or name an interpreter that has them with --python PATH."
        if not self.python.is_file():
            raise SystemExit(f"The other graders need {self.python}, which does not exist. {mend}")
        command = self.command("-c", VERSIONS, *DISTRIBUTIONS)
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["it does not start"])[-1]
            wanted = ", ".join(DISTRIBUTIONS)
            raise SystemExit(f"{self.python} does not have all of {wanted}: {last}. {mend}")
        found: dict[str, str] = json.loads(done.stdout)
        return found

    def run(self, job: Job) -> subprocess.CompletedProcess[str]:
        """Run a process to its end, however it ends."""
        return run(job, self.environment)

    def run_all(self, jobs: Sequence[Job]) -> float:
        """Run processes, as many at once as there are cores; the seconds until the last has ended."""
        start = time.perf_counter()
        with ThreadPoolExecutor(CORES) as pool:
            list(pool.map(self.run, jobs))
        return time.perf_counter() - start


def run(job: Job, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a process to its end, however it ends."""
    return subprocess.run(
        job.command,
        cwd=job.cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=TIMEOUT_S,
        check=False,
    )


def succeed(done: subprocess.CompletedProcess[str]) -> None:
    """End the program where a process failed that should not."""
    if done.returncode:
        raise SystemExit(f"{' '.join(done.args)} ended with {done.returncode}: {done.stdout}{done.stderr}")
