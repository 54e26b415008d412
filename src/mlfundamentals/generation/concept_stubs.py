"""The stub of a concept question: the statement, the data as a table, and a line for the answer."""

from __future__ import annotations

import textwrap

from ..questions.concept import ANSWER, Concept
from ..questions.question import Args, title_and_statement
from .stubs import WIDTH, meta_line, quoted
from .svg import line_chart
from .tables import data_lines, shown_exactly


def render_concept(question: Concept, data: Args, *, path: str) -> str:
    """The file that a candidate gets."""
    title, statement = title_and_statement(question.reference)
    parts = dict(zip(question.parameters, data, strict=True))
    shown = {name: parts[name] for name in (question.shown if question.shown is not None else parts)}
    lines = [meta_line(title, question.level, question.minutes), "", *statement, ""]
    if shown:
        lines += ["The data", *(f"  {line}".rstrip() for line in data_lines(shown)), ""]
    if not shown_exactly(shown.values()):
        lines += ["Numbers are shown with six digits; the answer does not hang on the others.", ""]
    if question.plot is not None:
        lines += [f"The same as a picture: {path.rpartition('/')[2].removesuffix('.py')}.svg", ""]
    lines += [*_how_to_answer(question), "", f"Check yourself:  mlf grade {path}"]
    return f"{quoted(chr(10).join(lines))}\n\n{ANSWER} = None\n"


def _how_to_answer(question: Concept) -> list[str]:
    rounded = "" if question.decimals is None else f", rounded to {question.decimals} decimals"
    form = f"write it below, in the form {ANSWER} = {question.example!r}."
    told = textwrap.wrap(f"Answer with {question.answer}{rounded}: {form}", WIDTH)
    return [*told, "The line is read, not run: no code, no arithmetic."]


def render_plot(question: Concept, data: Args) -> str | None:
    """The picture beside the stub, or None where the question has none."""
    if question.plot is None:
        return None
    return line_chart(question.plot(*data), title_and_statement(question.reference)[0])


def concept_answer(value: object) -> str:
    """The file of an answer that gives this value."""
    return f"{ANSWER} = {value!r}\n"
