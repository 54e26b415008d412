"""The command line `mlf`, also `python -m mlfundamentals`."""

from __future__ import annotations

import contextlib
import os
import sys


def main() -> None:
    """Run the command line.

    Where it will judge answers, the sandbox starts before all other imports; and when all is said, the
    process ends without taking the interpreter and NumPy apart, which takes as long as judging an answer.
    """
    judges = sys.argv[1:2] == ["grade"] and not {"-h", "--help", "--replay"} & set(sys.argv)
    if judges:
        from .grading.sandbox import early

        early.start()
    from .cli import main as run

    try:
        run()
    except SystemExit as end:
        if not judges or not isinstance(end.code, int):
            raise
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        os._exit(end.code)


if __name__ == "__main__":
    main()
