"""The rules of DESIGN.md, section 3, held over the source: who may import whom, and what stays out."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src"
PACKAGE = "mlfundamentals"
MODULES = sorted(SRC.rglob("*.py"))

LIBRARY = {
    "neighbors",
    "cluster",
    "mixture",
    "linear_model",
    "neural_network",
    "preprocessing",
    "metrics",
    "model_selection",
}
ALLOWED = {
    "_core": set(),
    **{area: {"_core", *LIBRARY} for area in LIBRARY},
    "plots": {"_core", *LIBRARY},
    "questions": set(),
    "generation": {"questions"},
    "grading": {"questions"},
    "cli": {"questions", "generation", "grading"},
}
"""Which parts of the package each part may import, besides itself."""

DANGEROUS = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "ctypes"}
DANGEROUS_IMPORTS = {
    "_core/parallel.py": "on which processor a thread runs: Python has no function for it",
    "grading/sandbox/inside/kernel.py": "system calls that Python has no function for",
    "grading/sandbox/inside/seccomp.py": "the filter's program, as the kernel wants it",
    "grading/sandbox/inside/landlock.py": "the rules' records, as the kernel wants them",
    "grading/sandbox/interpreter.py": "to start the sandbox at addresses that are the same in each run",
    "grading/sandbox/zygote.py": "so that the sandbox cannot read the judge's memory",
}
"""Modules that may import one of these, and why."""

EXECUTING_CALLS = {
    "questions/mutants.py": "the author's own source, with one change",
    "grading/sandbox/inside/answer.py": "the answer, in the locked worker",
}
"""Modules that may call eval, exec, compile or __import__, and why."""


def name_of(path: Path) -> str:
    return path.relative_to(SRC / PACKAGE).as_posix()


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Absolute names of all modules that a file imports, also inside functions, with their lines."""
    package = path.relative_to(SRC).parent.parts if path.is_relative_to(SRC) else ()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, [base, node.module]))
            yield module, node.lineno
            yield from ((f"{module}.{alias.name}", node.lineno) for alias in node.names)


def part_of(module: str) -> str | None:
    """The part of the package that a module belongs to."""
    names = module.split(".")
    return names[1] if names[0] == PACKAGE and len(names) > 1 else None


PARTS = {path.name for path in (SRC / PACKAGE).iterdir() if path.is_dir() and path.name != "__pycache__"}


def test_every_part_is_known() -> None:
    assert PARTS - {"bank"} <= set(ALLOWED)


@pytest.mark.parametrize("part", sorted(PARTS & set(ALLOWED)))
def test_imports_point_one_way(part: str) -> None:
    wrong = [
        f"{name_of(path)}:{line} imports {module}"
        for path in (SRC / PACKAGE / part).rglob("*.py")
        for module, line in imported(path)
        if part_of(module) in PARTS - {part} - ALLOWED[part]
    ]
    assert wrong == []


def test_scikit_learn_is_an_oracle_only() -> None:
    kept_out = [*MODULES, *(ROOT / "reference").rglob("*.py"), *(ROOT / "exercises").rglob("*.py")]
    wrong = [f"{path}:{line}" for path in kept_out for module, line in imported(path) if "sklearn" in module]
    assert wrong == []


def test_the_answer_key_does_without_scipy() -> None:
    users = {name_of(path) for path in MODULES for module, _ in imported(path) if module.startswith("scipy")}
    assert {user.partition("/")[0] for user in users} <= LIBRARY | {"_core", "plots"}


def test_nothing_that_runs_what_it_reads_is_imported() -> None:
    users = {
        name_of(path)
        for path in MODULES
        for module, _ in imported(path)
        if module.partition(".")[0] in DANGEROUS
    }
    assert users == set(DANGEROUS_IMPORTS)


def test_source_is_executed_in_named_places_only() -> None:
    users = {
        name_of(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"eval", "exec", "compile", "__import__"}
    }
    assert users == set(EXECUTING_CALLS)


def test_numpy_reads_no_pickles() -> None:
    for path in MODULES:
        assert "allow_pickle" not in path.read_text(), path


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module(path: Path) -> None:
    """Short enough to be read, and with a docstring that says what it is for."""
    text = path.read_text()
    assert len(text.splitlines()) <= 400
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("module", [PACKAGE, f"{PACKAGE}.questions", f"{PACKAGE}.grading", f"{PACKAGE}.cli"])
def test_importing_is_light(module: str) -> None:
    """`mlf --help` need not wait for NumPy, and the sandbox starts before it."""
    program = f"import {module}, sys; print([m for m in ('numpy', 'hypothesis', 'rich') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
