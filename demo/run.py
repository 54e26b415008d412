"""Grade the answers in demo/answers and compare the verdicts with what each file says of itself.

Every file's first line is a comment, `# expect: OUTCOME [MISCONCEPTION]`. Exit 1 when a verdict is another.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
EXPLAINED = HERE / "answers" / "ben" / "kmeans.py"


def mlf(*arguments: str | Path) -> int:
    """Run the command line as a user would, showing the command."""
    shown = " ".join(str(argument) for argument in arguments if "verdicts.json" not in str(argument))
    print(f"\n$ mlf {shown.replace(' --json', '')}", flush=True)
    command = [sys.executable, "-m", "mlfundamentals", *map(str, arguments)]
    return subprocess.run(command, check=False).returncode


def expected(path: Path) -> tuple[str, str | None]:
    """The outcome and the misconception that a file's first line announces."""
    words = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# expect:").split()
    return words[0], words[1] if len(words) > 1 else None


def surprises(verdicts: list[dict[str, object]]) -> list[str]:
    """Every verdict that is not what its file announces."""
    found = []
    for verdict in verdicts:
        mistake = verdict["misconception"]
        got = (verdict["outcome"], mistake["name"] if isinstance(mistake, dict) else None)
        want = expected(Path(str(verdict["path"])))
        if got[0] != want[0] or (want[1] is not None and got[1] != want[1]):
            found.append(f"{verdict['path']}: got {got}, expected {want}")
    return found


def main() -> int:
    """Grade, explain one answer, compare."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "verdicts.json"
        status = mlf("grade", HERE.relative_to(Path.cwd()) / "answers", "--json", results)
        if status not in (0, 1):
            return status
        verdicts = json.loads(results.read_text(encoding="utf-8"))["verdicts"]
    mlf("grade", EXPLAINED.relative_to(Path.cwd()))
    wrong = surprises(verdicts)
    as_announced = len(verdicts) - len(wrong)
    print(f"\n{as_announced} of {len(verdicts)} verdicts are as the first line of each file announces.")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
