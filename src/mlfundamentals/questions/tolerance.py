"""How closely an output must be met, derived from how far right answers stray: DESIGN.md, section 5.

Every witness (the reference and its alternates) is run on the input itself and on nudges of +-2 units in the
last place. The largest distance from the reference's output, times a margin, is the tolerance. What was tried
of this rule, and what came out, stands in docs/explanation/agreement.md.
"""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from . import codec
from .agreement import Agreement, Tolerance, compare, is_floating, leaves
from .outcome import Function, Outcome, Raised, Returned, run

MARGIN = 256
FLOOR_ULPS = 16
N_NUDGES = 16
N_WIDER = 8  # nudges that move exact values too
JUMP = 1e-6  # of the scale: farther than this a nudge leads past a border, not along a slope
_EPS = float(np.finfo(np.float64).eps)
_EXACT_ERRORS = ("ValueError", "TypeError")


class Unfit(Exception):
    """An input that cannot become a case; the message says why."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a right answer does on one input."""

    outcome: Returned | Raised
    tolerances: tuple[Tolerance, ...] = ()


def derive(
    witnesses: Sequence[Function],
    args: bytes,
    names: tuple[str, ...],
    agreement: Agreement,
    in_place: int | None = None,
) -> Expectation:
    """Run the witnesses, the reference first, and say what is expected and how closely.

    Raises:   Unfit, when right answers differ by more than the agreement permits.
    """
    ours = run(witnesses[0], args, names, in_place)
    if isinstance(ours, Raised):
        return _expect_error(ours, [run(other, args, names, in_place) for other in witnesses[1:]])
    if not isinstance(ours, Returned) or ours.mutated:
        raise Unfit("the reference changes its arguments")
    here = _spreads(ours.value, [run(other, args, names, in_place) for other in witnesses[1:]], agreement)

    def stray(nudged: Sequence[bytes]) -> list[np.ndarray]:
        runs = [run(witness, near, names, in_place) for near in nudged for witness in witnesses]
        return list(map(np.maximum, here, _spreads(ours.value, runs, agreement)))

    spreads = stray(nudges(args))
    exact_too = nudges(args, N_WIDER, exact_too=True)
    if exact_too != nudges(args, N_WIDER) and any(
        r.kind == "close" for _, r in _with_rules(ours.value, agreement)
    ):
        with contextlib.suppress(Unfit):  # a tie, or a border of what is legal
            spreads = _with_slope(ours.value, spreads, stray(exact_too), agreement)
    return Expectation(ours, _tolerances(ours.value, spreads, agreement))


def widened(expectation: Expectation, other: Expectation) -> Expectation:
    """The expectation with tolerances at least as large as those of another one of the same form."""
    pairs = zip(expectation.tolerances, other.tolerances, strict=True)
    larger: list[Tolerance] = []
    for one, two in pairs:
        wide = np.maximum(one, two)
        larger.append(float(wide) if wide.ndim == 0 else tuple(map(float, wide)))
    return replace(expectation, tolerances=tuple(larger))


def _with_slope(
    value: Any, spreads: list[np.ndarray], wider: list[np.ndarray], agreement: Agreement
) -> list[np.ndarray]:
    """The spreads, widened by what nudges of exact values show, up to what the agreement permits.

    Nothing else tells how an ill-conditioned matrix of integers magnifies rounding: the witnesses round only
    once there, and may come out close by chance. Where such a nudge makes the output jump, an exact tie is
    broken that right answers do not break; it then shows nothing.
    """
    rules = _with_rules(value, agreement)
    scales = [_scale(leaf, rule.axis) for leaf, rule in rules]
    if any((wide > JUMP * scale).any() for wide, scale in zip(wider, scales, strict=True)):
        return spreads
    permitted = [rule.rtol * scale / MARGIN for (_, rule), scale in zip(rules, scales, strict=True)]
    triples = zip(spreads, wider, permitted, strict=True)
    return [np.maximum(spread, np.minimum(wide, cap)) for spread, wide, cap in triples]


def _expect_error(ours: Raised, others: Sequence[Outcome]) -> Expectation:
    kind = ours.type_name
    if kind not in _EXACT_ERRORS:  # such as LinAlgError: a ValueError, but none that the statement asks for
        raise Unfit(f"the reference raises {ours.type_name}: {ours.message}")
    if not all(isinstance(other, Raised) and kind in other.bases for other in others):
        raise Unfit(f"the reference raises {kind}, an alternate does not")
    return Expectation(Raised(kind, (kind,)))


