"""The stubs as notebooks: the statement, a cell to fill in, a cell to try it, a cell that checks it.

The cell that is filled in writes the answer's file, as that is what is graded; extra: nbformat.
"""

from __future__ import annotations

import ast
import doctest
from typing import Any

from ..questions.question import QuestionError

DATA = "The data"
KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}


def render_notebook(stub: str, name: str) -> str:
    """The notebook of a stub. Raises QuestionError, saying what to install, where nbformat is missing."""
    try:
        import nbformat
    except ImportError as error:
        raise QuestionError('notebooks need nbformat: pip install "mlfundamentals[notebooks]"') from error
    v4: Any = nbformat.v4  # has no types
    tree = ast.parse(stub)
    statement, code = ast.get_docstring(tree) or "", _after_docstring(stub, tree)
    cells = [
        _cell(v4.new_markdown_cell(_markdown(statement)), "statement"),
        _cell(v4.new_code_cell(f"%%writefile {name}.py\n{code}"), "answer"),
    ]
    examples = _examples(tree)
    if examples:
        cells.append(_cell(v4.new_code_cell(f"%run {name}.py\n{examples}"), "try"))
    check = f"import sys\n\n!{{sys.executable}} -m mlfundamentals grade {name}.py"
    cells.append(_cell(v4.new_code_cell(check), "check"))
    notebook = v4.new_notebook(cells=cells, metadata=KERNEL)
    notebook.nbformat_minor = 5
    nbformat.validate(notebook)
    return str(v4.writes(notebook)) + "\n"


def _cell(cell: Any, identity: str) -> Any:
    """The cell with an identity that is the same in each run."""
    cell["id"] = identity
    return cell


def _after_docstring(stub: str, tree: ast.Module) -> str:
    end = tree.body[0].end_lineno or 0
    return "\n".join(stub.splitlines()[end:]).strip()


def _markdown(statement: str) -> str:
    """The statement with a heading; the data keep their columns; the command is left to the last cell."""
    first, *lines = statement.splitlines()
    title, _, meta = first.rpartition("   ")
    shown = [f"# {title.strip()}", "", f"*{meta.strip()}*"]
    fenced = False
    for line in lines:
        if line.startswith("Check yourself:"):
            break
        if fenced and line and not line.startswith(" "):
            shown[-1:] = ["```", ""]
            fenced = False
        shown.append(line[2:] if fenced else line)
        if line == DATA:
            shown += ["", "```text"]
            fenced = True
    return "\n".join(shown).strip()


def _examples(tree: ast.Module) -> str:
    """The examples of the docstring as code; each result is printed as the docstring shows it."""
    answer = tree.body[-1]
    text = ast.get_docstring(answer) if isinstance(answer, ast.FunctionDef | ast.ClassDef) else None
    sources = [example.source.strip() for example in doctest.DocTestParser().get_examples(text or "")]
    shown = [s if _is_statement(s) else f"print(repr({s}))" for s in sources]
    return "\n".join(shown)


def _is_statement(source: str) -> bool:
    return not isinstance(ast.parse(source).body[0], ast.Expr)
