"""scikit-learn's test files made to test ours: whose names they import, and which tests remain.

Everything here is mechanical and works on the syntax tree. A test is left out for one of two reasons only:

- "private": it reaches, through helpers, fixtures and parametrizations too, for a name of scikit-learn's
  tested areas that begins with an underscore, or that only a module with such a name has, or for such an
  attribute of any object. Tools that tests share (`sklearn.utils`, ...) are not meant: they are not tested.
- "not ours": it uses no name of the file's own area that we offer, so it would test scikit-learn alone. Where
  only some cases of a parametrized test are ours, the others are known when they run: see plugin.py.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

HOMES: Mapping[str, tuple[str, ...]] = {
    "sklearn.neighbors": ("neighbors",),
    "sklearn.cluster": ("cluster",),
    "sklearn.mixture": ("mixture",),
    "sklearn.linear_model": ("linear_model",),
    "sklearn.neural_network": ("neural_network",),
    "sklearn.preprocessing": ("preprocessing",),
    "sklearn.impute": ("preprocessing",),
    "sklearn.metrics": ("metrics", "neighbors"),
    "sklearn.metrics.pairwise": ("metrics", "neighbors"),
    "sklearn.metrics.cluster": ("metrics",),
    "sklearn.model_selection": ("model_selection",),
    "sklearn.exceptions": ("exceptions",),
}
"""Where a public name of a scikit-learn module may live with us: the first of these packages that has it."""

TESTED = frozenset(home.split(".")[1] for home in HOMES)
"""scikit-learn's packages whose private names no test may use."""

Offer = Mapping[str, frozenset[str]]
"""The public names of each of our area packages."""


def home_of(module: str, name: str, offer: Offer) -> str | None:
    """Our area that offers what scikit-learn calls module.name, if any."""
    areas = HOMES.get(module, ())
    return next((area for area in areas if name in offer.get(area, frozenset())), None)


def is_private(name: str) -> bool:
    """Whether a name is private by its underscore; dunder names are not."""
    return name.startswith("_") and not (name.startswith("__") and name.endswith("__")) and name != "_"


@cache
def public_names(module: str) -> frozenset[str]:
    """What a module of scikit-learn offers publicly; nothing if there is no such module."""
    try:
        return frozenset(getattr(importlib.import_module(module), "__all__", ()))
    except ModuleNotFoundError:
        return frozenset()


def public_path(path: str) -> str:
    """The public path to what a path through a private module leads to, if there is one; else the path.

    `sklearn.metrics._dist_metrics.DistanceMetric` is `sklearn.metrics.DistanceMetric` too.
    """
    parts = path.split(".")
    first = next((i for i, part in enumerate(parts) if is_private(part)), len(parts))
    if parts[0] != "sklearn" or first == len(parts) or parts[1] not in TESTED:
        return path
    offered = public_names(".".join(parts[:first]))
    found = next((i for i in range(first + 1, len(parts)) if parts[i] in offered), None)
    return path if found is None else ".".join(parts[:first] + parts[found:])


def is_private_path(path: str) -> bool:
    """Whether a dotted path leads through something private of a tested package of scikit-learn."""
    parts = path.split(".")
    return parts[0] == "sklearn" and len(parts) > 1 and parts[1] in TESTED and any(map(is_private, parts[2:]))


@dataclass(frozen=True, slots=True)
class Uses:
    """What a piece of a test file uses."""

    names: frozenset[str] = frozenset()  # to be looked up among the module's own definitions
    areas: frozenset[str] = frozenset()  # our areas
    private: frozenset[str] = frozenset()

    def __or__(self, other: Uses) -> Uses:
        return Uses(self.names | other.names, self.areas | other.areas, self.private | other.private)


