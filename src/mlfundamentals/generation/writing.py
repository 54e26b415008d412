"""Bringing the generated files up to date, or saying which are not."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from pathlib import Path

from ..questions.bank import AnyQuestion, Bank
from ..questions.compile_report import Report
from ..questions.compiling import compile_key
from ..questions.concept import compile_concept
from ..questions.key import Key, save, write_atomically
from ..questions.question import Question, QuestionError
from .concept_stubs import render_concept, render_plot
from .notebooks import render_notebook
from .stubs import IndexRow, render_index, render_stub


def stubs(bank: Bank, shown_folder: str, seed: int = 0) -> dict[Path, str]:
    """The text of every generated exercise file by its path below the folder of exercises."""
    names = sorted(bank.sources(), key=lambda name: _order(bank, name))
    rows = [IndexRow(bank.question(name), bank.area(name)) for name in names]
    return {Path("README.md"): render_index(rows), **stubs_of(bank, names, shown_folder, seed)}


def stubs_of(bank: Bank, names: Sequence[str], shown_folder: str, seed: int = 0) -> dict[Path, str]:
    """The text of the exercise files of some questions, by their paths."""
    files: dict[Path, str] = {}
    for name in names:
        path = Path(bank.area(name), f"{name}.py")
        files |= exercise(bank.question(name), path, f"{shown_folder}/{path.as_posix()}", seed)
    return files


def exercise(question: AnyQuestion, path: Path, shown_path: str, seed: int = 0) -> dict[Path, str]:
    """The files of one exercise, by their paths: stub, notebook, and the picture of a concept question."""
    try:
        stub, picture = stub_and_picture(question, shown_path, seed)
    except QuestionError:
        raise
    except Exception as error:  # of the author's code, such as a reference that fails on an example
        failed = f"{type(error).__name__}: {error}"
        raise QuestionError(f"the stub of {question.name} cannot be made: {failed}") from error
    files = {path: stub, path.with_suffix(".ipynb"): render_notebook(stub, question.name)}
    return files if picture is None else {**files, path.with_suffix(".svg"): picture}


def stub_and_picture(question: AnyQuestion, shown_path: str, seed: int = 0) -> tuple[str, str | None]:
    """The stub of a question of either kind, and the picture beside it where there is one."""
    if isinstance(question, Question):
        return render_stub(question, path=shown_path), None
    data = question.draw(seed)
    return render_concept(question, data, path=shown_path), render_plot(question, data)


def _order(bank: Bank, name: str) -> tuple[int, str, int, str]:
    question = bank.question(name)
    return (*bank.area_order(name), question.level, name)


def stale_files(wanted: dict[Path, str], folder: Path) -> list[str]:
    """What is wrong with a folder of exercises: files that differ, are missing, or should not be there."""
    problems = []
    for path, text in wanted.items():
        file = folder / path
        if not file.is_file():
            problems.append(f"{file} is missing")
        elif file.read_bytes() != text.encode():
            problems.append(f"{file} is stale")
    present = (
        file for file in sorted(folder.rglob("*")) if file.is_file() and "__pycache__" not in file.parts
    )
    extra = (file for file in present if file.relative_to(folder) not in wanted)
    return problems + [f"{file} should not be there: no question makes it" for file in extra]


def write_files(wanted: dict[Path, str], folder: Path) -> list[Path]:
    """Write the files that differ; the paths written. Files that no question makes are left alone."""
    written = []
    for path, text in wanted.items():
        file = folder / path
        if not file.is_file() or file.read_bytes() != text.encode():
            write_atomically(file, text.encode())
            written.append(file)
    return written


def copy_sources(bank: Bank, names: Sequence[str], folder: Path) -> Bank:
    """A bank of copies of the questions' files, without keys: for keys of another seed."""
    for name in names:
        source = bank.source(name)
        copied = folder / source.parent.name / source.name
        copied.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(copied, source.read_bytes())
    return Bank(folder)


def compile_keys(
    bank: Bank, names: Sequence[str], *, jobs: int | None = None, seed: int = 0
) -> Iterator[tuple[str, Report]]:
    """Compile and save the keys of the questions, each as soon as it is done, on several cores.

    Raises:   QuestionError, naming all questions that are not fit for a key, when the others are done.
    """
    failures = []
    for name, compiled_one in _compiled_on_cores(bank, names, jobs, seed):
        try:
            key, report = compiled_one()
        except QuestionError as error:
            failures.append(str(error))
            continue
        yield name, _save(bank, name, key, report)
    if failures:
        raise QuestionError("; ".join(failures))


def _compiled_on_cores(
    bank: Bank, names: Sequence[str], jobs: int | None, seed: int
) -> Iterator[tuple[str, Callable[[], tuple[Key, Report]]]]:
    """For each question, as soon as it is done, what gives its key or raises why there is none."""
    jobs = min(jobs or len(os.sched_getaffinity(0)), len(names))
    if jobs <= 1:
        for name in names:
            yield name, partial(_compile, bank.root, name, seed)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        pending = {pool.submit(_compile, bank.root, name, seed): name for name in names}
        try:
            for future in as_completed(pending):
                yield pending[future], future.result
        finally:
            pool.shutdown(cancel_futures=True)


def _compile(root: Path, name: str, seed: int) -> tuple[Key, Report]:
    bank = Bank(root)
    return compiled(bank, name, seed)


def compiled(bank: Bank, name: str, seed: int = 0) -> tuple[Key, Report]:
    """The key of a question, of whichever kind it is, and what compiling it came to."""
    question, area, source_hash = bank.question(name), bank.area(name), bank.source_hash(name)
    try:
        if isinstance(question, Question):
            return compile_key(question, area=area, source_hash=source_hash, seed=seed)
        key = compile_concept(question, area=area, source_hash=source_hash, seed=seed)
    except QuestionError as error:
        raise QuestionError(f"{bank.source(name)}: {error}") from error
    return key, Report(name, drawn=1, n_cases=1)


def _save(bank: Bank, name: str, key: Key, report: Report) -> Report:
    save(key, bank.key_path(name))
    bank.forget(name)
    return report
