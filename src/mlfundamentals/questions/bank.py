"""A bank: a folder of questions, `<area>/<question>.py`, with the compiled key beside each."""

from __future__ import annotations

import functools
import hashlib
import importlib.machinery
import importlib.util
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType

from . import key as keys
from .concept import Concept
from .key import Key
from .outcome import Function
from .question import Question, QuestionError

AnyQuestion = Question | Concept

AREAS = (
    "data_manipulation",
    "data_cleaning",
    "normalization",
    "neighbors",
    "kmeans",
    "gaussian_mixture",
    "neural_network",
    "regularization",
    "evaluation",
    "concepts",
)
"""The areas in teaching order; areas of other names follow in alphabetical order."""


class BankError(ValueError):
    """A bank, or what is asked of it, is at fault; the message says what and how to mend it."""


def default_root() -> Path:
    """Where the project's own bank lies: in the installed package, or in the checkout."""
    package = Path(__file__).parents[1]
    installed = package / "bank"
    return installed if installed.is_dir() else package.parents[1] / "reference"


@dataclass(slots=True)
class Bank:
    """A folder of questions; questions and keys are loaded when they are asked for."""

    root: Path = field(default_factory=default_root)
    _questions: dict[str, AnyQuestion] = field(default_factory=dict, repr=False)
    _keys: dict[str, Key] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if not self.root.is_dir():
            raise BankError(f"there is no bank at {self.root}: it is no folder; name one with --bank DIR")

    def names(self) -> list[str]:
        """All questions by area in teaching order, by level and name within an area where a key tells it."""
        return sorted(self.sources(), key=self._order)

    def _order(self, name: str) -> tuple[int, str, int, str]:
        level = self.key(name).level if self.key_path(name).is_file() else 9
        return (*self.area_order(name), level, name)

    def area_order(self, name: str) -> tuple[int, str]:
        """The place of a question's area in teaching order."""
        area = self.area(name)
        return (AREAS.index(area) if area in AREAS else len(AREAS)), area

    def sources(self) -> dict[str, Path]:
        """The questions' files by name."""
        found: dict[str, Path] = {}
        for path in sorted(self.root.glob("*/*.py")):
            if path.name.startswith(("_", ".")):
                continue
            if path.stem in found:
                raise BankError(f"two files hold question {path.stem}: {found[path.stem]} and {path}")
            found[path.stem] = path
        return found

    def source(self, name: str) -> Path:
        """The file of a question. Raises BankError where there is none."""
        for path in self.root.glob(f"*/{name}.py") if name.isidentifier() else ():
            return path
        import difflib  # takes longer than grading an answer, and is for mistakes only

        known = list(self.sources())
        near = difflib.get_close_matches(name, known, n=1)
        advice = f"did you mean {near[0]}?" if near else "`mlf list` shows what there is"
        raise BankError(f"there is no question {name!r} in {self.root}; {advice}")

    def area(self, name: str) -> str:
        """The area of a question: the name of its folder."""
        return self.source(name).parent.name

    def key_path(self, name: str) -> Path:
        """Where the key of a question lies."""
        return self.source(name).with_suffix(".key")

    def key(self, name: str) -> Key:
        """The compiled key of a question. Raises BankError where it is missing or damaged."""
        if name not in self._keys:
            path = self.key_path(name)
            try:
                self._keys[name] = keys.load(path)
            except FileNotFoundError:
                raise BankError(f"question {name} has no key yet; compile it with `mlf generate`") from None
            except keys.KeyFileError as error:
                raise BankError(str(error)) from error
        return self._keys[name]

    def source_hash(self, name: str) -> str:
        """The hash of a question's file, by which a stale key is seen."""
        return hashlib.sha256(self.source(name).read_bytes()).hexdigest()[:16]

    def is_stale(self, name: str) -> bool:
        """Whether a question's key is missing, damaged or compiled from another version of its file."""
        source_hash = self.source_hash(name)
        try:
            return self.key(name).source_hash != source_hash
        except BankError:
            return True

    def question(self, name: str) -> AnyQuestion:
        """The question itself. Raises QuestionError, naming file and line, where its file is at fault."""
        if name not in self._questions:
            self._questions[name] = load_question(self.source(name))
        return self._questions[name]

    def code_question(self, name: str) -> Question:
        """A question that asks for code. Raises BankError for a concept question, QuestionError as above."""
        question = self.question(name)
        if not isinstance(question, Question):
            raise BankError(f"question {name} asks for no code")
        return question

    def forget(self, name: str) -> None:
        """Read a question and its key anew when they are next asked for."""
        self._questions.pop(name, None)
        self._keys.pop(name, None)


@functools.cache
def reference(name: str) -> Function:
    """The reference of a question of the project's own bank, for another question that builds on it."""
    return load_question(Bank().source(name)).reference


class _FreshLoader(importlib.machinery.SourceFileLoader):
    """Compiles a file whenever it is loaded.

    Python's cache takes a file that changed within a second and kept its size for the old one, and its place
    would be in the bank.
    """

    def get_code(self, fullname: str) -> CodeType:
        code: CodeType = self.source_to_code(self.get_data(self.path), self.path)
        return code


def load_question(path: Path) -> AnyQuestion:
    """Import a question's file. Raises QuestionError with file, line and what to do."""
    module_name = f"mlfundamentals_bank.{path.parent.name}.{path.stem}"
    loader = _FreshLoader(module_name, str(path))
    spec = importlib.util.spec_from_file_location(module_name, path, loader=loader)
    if spec is None or spec.loader is None:
        raise QuestionError(f"{path}: not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module  # where inspect and dataclasses look for it
    try:
        spec.loader.exec_module(module)
    except SyntaxError as error:
        raise QuestionError(f"{path}:{error.lineno}: {error.msg}; mend the syntax") from error
    except (Exception, SystemExit) as error:
        advice = "" if isinstance(error, QuestionError) else f"{type(error).__name__}: "
        raise QuestionError(f"{path}:{_line_in(path, error)}: {advice}{error}") from error
    question = getattr(module, "question", None)
    if not isinstance(question, AnyQuestion):
        raise QuestionError(
            f"{path}: it defines no `question`; end it with question = Question(...) or Concept(...)"
        )
    if question.name != path.stem:
        raise QuestionError(
            f"{path}: its function is called {question.name}; call it {path.stem}, as the file"
        )
    if not (module.__doc__ or "").strip():
        raise QuestionError(f"{path}:1: the statement is missing; write it as the file's docstring")
    return question


def _line_in(path: Path, error: BaseException) -> int:
    frames: Iterator[traceback.FrameSummary] = reversed(traceback.extract_tb(error.__traceback__))
    places = {str(path), str(path.absolute())}
    return next((frame.lineno or 1 for frame in frames if frame.filename in places), 1)
