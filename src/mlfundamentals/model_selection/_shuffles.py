"""Random splits into a training and a test set."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor
from typing import Any

import numpy as np
from jaxtyping import Float, Int
from numpy.typing import NDArray

from mlfundamentals._core.constraints import BOOLEAN, RANDOM_STATE, check_parameters
from mlfundamentals._core.random import Seed, check_random_state
from mlfundamentals.model_selection._folds import Split, Splitter, refuse_groups
from mlfundamentals.model_selection._samples import indexable, n_samples_of, take


def set_sizes(n_samples: int, test_size: Any, train_size: Any, default_test_size: float) -> tuple[int, int]:
    """The numbers of training and test samples; shares are rounded in favour of the test set.

    Raises ValueError for sizes that are out of range, too large together, or leave nothing to train on.
    """
    if test_size is None and train_size is None:
        test_size = default_test_size
    for name, size in (("test_size", test_size), ("train_size", train_size)):
        _check_size(name, size, n_samples)
    if _is_share(test_size) and _is_share(train_size) and test_size + train_size > 1:
        raise ValueError(
            f"The sum of test_size and train_size = {train_size + test_size}, should be in the (0, 1) range."
            " Reduce test_size and/or train_size."
        )
    n_test = ceil(test_size * n_samples) if _is_share(test_size) else test_size
    n_train = floor(train_size * n_samples) if _is_share(train_size) else train_size
    n_train = n_samples - n_test if n_train is None else n_train
    n_test = n_samples - n_train if n_test is None else n_test
    if n_train + n_test > n_samples:
        raise ValueError(
            f"The sum of train_size and test_size = {n_train + n_test}, should be smaller than the number of"
            f" samples {n_samples}. Reduce test_size and/or train_size."
        )
    if n_train == 0:
        raise ValueError(
            f"With n_samples={n_samples}, test_size={test_size} and train_size={train_size}, the resulting"
            " train set will be empty. Adjust any of the aforementioned parameters."
        )
    return int(n_train), int(n_test)


def _is_share(size: Any) -> bool:
    return np.asarray(size).dtype.kind == "f"


def _check_size(name: str, size: Any, n_samples: int) -> None:
    if size is None:
        return
    if np.asarray(size).dtype.kind not in "if" or np.ndim(size):
        raise ValueError(f"Invalid value for {name}: {size}")
    if not 0 < size < (1 if _is_share(size) else n_samples):
        raise ValueError(
            f"{name}={size} should be either positive and smaller than the number of samples {n_samples} or"
            " a float in the (0, 1) range"
        )


class _Shuffles(Splitter):
    """What ShuffleSplit and StratifiedShuffleSplit share."""

    _default_test_size = 0.1

    def __init__(
        self,
        n_splits: int = 10,
        *,
        test_size: Any = None,
        train_size: Any = None,
        random_state: Seed = None,
    ) -> None:
        self.n_splits = n_splits
        self.test_size = test_size
        self.train_size = train_size
        self.random_state = random_state

    def get_n_splits(self, X: Any = None, y: Any = None, groups: Any = None) -> int:
        """The number of splits."""
        return self.n_splits

    def _sizes(self, n_samples: int) -> tuple[int, int]:
        return set_sizes(n_samples, self.test_size, self.train_size, self._default_test_size)


class ShuffleSplit(_Shuffles):
    """n_splits independent random splits.

    test_size, train_size: a number of samples (int), a share (float), or None for the rest; both None is 0.1
    to test.  random_state: seed.

    >>> [len(test) for train, test in ShuffleSplit(2, test_size=0.25, random_state=0).split(range(8))]
    [2, 2]
    """

    def split(self, X: Any, y: Any = None, groups: Any = None) -> Iterator[Split]:
        """Yield (train, test), in random order; groups are ignored, with a warning."""
        refuse_groups(self, groups)
        return self._splits(n_samples_of(indexable(X, y)[0]))

    def _splits(self, n_samples: int) -> Iterator[Split]:
        n_train, n_test = self._sizes(n_samples)
        rng = check_random_state(self.random_state)
        for _ in range(self.n_splits):
            order = rng.permutation(n_samples)
            yield order[n_test : n_test + n_train], order[:n_test]


class StratifiedShuffleSplit(_Shuffles):
    """Random splits whose two sets hold the classes in about the same shares as the whole.

    Parameters as for ShuffleSplit.

    >>> train, test = next(StratifiedShuffleSplit(1, test_size=4, random_state=0).split([0] * 8, [0, 1] * 4))
    >>> sorted(test % 2)
    [np.int64(0), np.int64(0), np.int64(1), np.int64(1)]
    """

    def split(self, X: Any, y: Any, groups: Any = None) -> Iterator[Split]:
        """Yield (train, test), in random order; y: labels (n_samples,), or rows that are labels together.

        Raises ValueError for a class of one sample, and for sets smaller than the number of classes.
        """
        refuse_groups(self, groups)
        X, y = indexable(X, np.asarray(y))
        return self._splits(n_samples_of(X), y)

    def _splits(self, n_samples: int, y: NDArray[Any]) -> Iterator[Split]:
        n_train, n_test = self._sizes(n_samples)
        if y.ndim == 2:
            y = np.array([" ".join(row.astype("str")) for row in y])
        classes, codes, counts = np.unique(y, return_inverse=True, return_counts=True)
        _check_classes(classes, counts, n_train, n_test)
        members = np.split(np.argsort(codes, kind="stable"), np.cumsum(counts)[:-1])
        rng = check_random_state(self.random_state)
        for _ in range(self.n_splits):
            yield stratified_draw(members, n_train, n_test, rng)


def stratified_draw(
    members: list[NDArray[np.intp]], n_train: int, n_test: int, rng: np.random.RandomState
) -> Split:
    """Training and test indices drawn from each class's members, in proportion to their numbers."""
    counts = np.array([len(own) for own in members])
    of_train = proportional_shares(counts, n_train, rng)
    of_test = proportional_shares(counts - of_train, n_test, rng)
    train, test = [], []
    for own, n_own_train, n_own_test in zip(members, of_train, of_test, strict=True):
        drawn = own[rng.permutation(len(own))]
        train.append(drawn[:n_own_train])
        test.append(drawn[n_own_train : n_own_train + n_own_test])
    return rng.permutation(np.concatenate(train)), rng.permutation(np.concatenate(test))


