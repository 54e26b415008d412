"""Which values a parameter may take, as data.

_constraints = {"n_clusters": [Interval(Integral, 1)], "init": [Options("k-means++", "random"), ARRAY]}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any, Protocol, runtime_checkable

import numpy as np

from mlfundamentals._core.exceptions import InvalidParameterError


@runtime_checkable
class Constraint(Protocol):
    """A set of values, and how to name it in an error."""

    def allows(self, value: object) -> bool:
        """Whether the value lies in the set."""

    def __str__(self) -> str: ...


Constraints = Mapping[str, Iterable[Constraint]]


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from low to high; None is unbounded. `closed` says which ends belong to it."""

    kind: type
    low: float | None = None
    high: float | None = None
    closed: str = "both"  # both, left, right, neither

    def allows(self, value: object) -> bool:
        """Whether the value is a number of this kind between the ends. NaN is not; True and False are not."""
        if not isinstance(value, self.kind) or isinstance(value, (bool, np.bool_)) or value != value:
            return False
        number: Any = value
        low_belongs, high_belongs = self.closed in ("both", "left"), self.closed in ("both", "right")
        above = self.low is None or number > self.low or (low_belongs and number == self.low)
        below = self.high is None or number < self.high or (high_belongs and number == self.high)
        return bool(above and below)

    def __str__(self) -> str:
        name = "an int" if self.kind is Integral else "a float" if self.kind is Real else self.kind.__name__
        low = "(-inf" if self.low is None else f"{'[' if self.closed in ('both', 'left') else '('}{self.low}"
        high = (
            "inf)" if self.high is None else f"{self.high}{']' if self.closed in ('both', 'right') else ')'}"
        )
        return f"{name} in the range {low}, {high}"


class Options:
    """One of some named values."""

    def __init__(self, *options: object) -> None:
        self.options = options

    def allows(self, value: object) -> bool:
        """Whether the value is one of the options, and of its type."""
        return any(type(value) is type(option) and value == option for option in self.options)

    def __str__(self) -> str:
        kind = "a str among" if all(isinstance(option, str) for option in self.options) else "one of"
        return f"{kind} {{{', '.join(sorted(map(repr, self.options)))}}}"


@dataclass(frozen=True, slots=True)
class Instance:
    """Instances of some types."""

    types: type | tuple[type, ...]
    name: str

    def allows(self, value: object) -> bool:
        """Whether the value is an instance."""
        return isinstance(value, self.types)

    def __str__(self) -> str:
        return self.name


class _Callable:
    def allows(self, value: object) -> bool:
        return callable(value)

    def __str__(self) -> str:
        return "a callable"


class _ArrayLike:
    def allows(self, value: object) -> bool:
        return hasattr(value, "__array__") or (
            hasattr(value, "__len__") and not isinstance(value, (str, bytes, dict))
        )

    def __str__(self) -> str:
        return "an array-like"


CALLABLE = _Callable()
ARRAY = _ArrayLike()
NONE = Instance(type(None), "None")
BOOLEAN = Instance((bool, np.bool_), "a bool")
STRING = Instance(str, "a str")
DICT = Instance(dict, "a dict")
VERBOSE = Interval(Integral, 0)
RANDOM_STATE = (
    Interval(Integral, 0, 2**32 - 1),
    Instance(np.random.RandomState, "a RandomState"),
    Instance(np.random.Generator, "a Generator"),
    NONE,
)


def check_parameters(owner: str, values: Mapping[str, object], constraints: Constraints) -> None:
    """Raise InvalidParameterError for the first value that none of its constraints allows.

    owner: the estimator or function that takes the parameters, for the message.
    """
    for name, allowed in constraints.items():
        if name in values and not any(constraint.allows(values[name]) for constraint in allowed):
            *most, last = [str(constraint) for constraint in allowed]
            expected = f"{', '.join(most)} or {last}" if most else last
            raise InvalidParameterError(
                f"The {name!r} parameter of {owner} must be {expected}. Got {values[name]!r} instead."
            )
