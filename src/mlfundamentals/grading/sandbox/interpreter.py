"""Where the bare interpreter and its NumPy lie, and how a zygote is started."""

from __future__ import annotations

import ctypes
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mlfundamentals.questions import codec, scenario

from .outcomes import IsolationUnavailable

ENTRY = Path(__file__).with_name("inside") / "main.py"

# -I would ignore PYTHONHASHSEED; with an environment of our own making these flags isolate as much.
_FLAGS = ("-s", "-S", "-P", "-B")
_ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "TZ": "UTC",
}


_ASK, _NO_RANDOM_ADDRESSES = 0xFFFFFFFF, 0x0040000


def numpy_folder() -> str:
    """Where NumPy is installed, found without importing it."""
    spec = importlib.util.find_spec("numpy")
    if spec is None or spec.origin is None:
        raise IsolationUnavailable("NumPy is not installed in this environment: pip install numpy")
    return os.path.dirname(spec.origin)


def check_platform() -> None:
    """Refuse, by IsolationUnavailable, a system on which no answer can be isolated."""
    if sys.platform != "linux":
        raise IsolationUnavailable(
            f"grading needs Linux, this is {sys.platform}: use a Linux machine, a container or WSL 2"
        )


def start(control: int, errors: int, *, numpy: bool, **settings: Any) -> subprocess.Popen[bytes]:
    """Exec a zygote that talks on control: no environment, no terminal, no descriptor but this one."""
    config = {
        "control": control,
        "codec": codec.__file__,
        "scenario": scenario.__file__,
        "numpy": numpy_folder() if numpy else None,
    }
    executable = (
        getattr(sys, "_base_executable", None) or sys.executable
    )  # without the environment's packages
    with _fixed_addresses():
        return subprocess.Popen(
            [executable, *_FLAGS, str(ENTRY), json.dumps(config | {"probe": False} | settings)],
            env=_ENVIRONMENT,
            cwd="/",
            pass_fds=[control],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            start_new_session=True,  # Ctrl-C in the terminal is the parent's business
        )


@contextmanager
def _fixed_addresses() -> Iterator[None]:
    """Let what this thread execs have its memory at the same addresses every time, where that is permitted.

    The order of a set of objects hangs on their addresses, and so would the outcome of an answer.
    """
    personality = ctypes.CDLL(None).personality
    before = personality(_ASK)
    personality(before | _NO_RANDOM_ADDRESSES)
    try:
        yield
    finally:
        personality(before)
