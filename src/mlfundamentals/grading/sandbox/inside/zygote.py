"""The zygote: a process that has loaded everything a worker needs and forks one on request.

It holds no question and no key. It ends when its control socket does, so it cannot outlive the parent.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.machinery
import importlib.util
import json
import os
import socket
import sys
from types import ModuleType
from typing import Any

from . import entropy, kernel, layers, rehearsal, session, worker
from .supervisor import Supervisor

# Modules with code in shared libraries that a locked worker could not open any more, and modules that answers
# use so often that importing them once here is cheaper than once in every worker.
PRELOADED = """
    bisect bz2 cmath collections collections.abc contextlib copy ctypes dataclasses datetime decimal enum
    fractions functools hashlib heapq inspect itertools json lzma math numbers operator random re secrets
    statistics string struct textwrap threading time traceback types typing unicodedata warnings zlib
""".split()
PRELOADED_NUMPY = "numpy.fft numpy.linalg numpy.random".split()


def main(config: dict[str, Any]) -> None:
    """Load, take position, report, serve."""
    gc.disable()  # nothing that is loaded here will ever be garbage
    control = socket.socket(fileno=config["control"])
    _volunteer()
    files = layers.find_files(config["numpy"])
    codec, scenario = _preload(config)
    if config["probe"]:
        from . import trials  # only this mode needs it

        control.send(json.dumps(trials.run(files, config["stranger"])).encode())
        return
    standing = layers.take(files, set(config["without"]))
    _prepare(codec, scenario, files)
    control.send(json.dumps({"active": standing.active, "missing": standing.missing}).encode())
    kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
    serve(control, standing, worker.Equipment(codec, scenario, files, os.pidfd_open(os.getpid())))


def _preload(config: dict[str, Any]) -> tuple[ModuleType, ModuleType]:
    for name in PRELOADED:
        # A Python built without one of them is a smaller Python, not a broken one.
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    importlib.machinery.PathFinder.find_spec("_fills_the_cache_of_folder_listings")
    if config["numpy"] is not None:
        _load("numpy", os.path.join(config["numpy"], "__init__.py"), package=True)
        for name in PRELOADED_NUMPY:
            importlib.import_module(name)
        _compute_once()
    return _load("_confined.codec", config["codec"]), _load("_confined.scenario", config["scenario"])


def _prepare(codec: ModuleType, scenario: ModuleType, files: layers.Files) -> None:
    session.forget_the_zygote()
    entropy.install()
    rehearsal.rehearse(codec, scenario, files.shown, numpy=bool(files.numpy))


def _compute_once() -> None:
    # Some builds of BLAS load the kernel for this processor at first use, from files a worker cannot open.
    numpy = sys.modules["numpy"]
    square = numpy.eye(8) + 1.0
    numpy.linalg.svd(square @ square)
    numpy.linalg.eigh(square)


def _volunteer() -> None:
    # When memory runs out, the kernel shall end what is cheap to replace, and never the judge.
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")


def _load(name: str, path: str, *, package: bool = False) -> ModuleType:
    places = [os.path.dirname(path)] if package else None
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=places)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot load {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def serve(control: socket.socket, standing: layers.Standing, equipment: worker.Equipment) -> None:
    """Fork a worker for each request until the control socket ends."""

    def become_worker(data: int, log: int, memory_bytes: int) -> None:
        worker.run(data, log, memory_bytes, standing, equipment)

    session.redirect_output()
    gc.collect()
    gc.freeze()  # the collector of a worker then leaves the pages shared that it inherits
    gc.enable()
    Supervisor(control, layers.NAMESPACES in standing.active, become_worker).serve()