def dotted(node: ast.expr) -> str | None:
    """`a.b.c` as text, or None for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (base := dotted(node.value)) is not None:
        return f"{base}.{node.attr}"
    return None


def imports(tree: ast.AST) -> dict[str, str]:
    """The full dotted path behind every imported name, wherever in the file the import stands."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.update({alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names})
        elif isinstance(node, ast.Import):
            for alias in node.names:
                found[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
    return found


class _Reader(ast.NodeVisitor):
    """Collects the Uses of a subtree."""

    def __init__(self, imported: Mapping[str, str], offer: Offer) -> None:
        self.imported = imported
        self.offer = offer
        self.names: set[str] = set()
        self.areas: set[str] = set()
        self.private: set[str] = set()

    def uses(self) -> Uses:
        return Uses(frozenset(self.names), frozenset(self.areas), frozenset(self.private))

    def _path(self, path: str) -> None:
        path = public_path(path)
        if is_private_path(path):
            self.private.add(path)
        module, _, name = path.rpartition(".")
        if (area := home_of(module, name, self.offer)) is not None:
            self.areas.add(area)

    def visit_Name(self, node: ast.Name) -> None:
        self.names.add(node.id)
        if node.id in self.imported:
            self._path(self.imported[node.id])

    def visit_arg(self, node: ast.arg) -> None:
        self.names.add(node.arg)  # a parameter of a test names a fixture

    def visit_Attribute(self, node: ast.Attribute) -> None:
        path = dotted(node)
        root, _, rest = (path or "").partition(".")
        if root in self.imported:
            self._path(f"{self.imported[root]}.{rest}")
        elif is_private(node.attr) and root not in ("self", "cls"):
            self.private.add(f".{node.attr}")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = (dotted(node.func) or "").rpartition(".")[2]
        for argument in node.args if called in ("getattr", "hasattr", "setattr", "delattr") else ():
            value = argument.value if isinstance(argument, ast.Constant) else None
            if isinstance(value, str) and is_private(value):
                self.private.add(f".{value}")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and re.fullmatch(r"sklearn(\.\w+)+", node.value):
            self._path(node.value)


@dataclass(frozen=True)
class TestFile:
    """One of scikit-learn's test files, read."""

    tree: ast.Module
    offer: Offer
    imported: Mapping[str, str]
    defined: Mapping[str, Uses] = field(repr=False)  # module-level name -> what its definition uses

    __test__ = False

    @classmethod
    def read(cls, source: str, offer: Offer) -> TestFile:
        tree = ast.parse(source)
        imported = imports(tree)
        defined: dict[str, Uses] = {}
        for statement in tree.body:
            reader = _Reader(imported, offer)
            reader.visit(statement)
            for name in _bound_by(statement):
                defined[name] = defined.get(name, Uses()) | reader.uses()
        return cls(tree, offer, imported, defined)

    def reach(self, uses: Uses) -> Uses:
        """The uses, with those of every definition of the file that they lead to."""
        seen: set[str] = set()
        ahead = list(uses.names)
        while ahead:
            name = ahead.pop()
            if name in seen or name not in self.defined:
                continue
            seen.add(name)
            uses |= self.defined[name]
            ahead += self.defined[name].names
        return uses

    def tests(self) -> Iterator[tuple[str, Uses]]:
        """Every test by its name ("Class.test" for a method) with all that it reaches."""
        for statement in self.tree.body:
            if isinstance(statement, ast.FunctionDef) and statement.name.startswith("test"):
                yield statement.name, self.reach(self.defined[statement.name])
            elif isinstance(statement, ast.ClassDef) and statement.name.startswith("Test"):
                for method in statement.body:
                    if isinstance(method, ast.FunctionDef) and method.name.startswith("test"):
                        reader = _Reader(self.imported, self.offer)
                        reader.visit(method)
                        yield f"{statement.name}.{method.name}", self.reach(reader.uses())


def _bound_by(statement: ast.stmt) -> Iterable[str]:
    """The module-level names that a statement binds, except by import."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return {statement.name}
    stored = (n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store))
    inner = (n.name for n in ast.walk(statement) if isinstance(n, ast.FunctionDef | ast.ClassDef))
    return {*stored, *inner}


def left_out(source: str, offer: Offer, areas: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The tests of a file that say nothing of our areas: {test: (rule, what triggered it)}."""
    out: dict[str, tuple[str, str]] = {}
    for name, uses in TestFile.read(source, offer).tests():
        if uses.private:
            out[name] = ("private", min(uses.private))
        elif not uses.areas & set(areas):
            out[name] = ("not ours", "")
    return out


class _Rewriter(ast.NodeTransformer):
    """Replaces scikit-learn's public names by ours wherever we offer them."""

    def __init__(self, imported: Mapping[str, str], offer: Offer) -> None:
        self.imported = imported
        self.offer = offer

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.stmt | list[ast.stmt]:
        ours: dict[str, list[ast.alias]] = {}
        theirs: list[ast.alias] = []
        for alias in node.names:
            module, _, name = public_path(f"{node.module}.{alias.name}").rpartition(".")
            area = home_of(module, name, self.offer)
            (theirs if area is None else ours.setdefault(area, [])).append(alias)
        if not ours:
            return node
        kept: list[ast.stmt] = [ast.ImportFrom(node.module, theirs, 0)] if theirs else []
        return [*kept, *(ast.ImportFrom(f"mlfundamentals.{area}", names, 0) for area, names in ours.items())]

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        root, _, rest = (dotted(node) or "").partition(".")
        module, _, name = f"{self.imported.get(root, '')}.{rest}".rpartition(".")
        area = home_of(module, name, self.offer)
        if area is not None:
            return ast.Attribute(ast.Name(f"_our_{area}", ast.Load()), name, node.ctx)
        self.generic_visit(node)
        return node


def rewritten(source: str, offer: Offer) -> str:
    """The file with our names in place of scikit-learn's, where we offer them."""
    tree = ast.parse(source)
    tree = _Rewriter(imports(tree), offer).visit(tree)
    needed = sorted({n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and n.id.startswith("_our_")})
    places = [
        i for i, s in enumerate(tree.body) if isinstance(s, ast.ImportFrom) and s.module == "__future__"
    ]
    start = places[-1] + 1 if places else 0
    tree.body[start:start] = [
        ast.Import([ast.alias(f"mlfundamentals.{name.removeprefix('_our_')}", name)]) for name in needed
    ]
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"
