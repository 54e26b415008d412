"""Folds: each sample is in the test set of exactly one split."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Iterator
from numbers import Integral
from typing import Any

import numpy as np
from jaxtyping import Int
from numpy.typing import NDArray

from mlfundamentals._core.labels import type_of_target
from mlfundamentals._core.random import Seed, check_random_state
from mlfundamentals.model_selection._samples import Indices, indexable, n_samples_of

Split = tuple[Indices, Indices]


class Splitter:
    """Base of all: `split` yields (train, test) indices, `get_n_splits` says how many times."""

    def __repr__(self) -> str:
        names = sorted(name for name in inspect.signature(type(self).__init__).parameters if name != "self")
        known = [f"{name}={getattr(self, name)!r}" for name in names if hasattr(self, name)]
        return f"{type(self).__name__}({', '.join(known)})"


def refuse_groups(splitter: object, groups: Any) -> None:
    """Warn of groups that will not be looked at."""
    if groups is not None:
        warnings.warn(
            f"The groups parameter is ignored by {type(splitter).__name__}", UserWarning, stacklevel=3
        )


class _Folds(Splitter):
    """What KFold and StratifiedKFold share."""

    def __init__(self, n_splits: Any = 5, *, shuffle: Any = False, random_state: Seed = None) -> None:
        if not isinstance(n_splits, Integral):
            raise ValueError(
                "The number of folds must be of Integral type."
                f" {n_splits} of type {type(n_splits)} was passed."
            )
        if n_splits <= 1:
            raise ValueError(
                "k-fold cross-validation requires at least one train/test split by setting n_splits=2 or"
                f" more, got n_splits={n_splits}."
            )
        if not isinstance(shuffle, bool):
            raise TypeError(f"shuffle must be True or False; got {shuffle}")
        if not shuffle and random_state is not None:
            raise ValueError(
                "Setting a random_state has no effect since shuffle is False. You should leave random_state"
                " to its default (None), or set shuffle=True."
            )
        self.n_splits: int = int(n_splits)
        self.shuffle: bool = shuffle
        self.random_state: Seed = random_state

    def get_n_splits(self, X: Any = None, y: Any = None, groups: Any = None) -> int:
        """The number of folds."""
        return self.n_splits

    def _check_n_samples(self, n_samples: int) -> None:
        if self.n_splits > n_samples:
            raise ValueError(
                f"Cannot have number of splits n_splits={self.n_splits} greater than the number of samples:"
                f" n_samples={n_samples}."
            )


class KFold(_Folds):
    """n_splits folds of consecutive samples, or of shuffled ones; sizes differ by one at most, larger first.

    n_splits: at least 2.  shuffle: once, before cutting.  random_state: seed, for the shuffle only.

    >>> [test.tolist() for train, test in KFold(3).split(range(5))]
    [[0, 1], [2, 3], [4]]
    """

    def split(self, X: Any, y: Any = None, groups: Any = None) -> Iterator[Split]:
        """Yield (train, test), each ascending, for X (n_samples, ...); groups are ignored, with a warning.

        Raises ValueError for fewer samples than folds.
        """
        refuse_groups(self, groups)
        return self._splits(n_samples_of(indexable(X, y)[0]))

    def _splits(self, n_samples: int) -> Iterator[Split]:
        self._check_n_samples(n_samples)
        order = np.arange(n_samples)
        if self.shuffle:
            check_random_state(self.random_state).shuffle(order)
        folds = np.empty(n_samples, dtype=np.intp)
        folds[order] = np.repeat(np.arange(self.n_splits), fold_sizes(n_samples, self.n_splits))
        yield from _splits(folds, self.n_splits)


class StratifiedKFold(_Folds):
    """Folds that hold the classes in about the same shares as the whole.

    n_splits: at least 2, at most the number of samples of the largest class.  shuffle: each class's samples
    before they are dealt out.  random_state: seed, for the shuffle only.

    >>> [test.tolist() for train, test in StratifiedKFold(2).split([0] * 6, [0, 0, 0, 0, 1, 1])]
    [[0, 1, 4], [2, 3, 5]]
    """

    def split(self, X: Any, y: Any, groups: Any = None) -> Iterator[Split]:
        """Yield (train, test), each ascending; y: labels (n_samples,); groups are ignored, with a warning.

        Raises ValueError for a y of numbers that are no labels, and for more folds than the largest class
        has samples; warns if the smallest one has fewer.
        """
        refuse_groups(self, groups)
        X, y = indexable(X, np.asarray(y))
        return self._splits(n_samples_of(X), y)

    def _splits(self, n_samples: int, y: NDArray[Any]) -> Iterator[Split]:
        self._check_n_samples(n_samples)
        yield from _splits(self._folds(_one_column_of_labels(y)), self.n_splits)

    def _folds(self, y: NDArray[Any]) -> Int[np.ndarray, " n"]:
        _, first, codes = np.unique(y, return_index=True, return_inverse=True)
        # Classes are numbered as they appear, so the folds do not hang on what the labels are called.
        codes = np.argsort(np.argsort(first))[codes.reshape(-1)]
        counts = np.bincount(codes)
        if (self.n_splits > counts).all():
            raise ValueError(
                f"n_splits={self.n_splits} cannot be greater than the number of members in each class."
            )
        if self.n_splits > counts.min():
            warnings.warn(
                f"The least populated class in y has only {counts.min()} members, which is less than"
                f" n_splits={self.n_splits}.",
                UserWarning,
                stacklevel=3,
            )
        rng = check_random_state(self.random_state) if self.shuffle else None
        return stratified_folds(codes, self.n_splits, rng)


def fold_sizes(n_samples: int, n_splits: int) -> Int[np.ndarray, " k"]:
    """How many samples each fold has: the first ones take one more where the division leaves a rest."""
    sizes = np.full(n_splits, n_samples // n_splits)
    sizes[: n_samples % n_splits] += 1
    return sizes


def stratified_folds(
    codes: Int[np.ndarray, " n"], n_splits: int, rng: np.random.RandomState | None = None
) -> Int[np.ndarray, " n"]:
    """The fold of each sample, whose class is codes, 0 .. n_classes - 1.

    The sorted codes are dealt out to the folds in turn; this fixes how many of each class each fold gets.
    """
    order = np.sort(codes)
    n_classes = int(order[-1]) + 1
    shares = [np.bincount(order[fold::n_splits], minlength=n_classes) for fold in range(n_splits)]
    folds = np.empty(len(codes), dtype=np.intp)
    for label in range(n_classes):
        dealt = np.arange(n_splits).repeat([share[label] for share in shares])
        if rng is not None:
            rng.shuffle(dealt)
        folds[codes == label] = dealt
    return folds


def _splits(folds: Int[np.ndarray, " n"], n_splits: int) -> Iterator[Split]:
    for fold in range(n_splits):
        test = folds == fold
        yield np.flatnonzero(~test), np.flatnonzero(test)


def _one_column_of_labels(y: NDArray[Any]) -> NDArray[Any]:
    kind = type_of_target(y)
    if kind not in ("binary", "multiclass"):
        raise ValueError(f"Supported target types are: ('binary', 'multiclass'). Got {kind!r} instead.")
    return y.reshape(-1)


class LeaveOneOut(Splitter):
    """As many splits as samples; each is tested once, alone.

    >>> [test.tolist() for train, test in LeaveOneOut().split([5, 6, 7])]
    [[0], [1], [2]]
    """

    def __init__(self) -> None:
        """Nothing to choose."""

    def split(self, X: Any, y: Any = None, groups: Any = None) -> Iterator[Split]:
        """Yield (train, test); raises ValueError for fewer than two samples."""
        refuse_groups(self, groups)
        n_samples = n_samples_of(indexable(X, y)[0])
        if n_samples <= 1:
            raise ValueError(f"Cannot perform LeaveOneOut with n_samples={n_samples}.")
        return _splits(np.arange(n_samples), n_samples)

    def get_n_splits(self, X: Any, y: Any = None, groups: Any = None) -> int:
        """The number of samples of X."""
        if X is None:
            raise ValueError("The 'X' parameter should not be None.")
        return n_samples_of(X)