def _spreads(value: Any, runs: Sequence[Outcome], agreement: Agreement) -> list[np.ndarray]:
    """For every floating leaf, how far the runs stray from it, per slice of its axis."""
    floats = [leaf for leaf in leaves(value) if is_floating(leaf)]
    spreads = [_per_slice(np.zeros(np.shape(leaf)), axis) for leaf, axis in _with_axes(value, agreement)]
    anything: list[Tolerance] = [float("inf")] * len(floats)
    for other in runs:
        if not isinstance(other, Returned) or other.mutated:
            raise Unfit(f"a witness does not return here: {other}")
        problem = compare(_loosened(agreement), value, anything, other.value)
        if problem is not None:
            raise Unfit(f"witnesses differ: {problem}")
        theirs = [leaf for leaf in leaves(other.value) if is_floating(leaf)]
        for i, ((leaf, axis), their) in enumerate(zip(_with_axes(value, agreement), theirs, strict=True)):
            with np.errstate(invalid="ignore"):
                gap = np.where(_same(leaf, their), 0.0, np.abs(np.subtract(their, leaf)))
            if np.isnan(gap).any() or np.isinf(gap).any():
                raise Unfit("witnesses differ: one is not finite where another is")
            spreads[i] = np.maximum(spreads[i], _per_slice(gap, axis))
    return spreads


def _same(a: Any, b: Any) -> Any:
    return np.equal(a, b) | (np.isnan(a) & np.isnan(b))


def _loosened(agreement: Agreement) -> Agreement:
    if agreement.kind == "each":
        return Agreement("each", parts=tuple(map(_loosened, agreement.parts)))
    return Agreement("close", rtol=1.0)


def _with_axes(value: Any, agreement: Agreement) -> list[tuple[Any, int | None]]:
    return [(leaf, rule.axis) for leaf, rule in _with_rules(value, agreement)]


def _with_rules(value: Any, agreement: Agreement) -> list[tuple[Any, Agreement]]:
    """The floating leaves, each with its agreement."""
    if agreement.kind == "each":
        elements = zip(value, agreement.parts, strict=True)
        return [pair for element, part in elements for pair in _with_rules(element, part)]
    return [(leaf, agreement) for leaf in leaves(value) if is_floating(leaf)]


def _per_slice(values: np.ndarray, axis: int | None) -> np.ndarray:
    """The largest value for every index along axis, or over all."""
    if axis is None:
        return np.asarray(values.max(initial=0.0))
    slices = np.moveaxis(values, axis, 0).reshape(values.shape[axis], -1)
    return np.asarray(slices.max(axis=1, initial=0.0))


def _scale(leaf: Any, axis: int | None) -> np.ndarray:
    return _per_slice(np.abs(np.where(np.isfinite(leaf), leaf, 0.0)), axis)


def _tolerances(value: Any, spreads: list[np.ndarray], agreement: Agreement) -> tuple[Tolerance, ...]:
    result: list[Tolerance] = []
    for (leaf, rule), spread in zip(_with_rules(value, agreement), spreads, strict=True):
        scale = _scale(leaf, rule.axis)
        if rule.kind == "exact":
            if spread.max(initial=0.0) > 0:
                raise Unfit("witnesses differ where the agreement is exact")
            result.append(0.0)
            continue
        tolerance = MARGIN * np.maximum(spread, FLOOR_ULPS * _EPS * scale)
        if ((scale == 0) & (spread > 0)).any():
            raise Unfit("right answers differ where the reference returns exactly 0")
        if (tolerance > rule.rtol * scale * (1 + 1e-12)).any():
            raise Unfit(f"right answers stray so far that the tolerance would exceed rtol {rule.rtol:.0e}")
        result.append(float(tolerance) if tolerance.ndim == 0 else tuple(map(float, tolerance)))
    return tuple(result)


def nudges(args: bytes, n_nudges: int = N_NUDGES, *, exact_too: bool = False) -> list[bytes]:
    """The encoded arguments with every inexact float moved by up to 2 units in the last place.

    Values that are exact by intent (multiples of 1/8 below 2**50) stay unless exact_too; zeros always stay,
    and symmetric matrices stay symmetric. Arguments in which nothing moves have no nudges.
    """
    value = codec.decode(args)
    if not any(map(is_floating, leaves(value))):
        return []
    rng = np.random.default_rng(zlib.crc32(args))
    near = (codec.encode(_nudge(value, rng, exact_too)) for _ in range(n_nudges))
    return [other for other in near if other != args]


def _nudge(value: Any, rng: np.random.Generator, exact_too: bool) -> Any:
    if isinstance(value, dict):
        return {key: _nudge(item, rng, exact_too) for key, item in value.items()}
    if isinstance(value, list | tuple) and not isinstance(value, codec.Opaque):
        return type(value)(_nudge(item, rng, exact_too) for item in value)
    if not is_floating(value):
        return value
    array = np.asarray(value, dtype=np.float64)
    moved = array + rng.integers(-2, 3, size=array.shape) * np.spacing(np.abs(array))
    with np.errstate(invalid="ignore", over="ignore"):
        exact = (array * 8 == np.round(array * 8)) & (np.abs(array) < 2.0**50)
    keep = (array == 0) if exact_too else exact
    moved = np.where(keep | ~np.isfinite(array), array, moved)
    if array.ndim >= 2 and np.array_equal(array, np.swapaxes(array, -1, -2), equal_nan=True):
        lower = np.tril(moved)
        moved = lower + np.swapaxes(np.tril(moved, -1), -1, -2)
    return float(moved) if isinstance(value, float) else moved
