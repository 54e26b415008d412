"""What `cv` stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from numbers import Integral
from typing import Any

import numpy as np

from mlfundamentals._core.labels import type_of_target
from mlfundamentals._core.random import Seed
from mlfundamentals.model_selection._folds import KFold, Splitter, StratifiedKFold


class GivenSplits(Splitter):
    """Splits that the caller made."""

    def __init__(self, cv: Iterable[Any]) -> None:
        self.cv = list(cv)

    def split(self, X: Any = None, y: Any = None, groups: Any = None) -> Iterator[Any]:
        """Yield them as they are."""
        yield from self.cv

    def get_n_splits(self, X: Any = None, y: Any = None, groups: Any = None) -> int:
        """How many there are."""
        return len(self.cv)


def check_cv(
    cv: Any = 5, y: Any = None, *, classifier: bool = False, shuffle: bool = False, random_state: Seed = None
) -> Any:
    """The splitter that cv stands for.

    cv: a number of folds (None: 5), stratified for a classifier whose y holds labels; a splitter; or an
    iterable of (train, test) indices.  shuffle, random_state: for the folds that are made here.

    Raises ValueError for anything else.

    >>> check_cv(3)
    KFold(n_splits=3, random_state=None, shuffle=False)
    """
    cv = 5 if cv is None else cv
    if isinstance(cv, Integral):
        labelled = classifier and y is not None and type_of_target(np.asarray(y)) in ("binary", "multiclass")
        kind = StratifiedKFold if labelled else KFold
        return kind(int(cv), shuffle=shuffle, random_state=random_state)
    if isinstance(cv, str) or not (hasattr(cv, "split") or isinstance(cv, Iterable)):
        raise ValueError(
            "Expected `cv` as an integer, a cross-validation object, or an iterable yielding (train, test)"
            f" splits as arrays of indices. Got {cv}."
        )
    return cv if hasattr(cv, "split") else GivenSplits(cv)
