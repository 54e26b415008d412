"""Finding and reading the files of answers. Their names are all that is believed about them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

MAX_SOURCE_BYTES = 1 << 20
_SKIPPED_FOLDERS = {"__pycache__", "node_modules", "site-packages"}


class NoSuchAnswer(ValueError):
    """A path that was asked for is no answer; the message says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A file that claims to answer a question."""

    path: Path
    question: str
    candidate: str
    follow_links: bool = False  # only for a file that the grader named


@dataclass(frozen=True, slots=True)
class Found:
    """The answers below the paths that were asked for, in order, and the files that are none."""

    answers: tuple[Answer, ...]
    ignored: tuple[Path, ...]


def find(paths: Sequence[Path], questions: frozenset[str], areas: frozenset[str]) -> Found:
    """Find the answers: files named after their question, also in folders.

    Raises:   NoSuchAnswer, for a path that is not there or a file that is named after no question.
    """
    answers: dict[Path, Answer] = {}
    ignored: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            for file in _walk(path):
                if file.stem in questions:
                    answers.setdefault(file, Answer(file, file.stem, _candidate(file, areas)))
                else:
                    ignored[file] = None
        elif not os.path.lexists(path):
            raise NoSuchAnswer(f"there is no file or folder {path}; check its name")
        elif not path.exists():
            raise NoSuchAnswer(f"{path} is a link to nothing; hand in the file itself")
        elif path.suffix != ".py" or path.stem not in questions:
            raise NoSuchAnswer(_unknown(path, questions))
        else:
            answers[path] = Answer(path, path.stem, _candidate(path, areas), follow_links=True)
    if not answers:
        raise NoSuchAnswer(_none(paths, ignored))
    return Found(tuple(answers.values()), tuple(ignored))


def _unknown(path: Path, questions: frozenset[str]) -> str:
    import difflib

    near = difflib.get_close_matches(path.stem, sorted(questions), n=1)
    advice = f"did you mean {near[0]}.py?" if near else "`mlf list` shows what there is"
    return f"{path} is named after no question; an answer's file is called QUESTION.py; {advice}"


def _none(paths: Sequence[Path], ignored: Iterable[Path]) -> str:
    where = ", ".join(map(str, paths))
    others = [str(path) for path in ignored]
    instead = f", only {others[0]}" + (" and others" if len(others) > 1 else "") if others else ""
    return f"there are no answers in {where}{instead}; an answer's file is called QUESTION.py, see `mlf list`"


def _walk(folder: Path) -> Iterator[Path]:
    """All Python files below a folder in a fixed order; links to folders are not followed."""
    for place, folders, files in os.walk(folder, onerror=_unreadable):
        folders[:] = sorted(filter(_is_searched, folders))
        yield from (Path(place, name) for name in sorted(files) if name.endswith(".py") and name[0] != ".")


def _is_searched(name: str) -> bool:
    return not name.startswith(".") and name not in _SKIPPED_FOLDERS


def _unreadable(error: OSError) -> None:
    raise NoSuchAnswer(f"the folder {error.filename} cannot be read: {error.strerror}; mend its permissions")


def _candidate(path: Path, areas: frozenset[str]) -> str:
    """The folder that an answer lies in, or the one above where that is an area's."""
    folder = path.absolute().parent
    return folder.parent.name if folder.name in areas else folder.name


def read(answer: Answer) -> bytes:
    """The content of an answer's file. Raises OSError, also for links, devices and too large files."""
    links = 0 if answer.follow_links else os.O_NOFOLLOW
    if answer.path.is_symlink() and links:
        raise OSError("it is a symbolic link; hand in the file itself")
    descriptor = os.open(answer.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | links)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError("it is no regular file")
        content = file.read(MAX_SOURCE_BYTES + 1)
    if len(content) > MAX_SOURCE_BYTES:
        raise OSError(f"it is larger than {MAX_SOURCE_BYTES >> 20} MiB")
    return content