def proportional_shares(
    counts: Int[np.ndarray, " k"], n_draws: int, rng: np.random.RandomState
) -> Int[np.ndarray, " k"]:
    """How many of n_draws fall to each class: the mode of the multivariate hypergeometric law, nearly.

    Proportional shares are rounded down; what is left goes to the largest remainders, by lot among equals.
    """
    shares: Float[np.ndarray, " k"] = counts / counts.sum() * n_draws
    floored = np.floor(shares)
    left = int(n_draws - floored.sum())
    remainders = shares - floored
    for value in np.unique(remainders)[::-1]:
        if left <= 0:
            break
        (equal,) = np.nonzero(remainders == value)
        chosen = rng.choice(equal, size=min(len(equal), left), replace=False)
        floored[chosen] += 1
        left -= len(chosen)
    return np.asarray(floored, dtype=np.intp)


def _check_classes(classes: NDArray[Any], counts: NDArray[np.intp], n_train: int, n_test: int) -> None:
    if counts.min() < 2:
        raise ValueError(
            "The least populated classes in y have only 1 member, which is too few. The minimum number of"
            " groups for any class cannot be less than 2. Classes with too few members are:"
            f" {classes[counts < 2].tolist()}"
        )
    for name, size in (("train_size", n_train), ("test_size", n_test)):
        if size < len(classes):
            raise ValueError(
                f"The {name} = {size} should be greater or equal to the number of classes = {len(classes)}"
            )


def train_test_split(
    *arrays: Any,
    test_size: Any = None,
    train_size: Any = None,
    random_state: Seed = None,
    shuffle: bool = True,
    stratify: Any = None,
) -> list[Any]:
    """Each of the arrays in two: [train of the first, test of the first, train of the second, ...].

    arrays: lists, arrays, sparse matrices or data frames of equal numbers of samples.
    test_size, train_size: a number of samples (int), a share (float), or None for the rest; both None is
    0.25 to test.  random_state: seed of the shuffle.  shuffle: False keeps the order, test set last.
    stratify: labels whose shares both sets are to keep.

    Raises ValueError for no arrays, unequal lengths, sizes that do not fit, and stratify without shuffle.

    >>> train_test_split([1, 2, 3, 4], test_size=1, shuffle=False)
    [[1, 2, 3], [4]]
    """
    values = {"shuffle": shuffle, "random_state": random_state}
    check_parameters("train_test_split", values, {"shuffle": [BOOLEAN], "random_state": RANDOM_STATE})
    if not arrays:
        raise ValueError("At least one array required as input")
    ready = indexable(*arrays)
    n_samples = n_samples_of(ready[0])
    n_train, n_test = set_sizes(n_samples, test_size, train_size, 0.25)
    if not shuffle:
        if stratify is not None:
            raise ValueError("Stratified train/test split is not implemented for shuffle=False")
        train, test = np.arange(n_train), np.arange(n_train, n_train + n_test)
    else:
        kind: Any = ShuffleSplit if stratify is None else StratifiedShuffleSplit
        splitter = kind(test_size=n_test, train_size=n_train, random_state=random_state)
        train, test = next(splitter.split(ready[0], stratify))
    return [take(array, indices) for array in ready for indices in (train, test)]


train_test_split.__test__ = False  # type: ignore[attr-defined]  # pytest would take it for a test
