"""Making a failing input smaller, along the dimensions that the signature names.

A row that is taken out along "n" leaves every argument that has an "n", so what remains fits together. Sizes
and plain numbers stay within what the question's own cases show to be legal, and where a question has rules
that a signature cannot tell, its `legal` decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from . import codec
from .agreement import is_floating, leaves
from .question import Args, Question

Failing = Callable[[list[bytes]], list[bool]]
"""Tells which of the encoded argument tuples fail."""

PROPOSALS = 48  # in a round, so that one message to the worker carries them all


def weight(args: bytes, n_parameters: int) -> tuple[int, int, float]:
    """How heavy an input is to read: how many values, how many characters they take, how large they are.

    An argument that is left out weighs as much as a number.
    """
    value = codec.decode(args)
    return _count(value) + n_parameters - len(value), len(repr(value)), _size(value)


def _size(value: Any) -> float:
    """The sum of all magnitudes; of two equal ones the one with fewer negative numbers is smaller."""
    total = 0.0
    for leaf in leaves(value):
        if isinstance(leaf, int):
            total += min(abs(leaf), 1 << 500) + 1e-9 * (leaf < 0)
        elif is_floating(leaf) or isinstance(leaf, np.ndarray):
            finite = np.where(np.isfinite(leaf), leaf, 0)
            total += float(np.abs(finite).sum(dtype=float)) + 1e-9 * float((finite < 0).sum())
    return total


def _count(value: Any) -> int:
    if isinstance(value, dict):
        return sum(_count(key) + _count(item) for key, item in value.items())
    if isinstance(value, list | tuple) and not isinstance(value, codec.Opaque):
        return 1 + sum(map(_count, value))
    if isinstance(value, str):
        return max(1, len(value))
    return int(value.size) if isinstance(value, np.ndarray) else 1


class Shrinker:
    """Knows what a question's inputs may look like, from its signature and from inputs known to be legal."""

    def __init__(self, question: Question, legal_inputs: Sequence[bytes]) -> None:
        self.question = question
        parameters = question.parameters.values()
        self.dims = [tuple(getattr(p.annotation, "dim_str", "").split()) for p in parameters]
        self.defaults = [p.default for p in parameters]
        known = [codec.decode(args) for args in legal_inputs]
        self.least_sizes: dict[str, int] = {}
        for args in known:
            for name, size in self._sizes(args).items():
                self.least_sizes[name] = min(size, self.least_sizes.get(name, size))
        self.scalars = [
            {a[i] for a in known if len(a) > i and isinstance(a[i], int | float)}
            for i in range(len(self.dims))
        ]

    def shrink(self, start: bytes, failing: Failing, *, max_rounds: int = 40) -> bytes:
        """The lightest failing input reached from a failing one by single steps."""
        best, tried = start, {start}
        for _ in range(max_rounds):
            proposals = list(
                dict.fromkeys(codec.encode(args) for args in self._legal_steps(codec.decode(best)))
            )
            fresh = [
                args for args in proposals if args not in tried and self._weight(args) < self._weight(best)
            ][:PROPOSALS]
            tried.update(fresh)
            fails = [
                args for args, failed in zip(fresh, failing(fresh) if fresh else [], strict=True) if failed
            ]
            if not fails:
                if len(fresh) < PROPOSALS:
                    break
                continue  # the next steps of the same input
            best = min(fails, key=lambda args: (self._weight(args), args))
        return best

    def _weight(self, args: bytes) -> tuple[int, int, float]:
        return weight(args, len(self.dims))

    def _sizes(self, args: Args) -> dict[str, int]:
        sizes: dict[str, int] = {}
        for value, dims in zip(args, self.dims, strict=False):
            if isinstance(value, np.ndarray) and len(dims) == value.ndim:
                sizes.update(zip(dims, value.shape, strict=True))
        return sizes

    def _legal_steps(self, args: Args) -> Iterator[Args]:
        legal = self.question.legal
        for smaller in self._steps(args):
            if legal is None or legal(*smaller, *self.defaults[len(smaller) :]):
                yield smaller

    def _steps(self, args: Args) -> Iterator[Args]:
        """Inputs one step smaller, the largest steps first."""
        removals = list(self._removals(args))
        yield from removals
        for smaller in removals[:8]:  # such as one sample and one neighbor less
            yield from self._scalar_steps(smaller)
        yield from self._scalar_steps(args)
        for i, value in enumerate(args):
            for simpler in _simpler(value):
                yield (*args[:i], simpler, *args[i + 1 :])

    def _removals(self, args: Args) -> Iterator[Args]:
        for name, size in self._sizes(args).items():
            if name.isidentifier() and size > self.least_sizes.get(name, 0):
                for index in range(size):
                    yield tuple(
                        _without(value, dims, name, index)
                        for value, dims in zip(args, self.dims, strict=False)
                    )

    def _scalar_steps(self, args: Args) -> Iterator[Args]:
        for i, value in enumerate(args):
            if isinstance(value, int | float) and not isinstance(value, bool):
                for other in sorted(self.scalars[i], key=lambda x: (abs(x), x))[:4]:
                    if type(other) is type(value) and abs(other) < abs(value):
                        yield (*args[:i], other, *args[i + 1 :])


def _without(value: Any, dims: tuple[str, ...], name: str, index: int) -> Any:
    if isinstance(value, np.ndarray) and len(dims) == value.ndim:
        for axis in [axis for axis, dim in enumerate(dims) if dim == name]:
            value = np.delete(value, index, axis=axis)
    return value


def _simpler(value: Any) -> Iterator[Any]:
    """Simpler values of the same kind and shape; shorter ones for lists and texts."""
    if isinstance(value, np.ndarray):
        yield from _simpler_arrays(value)
    elif isinstance(value, str):
        yield from (value[:i] + value[i + 1 :] for i in range(len(value)))
    elif isinstance(value, list):
        yield from (value[:i] + value[i + 1 :] for i in range(len(value)))
        for i, item in enumerate(value):
            yield from ([*value[:i], other, *value[i + 1 :]] for other in _simpler(item))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from _simpler_numbers(value)


def _simpler_arrays(value: np.ndarray) -> Iterator[np.ndarray]:
    if value.dtype.kind == "f":
        with np.errstate(invalid="ignore"):
            yield np.round(value)
            yield np.round(value, 1)
    for index in np.ndindex(value.shape):
        for other in _simpler_numbers(value[index].item()):
            changed = value.copy()
            changed[index] = other
            yield changed


def _simpler_numbers(value: Any) -> Iterator[Any]:
    if value == 0 or value != value or value in (float("inf"), float("-inf")):
        return
    for other in (0, 1, round(value), round(value / 2), abs(value)):
        if other != value and abs(other) <= abs(value):
            yield type(value)(other)
