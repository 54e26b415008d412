"""A pytest plug-in for the subprocess that runs one of scikit-learn's rewritten test files.

Loaded before anything of scikit-learn, it puts our exceptions in the place of scikit-learn's, as both meet in
one test. Then it leaves out what the plan says, watches whether a test enters our code, and notes each
outcome as a line of JSON, so that a crash loses nothing. The plan is a JSON file named by the environment.
"""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

PLAN_VARIABLE = "COMPAT_PLAN"
PLAN: dict[str, Any] = json.loads(Path(os.environ[PLAN_VARIABLE]).read_text())


def replace_exceptions() -> None:
    """Make scikit-learn raise and expect our exception classes, from its first import on."""
    try:
        from mlfundamentals import exceptions as ours
    except ImportError:
        return
    package = importlib.util.find_spec("sklearn")
    assert package is not None
    assert package.origin is not None
    spec = importlib.util.spec_from_file_location(
        "sklearn.exceptions", Path(package.origin).parent / "exceptions.py"
    )
    assert spec is not None
    assert spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    sys.modules["sklearn.exceptions"] = theirs
    for name in ours.__all__:
        if hasattr(theirs, name):
            setattr(theirs, name, getattr(ours, name))
    import sklearn
    from sklearn.utils import _param_validation

    sklearn.exceptions = theirs
    _param_validation.InvalidParameterError = ours.InvalidParameterError


replace_exceptions()


def note(**line: Any) -> None:
    """Append one line to the outcomes."""
    with Path(PLAN["outcomes"]).open("a") as file:
        file.write(json.dumps(line) + "\n")


def name_of(item: pytest.Item) -> str:
    """The test's name as the plan has it, without parameters."""
    function = getattr(item, "originalname", None) or item.name.partition("[")[0]
    parent = getattr(item, "cls", None)
    return f"{parent.__name__}.{function}" if parent is not None else function


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the plan leaves out, and count it by rule."""
    out = [item for item in items if name_of(item) in PLAN["left_out"]]
    note(collected=len(items), left_out=Counter(PLAN["left_out"][name_of(item)][0] for item in out))
    items[:] = [item for item in items if name_of(item) not in PLAN["left_out"]]


class Watch:
    """Notices the first call into our code; costs nothing after it."""

    entered = False
    folders = tuple(PLAN["folders"])

    def start(self) -> None:
        self.entered = False
        sys.setprofile(self._event)

    def _event(self, frame: FrameType, event: str, argument: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(self.folders):
            self.entered = True
            sys.setprofile(None)


WATCH = Watch()


def out_of_time(signum: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"out of time: more than {PLAN['timeout_s']} s")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    note(started=item.nodeid)
    WATCH.start()
    signal.signal(signal.SIGALRM, out_of_time)
    signal.setitimer(signal.ITIMER_REAL, PLAN["timeout_s"])
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.setprofile(None)
        note(ended=item.nodeid, entered=WATCH.entered)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note a call's outcome, and that of setup or teardown if they did not simply pass."""
    if report.when != "call" and report.passed:
        return
    crash = getattr(report.longrepr, "reprcrash", None)
    message = crash.message if crash is not None else str(report.longrepr or "")
    if report.skipped and isinstance(report.longrepr, tuple):
        message = report.longrepr[2]
    note(test=report.nodeid, outcome=report.outcome, seconds=report.duration, message=message[:4000])


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.failed:
        note(broken=str(report.longrepr)[-4000:])
