"""The wheel: it carries the bank, and grades answers far from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from mlfundamentals.questions.answer_files import as_answer
from mlfundamentals.questions.bank import Bank

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_carries_the_bank_and_nothing_that_is_not_meant(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    bank = Bank(ROOT / "reference")
    for name in bank.sources():
        assert f"mlfundamentals/bank/{bank.area(name)}/{name}.py" in names
        assert f"mlfundamentals/bank/{bank.area(name)}/{name}.key" in names
    top = {name.partition("/")[0] for name in names}
    assert {name.partition("-")[0].partition(".")[0] for name in top} == {"mlfundamentals"}
    assert not [name for name in names if name.endswith(".pyc") or "tests/" in name]


def test_the_installed_wheel_grades_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """In a fresh environment; what it depends on is lent from this one, so that nothing is downloaded."""
    environment, work = tmp_path / "venv", tmp_path / "work"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    python = environment / "bin" / "python"
    target = environment / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index"]
    subprocess.run([*install, "--quiet", str(wheel)], check=True)
    for package in Path(sysconfig.get_path("purelib")).iterdir():
        own = "mlfundamentals" in package.name or package.suffix == ".pth"
        if not own and not (target / package.name).exists():
            (target / package.name).symlink_to(package)
    bank = Bank(ROOT / "reference")
    work.mkdir()
    question = bank.code_question("l2_normalize_rows")
    (work / "l2_normalize_rows.py").write_text(as_answer(question, question.reference))

    def mlf(*arguments: str) -> str:
        kept = {name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ}
        command = [str(environment / "bin" / "mlf"), *arguments]
        run = subprocess.run(command, cwd=work, env=kept, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        return run.stdout

    listed = json.loads(mlf("list", "--json", "-"))["questions"]
    assert {row["question"] for row in listed} == set(bank.sources())
    (verdict,) = json.loads(mlf("grade", "l2_normalize_rows.py", "--json", "-"))["verdicts"]
    assert (verdict["outcome"], verdict["key_id"]) == ("passed", bank.key("l2_normalize_rows").id)
