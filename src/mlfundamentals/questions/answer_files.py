"""Answers as they are handed in, made from a question's reference, alternates and misconceptions."""

from __future__ import annotations

import ast
import copy
import inspect
import symtable
import sys
from collections.abc import Iterable

from .outcome import Function
from .question import Question, QuestionError

_REFERENCE = "reference_"  # what the reference is called where another answer uses it


def as_answer(question: Question, function: Function) -> str:
    """The text of a file that answers the question with a function of the question's file.

    The function bears the question's name and comes with the helpers, constants and imports that it needs.

    Raises:   QuestionError, where it needs what an answer cannot have.
    """
    path = inspect.getsourcefile(function) or ""
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read(), path)
    answer = _find(tree, function, path)
    is_reference = function is question.reference
    needed = _needed(tree, answer, is_reference=is_reference)
    names = {} if is_reference else {question.name: _REFERENCE}
    if answer.name != "_":
        names[answer.name] = question.name
    _check_imports(needed, path)
    answer.decorator_list, answer.name = [], question.name
    body = [*(statement for statement in tree.body if statement in needed), answer]
    for statement in body:
        _Renamed(names).visit(statement)
        if isinstance(statement, ast.FunctionDef | ast.ClassDef) and statement is not answer:
            statement.name = names.get(statement.name, statement.name)
    future = ast.parse("from __future__ import annotations").body
    return "\n".join(ast.unparse(statement) for statement in [*future, *body]) + "\n"


def _find(tree: ast.Module, function: Function, path: str) -> ast.FunctionDef | ast.ClassDef:
    line = _line(function)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and line in {
            node.lineno,
            *(d.lineno for d in node.decorator_list),
        }:
            return node
        if isinstance(node, ast.ClassDef) and node.lineno <= line <= (node.end_lineno or 0):
            return node
    raise QuestionError(
        f"{path}:{line}: {function.__name__} stands inside something else; put it at the top level"
    )


def _line(function: Function) -> int:
    """A line of a function or a class. Classes of one name cannot be told apart but by their methods."""
    if not inspect.isclass(function):
        return function.__code__.co_firstlineno
    return min(m.__code__.co_firstlineno for m in vars(function).values() if inspect.isfunction(m))


def _needed(tree: ast.Module, answer: ast.FunctionDef | ast.ClassDef, *, is_reference: bool) -> set[ast.stmt]:
    """The statements of the file that define what the answer uses, directly or not."""
    definitions: dict[str, list[ast.stmt]] = {}
    for statement in tree.body:
        for name in _defined(statement):
            definitions.setdefault(name, []).append(statement)
    if is_reference:
        definitions.pop(answer.name, None)
    needed: set[ast.stmt] = set()
    todo: list[ast.stmt] = [answer]
    while todo:
        for name in _used(todo.pop()):
            new = [statement for statement in definitions.get(name, []) if statement not in needed | {answer}]
            needed.update(new)
            todo += new
    return needed


def _defined(statement: ast.stmt) -> Iterable[str]:
    """The names that a statement at the top level defines; "_" is a name for what has none."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return [statement.name] if statement.name != "_" else []
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return [(alias.asname or alias.name).partition(".")[0] for alias in statement.names]
    stores = (node for node in ast.walk(statement) if isinstance(node, ast.Name))
    return [node.id for node in stores if isinstance(node.ctx, ast.Store)]


def _used(statement: ast.stmt) -> set[str]:
    """The names of the file that a statement uses, other than in annotations and in decorators."""
    bare = _Bare().visit(copy.deepcopy(statement))
    found: set[str] = set()
    tables = [symtable.symtable(ast.unparse(bare), "<answer>", "exec")]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        outside = table.get_type() == "module"
        found |= {
            s.get_name() for s in table.get_symbols() if s.is_referenced() and (outside or s.is_global())
        }
    return found


class _Bare(ast.NodeTransformer):
    """Functions without annotations and decorators, which do not run in an answer."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        node.decorator_list, node.returns = [], None
        self.generic_visit(node)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        node.decorator_list = []
        self.generic_visit(node)
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AnnAssign:
        node.annotation = ast.Constant(None)
        self.generic_visit(node)
        return node


def _check_imports(needed: set[ast.stmt], path: str) -> None:
    for statement in needed:
        modules = []
        if isinstance(statement, ast.Import):
            modules = [alias.name for alias in statement.names]
        elif isinstance(statement, ast.ImportFrom):
            modules = ["." * statement.level + (statement.module or "")]
        for module in modules:
            if module.partition(".")[0] not in {"numpy", *sys.stdlib_module_names}:
                raise QuestionError(
                    f"{path}:{statement.lineno}: an answer needs {module}, which no answer can import; "
                    "use NumPy and the standard library in references, alternates and misconceptions"
                )


class _Renamed(ast.NodeTransformer):
    """Names in other words."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        node.id = self.names.get(node.id, node.id)
        return node
