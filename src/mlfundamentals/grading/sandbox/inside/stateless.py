"""Can an answer keep anything from one call to the next? Told from its source, before any of it runs.

Most answers are functions and constants. Where the source holds nothing through which a call could leave
something behind, a run in a fresh process and another order would show the same, and need not be made.
The rule permits by lists: whatever stands on none of them counts as able to keep state.

- The module holds its docstring, imports, functions without decorators, and names of numbers and texts;
  defaults are such names, numbers and texts. So what outlives a call can only be rebound, and nothing is
  declared global.
- Builtins, attributes, and what is taken from a module are those listed here. None of them reaches settings,
  generators of random numbers, namespaces, frames, files, or memory as it was left; none can be changed.
- What skips entries (where=) writes into an array that is made in the same call.
- No generator is left inside a with or a try: the collector would end it in a later call.
- Annotations are listed builtins and imported names, with dots and brackets; they are evaluated, too.

What it does not see: the text of a function or an object holds its address. Workers of one zygote lie at the
same addresses, so that running again would not show it either, and no right answer has such a text.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable

_ANY = frozenset({"*"})  # every public name of the module
_MATH = frozenset({"math", "itertools", "heapq", "bisect"})
_NUMPY = frozenset(
    "abs absolute add all allclose amax amin any append apply_along_axis arange arccos arcsin arctan "
    "arctan2 argmax argmin argpartition argsort argwhere around array array_equal array_split asarray "
    "atleast_1d atleast_2d average base_repr bincount bool_ broadcast_to c_ cbrt ceil clip "
    "column_stack compress concatenate copy copysign corrcoef cos cosh count_nonzero cov cross cumprod "
    "cumsum delete diag diagonal diff digitize divide divmod dot dsplit dstack e einsum equal errstate "
    "exp exp2 expand_dims expm1 extract eye fabs fill_diagonal flatnonzero flip fliplr flipud float32 "
    "float64 floor floor_divide fmax fmin fmod fromiter full full_like greater greater_equal heaviside "
    "histogram histogram2d hsplit hstack hypot identity inf inner insert int32 int64 int_ integer "
    "interp intersect1d intp invert isclose isfinite isin isinf isnan isneginf isposinf isscalar ix_ "
    "kron less less_equal lexsort linalg linspace log log10 log1p log2 logaddexp logaddexp2 "
    "logical_and logical_not logical_or logical_xor matmul max maximum mean median meshgrid min "
    "minimum mod moveaxis multiply nan nan_to_num nanargmax nanargmin nanmax nanmean nanmedian nanmin "
    "nanquantile nanstd nansum nanvar ndenumerate ndim ndindex negative newaxis nonzero not_equal ones "
    "ones_like outer partition percentile pi positive power prod ptp put_along_axis putmask quantile "
    "r_ ravel reciprocal remainder repeat reshape rint roll rot90 round s_ searchsorted select "
    "setdiff1d shape sign signbit sin sinh size sort split sqrt square squeeze stack std subtract sum "
    "swapaxes take take_along_axis tan tanh tensordot tile trace transpose trapezoid tri tril "
    "tril_indices triu triu_indices true_divide trunc uint8 union1d unique unravel_index var vdot "
    "vsplit vstack where zeros zeros_like".split()
)
_MEMBERS: dict[str, frozenset[str]] = {
    **dict.fromkeys(_MATH, _ANY),
    "collections": frozenset({"Counter", "OrderedDict", "defaultdict", "deque"}),
    "fractions": frozenset({"Fraction"}),
    "functools": frozenset({"cmp_to_key", "reduce"}),
    "numpy": _NUMPY,
    "numpy.linalg": frozenset(
        "LinAlgError cholesky cond det eigh eigvalsh inv lstsq matrix_power matrix_rank norm pinv qr slogdet "
        "solve svd".split()
    ),
    "operator": frozenset("add attr eq ge getitem gt itemgetter le lt mul ne neg sub truediv xor".split()),
    "statistics": frozenset("fmean mean median pstdev pvariance stdev variance".split()),
}
_ANNOTATIONS_ONLY = frozenset({"__future__", "typing", "collections.abc"})
_BUILTINS = frozenset(
    "abs all any bool callable chr complex dict divmod enumerate filter float frozenset int isinstance "
    "issubclass iter len list map max min next ord pow print range repr reversed round set slice sorted str "
    "sum tuple zip NotImplemented Ellipsis".split()
) | {name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, Exception)}
_ATTRIBUTES = frozenset(
    # arrays, and functions of NumPy
    "T all any argmax argmin argpartition argsort astype at choose clip compress conj conjugate copy cumprod "
    "cumsum diagonal dot dtype fill flat flatten imag item kind max mean min ndim nonzero outer partition "
    "prod ptp ravel real reduce reduceat accumulate repeat reshape round searchsorted shape size sort "
    "squeeze std sum swapaxes take tolist trace transpose var "
    # results of numpy.linalg
    "Q R S U Vh eigenvalues eigenvectors logabsdet sign "
    # numbers and texts
    "as_integer_ratio bit_count bit_length center count denominator endswith find index is_integer isalpha "
    "isdigit join limit_denominator ljust lower lstrip numerator replace rjust rstrip split splitlines "
    "startswith strip title upper zfill "
    # lists, dictionaries, sets, deques, counters
    "add append appendleft clear difference discard elements extend from_iterable fromkeys get insert "
    "intersection issubset issuperset items keys most_common move_to_end pop popitem popleft remove reverse "
    "rotate setdefault subtract total union update values".split()
)
_FRESH = frozenset("copy full full_like ones ones_like zeros zeros_like".split())
_STATEMENTS = (
    *(ast.Module, ast.FunctionDef, ast.Return, ast.Delete, ast.Assign, ast.AugAssign, ast.AnnAssign),
    *(ast.For, ast.While, ast.If, ast.With, ast.Raise, ast.Try, ast.Assert, ast.Import, ast.ImportFrom),
    *(ast.Nonlocal, ast.Expr, ast.Pass, ast.Break, ast.Continue),
)
_EXPRESSIONS = (
    *(ast.BoolOp, ast.NamedExpr, ast.BinOp, ast.UnaryOp, ast.Lambda, ast.IfExp, ast.Dict, ast.Set),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Yield, ast.YieldFrom, ast.Compare),
    *(ast.Call, ast.FormattedValue, ast.JoinedStr, ast.Constant, ast.Attribute, ast.Subscript, ast.Starred),
    *(ast.Name, ast.List, ast.Tuple, ast.Slice),
)
_PARTS = (
    *(ast.arguments, ast.arg, ast.keyword, ast.alias, ast.withitem, ast.ExceptHandler),
    ast.comprehension,
)
# Nodes that a parser made are of these very types; looking them up is quicker than isinstance.
_PERMITTED = frozenset((*_STATEMENTS, *_EXPRESSIONS, *_PARTS)) | {
    kind
    for group in (ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop)
    for kind in group.__subclasses__()
}
_IN_ANNOTATIONS = (
    *(ast.Name, ast.Attribute, ast.Subscript, ast.Constant, ast.Tuple, ast.List, ast.BinOp, ast.BitOr),
    ast.Load,
)


def is_stateless(tree: ast.Module) -> bool:
    """Whether calls of what the module defines surely leave nothing behind for later calls."""
    nodes = list(ast.walk(tree))
    if not _PERMITTED.issuperset(map(type, nodes)) or not all(map(_is_definition, tree.body)):
        return False
    return _Source(nodes).is_known()


def _is_definition(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return True
    if isinstance(statement, ast.FunctionDef):
        return not statement.decorator_list and _defaults_are_fixed(statement.args)
    if isinstance(statement, ast.Assign):
        names = all(isinstance(target, ast.Name) for target in statement.targets)
        return names and _is_fixed(statement.value)
    if isinstance(statement, ast.AnnAssign):
        return isinstance(statement.target, ast.Name) and _is_fixed(statement.value)
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _defaults_are_fixed(arguments: ast.arguments) -> bool:
    return all(map(_is_fixed, [*arguments.defaults, *filter(None, arguments.kw_defaults)]))


def _is_fixed(value: ast.expr | None) -> bool:
    """Whether an expression of the module is a number, a text, a function or another such, or a tuple."""
    if isinstance(value, ast.Tuple):
        return all(map(_is_fixed, value.elts))
    if isinstance(value, ast.UnaryOp):
        return _is_fixed(value.operand)
    if isinstance(value, ast.BinOp):
        return _is_fixed(value.left) and _is_fixed(value.right)
    if isinstance(value, ast.Lambda):
        return _defaults_are_fixed(value.args)
    return isinstance(value, ast.Constant | ast.Name)


_LOOKED_AT = frozenset({ast.Name, ast.Attribute, ast.Call, ast.With, ast.Try})


class _Source:
    """The names of a source, and whether it uses nothing but what is known."""

    def __init__(self, nodes: list[ast.AST]) -> None:
        self._nodes = nodes
        self._modules: dict[str, str] = {}  # by the names that they have in the answer
        self._imported: set[str] = set()  # names taken from modules
        self._typing: set[str] = set()  # names that are for annotations only
        self._bound = {name for name in map(_bound_by, nodes) if name}

    def is_known(self) -> bool:
        """Whether all of it stands on the lists."""
        imports = (node for node in self._nodes if isinstance(node, ast.Import | ast.ImportFrom))
        if not all(map(self._notes, imports)) or self._bound & (self._modules.keys() | self._typing):
            return False
        annotations = [a for node in self._nodes for a in _annotations_of(node)]
        if not all(self._is_annotation(part) for a in annotations for part in ast.walk(a)):
            return False
        in_annotations = {id(part) for a in annotations for part in ast.walk(a)}
        used = [node for node in self._nodes if type(node) in _LOOKED_AT and id(node) not in in_annotations]
        roots = {id(n.value) for n in used if isinstance(n, ast.Attribute) and self._module(n.value)}
        return all(self._is_used_well(node, roots) for node in used)

    def _notes(self, node: ast.Import | ast.ImportFrom) -> bool:
        """Note what an import binds; False where it brings what is not known."""
        for alias in node.names:
            if isinstance(node, ast.Import):
                bound = alias.name if alias.asname else alias.name.partition(".")[0]
                name = alias.asname or bound
                if alias.name not in _MEMBERS or self._modules.setdefault(name, bound) != bound:
                    return False
            elif node.module in _ANNOTATIONS_ONLY and not node.level and alias.name != "*":
                self._typing.add(alias.asname or alias.name)
            elif node.module == "numpy" and not node.level and alias.name == "*":
                self._imported |= _NUMPY - {"linalg"}  # and more, of which none may be used
            elif node.level or not _is_member(node.module or "", alias.name) or alias.name == "linalg":
                return False
            else:
                self._imported.add(alias.asname or alias.name)
        return True

    def _module(self, node: ast.expr) -> str:
        """The module that an expression names, or nothing."""
        if isinstance(node, ast.Name):
            return self._modules.get(node.id, "")
        if isinstance(node, ast.Attribute):
            name = f"{self._module(node.value)}.{node.attr}"
            return name if name in _MEMBERS else ""
        return ""

    def _is_annotation(self, part: ast.AST) -> bool:
        if isinstance(part, ast.Name):
            own = part.id in self._bound
            return not own and part.id in {*_BUILTINS, *self._modules, *self._typing, *self._imported}
        if isinstance(part, ast.Attribute):
            return part.attr == "ndarray" or _is_member(self._module(part.value), part.attr)
        return isinstance(part, _IN_ANNOTATIONS)

    def _is_used_well(self, node: ast.AST, roots: set[int]) -> bool:
        if isinstance(node, ast.Name):
            return id(node) in roots or self._is_known_name(node.id)
        if isinstance(node, ast.Attribute):
            module = self._module(node.value)
            if self._module(node):
                return id(node) in roots
            known = _is_member(module, node.attr) if module else node.attr in _ATTRIBUTES
            return known and isinstance(node.ctx, ast.Load)
        if isinstance(node, ast.Call):
            return self._writes_all_it_returns(node)
        if isinstance(node, ast.With | ast.Try):
            return not any(isinstance(part, ast.Yield | ast.YieldFrom) for part in ast.walk(node))
        return True

    def _is_known_name(self, name: str) -> bool:
        if name in _BUILTINS:
            return True
        own = name in self._bound or name in self._imported
        return own and not hasattr(builtins, name) and not name.startswith("__")

    def _writes_all_it_returns(self, call: ast.Call) -> bool:
        """A function that skips entries and is given no array to write to returns memory as it was."""
        keywords = {keyword.arg: keyword.value for keyword in call.keywords}
        if None in keywords:
            return False
        if "where" not in keywords:
            return True
        out = keywords.get("out")
        made = out.func if isinstance(out, ast.Call) else None
        return isinstance(made, ast.Attribute) and made.attr in _FRESH and self._module(made.value) == "numpy"


def _is_member(module: str, name: str) -> bool:
    known = _MEMBERS.get(module, frozenset())
    return name in known or (known is _ANY and name[0] not in "_*")


def _annotations_of(node: ast.AST) -> Iterable[ast.expr]:
    if isinstance(node, ast.arg | ast.AnnAssign):
        return [node.annotation] if node.annotation is not None else []
    return [node.returns] if isinstance(node, ast.FunctionDef) and node.returns is not None else []


def _bound_by(node: ast.AST) -> str | None:
    """The name that a node binds, but for imports."""
    if isinstance(node, ast.Name):
        return None if isinstance(node.ctx, ast.Load) else node.id
    if isinstance(node, ast.arg):
        return node.arg
    return node.name if isinstance(node, ast.FunctionDef | ast.ExceptHandler) else None
