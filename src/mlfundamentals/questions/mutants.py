"""Mutants: wrong answers made by the machine, one small change of the reference's source at a time."""

from __future__ import annotations

import ast
import copy
import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .outcome import Function

Edit = Callable[[ast.AST], Iterator[tuple[str, ast.AST]]]
"""An operator: all the changed copies of a node, each with words for the change."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """The reference with one change."""

    line: int  # in the question's file
    change: str  # "Lt becomes LtE in `while low < high:`", by which an author lists it as equivalent
    function: Function

    def __str__(self) -> str:
        return f"line {self.line}: {self.change}"


def mutants(reference: Function) -> list[Mutant]:
    """Every mutant of the reference that compiles, in the order of its source."""
    source = textwrap.dedent(inspect.getsource(reference))
    tree, lines = ast.parse(source), source.splitlines()
    first_line = inspect.getsourcelines(reference)[1]
    found: list[Mutant] = []
    for (line, words), mutated in _changed_trees(tree):
        namespace = dict(vars(inspect.getmodule(reference)) if inspect.getmodule(reference) else {})
        code = compile(ast.fix_missing_locations(mutated), "<mutant>", "exec")
        exec(code, namespace)  # the author's own source, with one change
        change = f"{words} in `{lines[line - 1].partition('  #')[0].strip()}`"
        again = sum(change == mutant.change.partition(" (")[0] for mutant in found)
        numbered = f"{change} ({again + 1})" if again else change
        found.append(Mutant(first_line + line - 1, numbered, namespace[reference.__name__]))
    return found


def _changed_trees(tree: ast.Module) -> Iterator[tuple[tuple[int, str], ast.Module]]:
    """Copies of the tree with one node of the function's body changed."""
    nodes = list(ast.walk(tree))
    body = _body_nodes(tree)
    for place, node in enumerate(nodes):
        if id(node) not in body:
            continue
        for edit in _EDITS:
            for words, changed in edit(node):
                mutated = copy.deepcopy(tree)
                target = list(ast.walk(mutated))[place]
                _become(mutated, target, changed)
                yield (getattr(node, "lineno", 0), words), mutated


def _body_nodes(tree: ast.Module) -> set[int]:
    """The nodes in the body of the function, or of a class's methods, without docstrings and signatures."""
    (top,) = tree.body
    functions = (
        [n for n in top.body if isinstance(n, ast.FunctionDef)] if isinstance(top, ast.ClassDef) else [top]
    )
    nodes = [n for f in functions for statement in _without_docstring(f) for n in ast.walk(statement)]
    raised = [n.exc for n in nodes if isinstance(n, ast.Raise) and n.exc is not None]
    texts = {id(node) for error in raised for node in ast.walk(error)}  # which are not judged
    return {id(node) for node in nodes} - texts


def _without_docstring(function: ast.stmt) -> list[ast.stmt]:
    assert isinstance(function, ast.FunctionDef)
    return function.body[1:] if ast.get_docstring(function) is not None else function.body


def _become(tree: ast.AST, target: ast.AST, changed: ast.AST) -> None:
    """Put changed into the place of target."""
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, changed)
            elif isinstance(value, list):
                for i, item in enumerate(value):
                    if item is target:
                        value[i] = changed


def _swap(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.deepcopy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
_ARITHMETIC: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mod,),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}
_FUNCTIONS = {
    "argmin": ("argmax",),
    "argmax": ("argmin",),
    "min": ("max",),
    "max": ("min",),
    "minimum": ("maximum",),
    "maximum": ("minimum",),
    "sum": ("mean", "max"),
    "mean": ("sum", "median"),
    "nanmean": ("nanmedian", "mean"),
    "any": ("all",),
    "all": ("any",),
    "sqrt": ("abs",),
    "abs": ("negative",),
    "exp": ("exp2",),
    "log": ("log2",),
    "zeros": ("ones",),
    "ones": ("zeros",),
    "std": ("var",),
    "var": ("std",),
    "cumsum": ("cumprod",),
    "floor": ("ceil",),
    "ceil": ("floor",),
    "isnan": ("isinf",),
    "vstack": ("hstack",),
    "hstack": ("vstack",),
    "logaddexp": ("logaddexp2",),
    "quantile": ("nanquantile",),
    "argsort": ("argmax",),
    "int64": ("float64",),
    "float64": ("int64",),
}


def _comparison(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Compare):
        for i, operator in enumerate(node.ops):
            for other in _COMPARISONS.get(type(operator), ()):
                ops = [other() if j == i else old for j, old in enumerate(node.ops)]
                yield f"{type(operator).__name__} becomes {other.__name__}", _swap(node, ops=ops)


def _arithmetic(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.BinOp | ast.AugAssign):
        for other in _ARITHMETIC.get(type(node.op), ()):
            yield f"{type(node.op).__name__} becomes {other.__name__}", _swap(node, op=other())


def _constant(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield f"{value} becomes {not value}", _swap(node, value=not value)
    elif isinstance(value, int | float):
        yield f"{value} becomes {value + 1}", _swap(node, value=value + 1)
        if value != 0:
            yield f"{value} becomes {value - 1}", _swap(node, value=value - 1)


_BUILTINS = {
    "min": "max",
    "max": "min",
    "sum": "len",
    "any": "all",
    "all": "any",
    "float": "int",
    "int": "float",
}


def _name(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
        for other in _FUNCTIONS.get(node.attr, ()):
            yield f"{node.attr} becomes {other}", _swap(node, attr=other)
        if node.attr == "T":
            yield ".T is left out", copy.deepcopy(node.value)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in _BUILTINS:
        yield f"{node.id} becomes {_BUILTINS[node.id]}", _swap(node, id=_BUILTINS[node.id])


def _order(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Operands and the branches of a conditional change places where that matters."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div | ast.MatMult | ast.Pow | ast.FloorDiv):
        swapped = _swap(node, left=copy.deepcopy(node.right), right=copy.deepcopy(node.left))
        yield f"the operands of {type(node.op).__name__} change places", swapped
    if isinstance(node, ast.IfExp):
        swapped = _swap(node, body=copy.deepcopy(node.orelse), orelse=copy.deepcopy(node.body))
        yield "the branches change places", swapped


def _keyword(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Call):
        for i, keyword in enumerate(node.keywords):
            rest = [old for j, old in enumerate(node.keywords) if j != i]
            yield f"{keyword.arg}= is left out", _swap(node, keywords=rest)


def _condition(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        negated = ast.UnaryOp(op=ast.Not(), operand=copy.deepcopy(node.test))
        yield "the condition is negated", _swap(node, test=negated)
    if isinstance(node, ast.BoolOp):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"{type(node.op).__name__} becomes {other.__name__}", _swap(node, op=other())


def _sign(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not | ast.Invert):
        yield f"{type(node.op).__name__} is left out", copy.deepcopy(node.operand)


def _statement(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.AugAssign | ast.Expr | ast.If | ast.For | ast.While | ast.Break | ast.Continue):
        yield f"the {type(node).__name__} statement is dropped", ast.Pass(lineno=node.lineno, col_offset=0)


def _returned_order(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
        swapped = ast.Tuple(elts=node.value.elts[::-1], ctx=ast.Load())
        yield "the returned values change places", _swap(node, value=swapped)


_EDITS: tuple[Edit, ...] = (
    _comparison,
    _arithmetic,
    _constant,
    _name,
    _order,
    _keyword,
    _condition,
    _sign,
    _statement,
    _returned_order,
)
