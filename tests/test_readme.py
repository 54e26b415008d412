"""The README's session is what its commands print."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.isolation import require_isolation

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> list[str]:
    """The lines of the first block in a language."""
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found is not None, f"the README has no block of {language}"
    return found[1].splitlines()


def steps() -> list[tuple[str, list[str]]]:
    """Each command of the session with the lines that it prints first."""
    found: list[tuple[str, list[str]]] = []
    for line in block("console"):
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        else:
            found[-1][1].append(line)
    return found


def run(command: str, folder: Path) -> list[str]:
    """The lines that a command prints in a folder, as a user of this environment would see them."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_the_session_is_short() -> None:
    assert len(block("console")) <= 12


def test_the_session_and_the_explanation_are_what_is_printed(tmp_path: Path) -> None:
    require_isolation()
    shutil.copytree(ROOT / "exercises", tmp_path / "exercises")
    everything: list[str] = []
    for command, shown in steps():
        printed = run(command, tmp_path)
        everything += printed
        # The path of the answer stands at the end of the first line, as far right as there is room.
        assert [line.partition("  ")[0] for line in printed[: len(shown)]] == shown, command
    explanation = block("text")
    at = everything.index(explanation[0])
    assert everything[at : at + len(explanation)] == explanation


def test_the_library_in_the_readme_runs() -> None:
    """On made-up data; the README leaves X and y to the reader."""
    X, y = "np.random.default_rng(0).normal(size=(60, 3))", "(X[:, 0] > 0).astype(int)"
    program = "\n".join(["import numpy as np", f"X = {X}", f"y = {y}", *block("python")])
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True
    )
    accuracy, inertia = map(float, done.stdout.split())
    assert accuracy > 0.5
    assert inertia > 0
