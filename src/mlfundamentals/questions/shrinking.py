"""Making a failing input smaller, along the dimensions that the signature names.

A row that is taken out along "n" leaves every argument that has an "n", so what remains fits together. Sizes
and plain numbers stay within what the question's own cases show to be legal, and where a question has rules
that a signature cannot tell, its `legal` decides.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from . import codec
from .agreement import is_floating, leaves
from .question import Args, Question

FirstFailing = Callable[[list[bytes]], bytes | None]
"""Tells the first of the encoded argument tuples, which come lightest first, that fails."""

PROPOSALS = 48  # inputs in a round: one message to the worker carries them all
ROUNDS = 40
BYTES = 300_000  # of all inputs that are tried together


def weight(args: bytes, n_parameters: int) -> tuple[int, int, float]:
    """How heavy an input is to read: how many values, how many characters they take, how large they are.

    An argument that is left out weighs as much as a number.
    """
    return _weight(codec.decode(args), n_parameters)


def _weight(value: Args, n_parameters: int) -> tuple[int, int, float]:
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
        known = [codec.decode(args) for args in legal_inputs]
        self.least_sizes: dict[str, int] = {}
        for args in known:
            for name, size in self._sizes(args):
                self.least_sizes[name] = min(size, self.least_sizes.get(name, size))
        self.scalars = [
            {a[i] for a in known if len(a) > i and isinstance(a[i], int | float)}
            for i in range(len(self.dims))
        ]

    def shrink(self, start: bytes, first_failing: FirstFailing) -> bytes:
        """The lightest failing input reached from a failing one by single steps.

        The search ends when no step is left, or after ROUNDS messages or BYTES of inputs, never by time.
        """
        best, tried, left = start, {start}, BYTES
        steps = self._lighter(best)
        for _ in range(ROUNDS):
            fresh = []
            for args in steps:
                if args not in tried:
                    tried.add(args)
                    fresh.append(args)
                    left -= len(args)
                if len(fresh) == PROPOSALS or left < 0:
                    break
            fresh.sort(key=lambda args: (self._weight(args), args))
            lighter = first_failing(fresh) if fresh else None
            if lighter is not None:
                best, steps = lighter, self._lighter(lighter)
            if left < 0 or not fresh:
                break
        return best

    def _lighter(self, best: bytes) -> Iterator[bytes]:
        """Encoded inputs one step from best, and lighter, one after the other."""
        limit = self._weight(best)
        steps = self._legal_steps(codec.decode(best))
        return (codec.encode(args) for args in steps if _weight(args, len(self.dims)) < limit)

    def _weight(self, args: bytes) -> tuple[int, int, float]:
        return weight(args, len(self.dims))

    def _sizes(self, args: Args) -> list[tuple[str, int]]:
        """The dimensions by name and size; of a class question two sets of other sizes may share a name."""
        sizes: dict[tuple[str, int], None] = {}
        for value, dims in zip(args, self.dims, strict=False):
            if isinstance(value, np.ndarray) and len(dims) == value.ndim:
                sizes.update(dict.fromkeys(zip(dims, value.shape, strict=True)))
        return list(sizes)

    def _legal_steps(self, args: Args) -> Iterator[Args]:
        return (smaller for smaller in self._steps(args) if self.question.is_legal(smaller))

    def _steps(self, args: Args) -> Iterator[Args]:
        """Inputs one step smaller, the largest steps first."""
        yield from self._removals(args)
        for smaller in itertools.islice(self._removals(args), 8):  # fewer samples and fewer neighbors
            yield from self._scalar_steps(smaller)
        yield from self._scalar_steps(args)
        for i, value in enumerate(args):
            for simpler in _simpler(value):
                yield (*args[:i], simpler, *args[i + 1 :])

    def _removals(self, args: Args) -> Iterator[Args]:
        for name, size in self._sizes(args):
            least = self.least_sizes.get(name, 0)
            for gone in _pieces(size) if name.isidentifier() else ():
                if size - len(gone) >= least:
                    yield tuple(
                        _without(value, dims, (name, size), gone)
                        for value, dims in zip(args, self.dims, strict=False)
                    )

    def _scalar_steps(self, args: Args) -> Iterator[Args]:
        for i, value in enumerate(args):
            if isinstance(value, int | float) and not isinstance(value, bool):
                for other in sorted(self.scalars[i], key=lambda x: (abs(x), x))[:4]:
                    if type(other) is type(value) and abs(other) < abs(value):
                        yield (*args[:i], other, *args[i + 1 :])


def _pieces(size: int) -> Iterator[range]:
    """Stretches of indices to take out: halves, then ever smaller pieces, single ones last."""
    length = size // 2
    while length > 1:
        yield from (range(start, min(start + length, size)) for start in range(0, size, length))
        length //= 2
    yield from (range(index, index + 1) for index in range(size))


def _without(value: Any, dims: tuple[str, ...], shrunk: tuple[str, int], gone: range) -> Any:
    if isinstance(value, np.ndarray) and len(dims) == value.ndim:
        sized = list(zip(dims, value.shape, strict=True))
        for axis in [axis for axis, dim in enumerate(sized) if dim == shrunk]:
            value = np.delete(value, gone, axis=axis)
    return value


def _simpler(value: Any) -> Iterator[Any]:
    """Simpler values of the same kind and shape; shorter ones for lists and texts."""
    if isinstance(value, np.ndarray):
        yield from _simpler_arrays(value)
    elif isinstance(value, str):
        yield from (value[: gone.start] + value[gone.stop :] for gone in _pieces(len(value)))
    elif isinstance(value, list):
        yield from (value[: gone.start] + value[gone.stop :] for gone in _pieces(len(value)))
        for i, item in enumerate(value):
            yield from ([*value[:i], other, *value[i + 1 :]] for other in _simpler(item))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from _simpler_numbers(value)


def _simpler_arrays(value: np.ndarray) -> Iterator[np.ndarray]:
    if value.dtype.kind == "f":
        with np.errstate(invalid="ignore"):
            yield np.round(value) + 0.0  # which makes -0.0 a 0.0
            yield np.round(value, 1) + 0.0
    for index in np.ndindex(value.shape):
        for other in _simpler_numbers(value[index].item()):
            changed = value.copy()
            changed[index] = other
            yield changed


def _simpler_numbers(value: int | float) -> Iterator[int | float]:
    """Numbers of the same type that are smaller or rounder."""
    if value == 0 or value != value or value in (float("inf"), float("-inf")):
        return
    if isinstance(value, int):
        sign = 1 if value > 0 else -1
        half, few_digits = abs(value) // 2, abs(value) >> (value.bit_length() // 2)
        others: tuple[int | float, ...] = (0, 1, sign * few_digits, sign * half, value - sign, abs(value))
    else:
        nearer = value - 1.0 if value > 1 else value + 1.0 if value < -1 else 0.0
        others = (0.0, 1.0, float(round(value)), float(round(value / 2)), nearer, abs(value))
    yield from (other for other in others if other != value and abs(other) <= abs(value))
