"""What a run of the grader has judged so far, kept in a file, so that a run that was ended can go on."""

from __future__ import annotations

import dataclasses
import fcntl
import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ..questions.bank import Bank
from .answers import Answer, read
from .reading import BadReport, read_record
from .verdict import SCHEMA_VERSION, Verdict


class JournalError(ValueError):
    """The journal cannot be used; the message says why and how to go on."""


@dataclasses.dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, the seconds that it took, and the layers behind which its answer ran."""

    verdict: Verdict
    seconds: float
    isolation: tuple[str, ...]


class Journal:
    """A file of verdicts, a line each, written as soon as each is known; use it as a context manager.

    Args:     path: the file.
              resume: take over what is there; otherwise a file that holds verdicts is an error.
              versions: of what judges; verdicts of other versions are not taken over.
              verified: whether the verdicts are to be trusted, as in Report.
    Raises:   JournalError.
    """

    def __init__(self, path: Path, *, resume: bool, versions: dict[str, str], verified: bool) -> None:
        self.path = path
        self.judged: dict[str, Judged] = {}
        self._header = {"schema": SCHEMA_VERSION, "versions": versions, "verified": verified}
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_APPEND, 0o644)
        except OSError as error:
            raise JournalError(
                f"cannot write {path}: {error.strerror}; name a --json FILE in a folder that can be written"
            ) from error
        try:
            self._lock()
            self._take_over(resume)
        except BaseException:
            os.close(self._file)
            raise

    def _lock(self) -> None:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise JournalError(
                f"{self.path} is being written by another run; wait for it, or name another --json FILE"
            ) from None

    def _take_over(self, resume: bool) -> None:
        with open(self._file, "rb", closefd=False) as file:
            content = file.read()
        whole = content[: content.rfind(b"\n") + 1]  # the last line was cut where the run was killed
        lines = whole.splitlines()
        if len(lines) > 1 and not resume:
            raise JournalError(
                f"{self.path} holds {len(lines) - 1} verdicts of a run that was ended; "
                "go on with --resume, or remove the file to begin anew"
            )
        if len(lines) > 1 and self._parsed(lines[0], 1) != self._header:
            raise JournalError(
                f"{self.path} was begun by other versions or with other options; remove it to begin anew"
            )
        for number, line in enumerate(lines[1:], start=2):
            try:
                judged = read_record(Judged, self._parsed(line, number))
            except BadReport as error:
                raise self._damaged(number, str(error)) from None
            self.judged[judged.verdict.path] = judged
        try:
            os.ftruncate(self._file, len(whole))
        except OSError as error:
            raise self._unwritable(error) from error
        if not lines:
            self._write(self._header)

    def _parsed(self, line: bytes, number: int) -> Any:
        try:
            return json.loads(line)
        except (ValueError, RecursionError) as error:
            raise self._damaged(number, str(error)) from None

    def _damaged(self, number: int, why: str) -> JournalError:
        return JournalError(f"{self.path} is damaged in line {number} ({why}); remove it to begin anew")

    def _unwritable(self, error: OSError) -> JournalError:
        return JournalError(
            f"cannot write {self.path}: {error.strerror}; it holds {len(self.judged)} verdicts: "
            "make room, then go on with --resume"
        )

    def known(self, answer: Answer, bank: Bank) -> Judged | None:
        """What was judged about this answer before, where neither it nor its key has changed since."""
        judged = self.judged.get(str(answer.path))
        if judged is None or judged.verdict.question != answer.question:
            return None
        try:
            source = read(answer)
        except OSError:
            source = b""
        same = judged.verdict.answer_hash == hashlib.sha256(source).hexdigest()
        return judged if same and judged.verdict.key_id == bank.key(answer.question).id else None

    def append(self, verdict: Verdict, seconds: float, isolation: Sequence[str]) -> None:
        """Add a verdict. Raises JournalError, such as on a full disk; what was added before stays."""
        judged = Judged(verdict, seconds, tuple(isolation))
        self._write(dataclasses.asdict(judged))
        self.judged[verdict.path] = judged

    def _write(self, document: dict[str, Any]) -> None:
        line = json.dumps(document).encode() + b"\n"
        try:
            if os.write(self._file, line) < len(line):
                raise OSError(28, "No space left on device")
        except OSError as error:
            raise self._unwritable(error) from error

    def remove(self) -> None:
        """Remove the file: all that it holds is written elsewhere."""
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file, which stays."""
        if not self.judged:
            self.remove()
        os.close(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
