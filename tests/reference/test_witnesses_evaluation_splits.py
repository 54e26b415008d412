"""References of splits and confusion matrices against the library and scikit-learn."""

from __future__ import annotations

import math
import warnings
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import sklearn.metrics
import sklearn.model_selection

from mlfundamentals import metrics, model_selection
from tests.reference.witnesses import N_FRESH, inputs, reference

LIBRARIES = pytest.mark.parametrize("library", [model_selection, sklearn.model_selection])


def lifted(n: int, test_size: float) -> bool:
    """Whether rounding lifts the size of the test set, which both libraries let happen."""
    return math.ceil(test_size * n) != math.ceil(round(test_size * n, 9))


def test_split_by_permutation_into_parts_of_the_decimal_share() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        return rng.permutation(200), int(rng.integers(1, 100)) / 100

    for perm, test_size in inputs("split_by_permutation", fresh):
        train, test = reference("split_by_permutation")(perm, test_size)
        assert [*test, *train] == perm.tolist()
        assert len(test) == math.ceil(Fraction(repr(test_size)) * len(perm))


@LIBRARIES
def test_split_by_permutation(library: Any) -> None:
    """A library's split takes the first m of its permutation; so the same one gives the same split."""

    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        return rng.permutation(40), float(rng.uniform(0.05, 0.9))

    for perm, test_size in inputs("split_by_permutation", fresh):
        n = len(perm)
        if lifted(n, test_size):
            continue
        own = np.random.RandomState(3).permutation(n)
        ours = reference("split_by_permutation")(own, test_size)
        ((train, test),) = library.ShuffleSplit(1, test_size=test_size, random_state=3).split(np.zeros(n))
        np.testing.assert_array_equal(ours[0], train)
        np.testing.assert_array_equal(ours[1], test)


@LIBRARIES
def test_kfold_indices(library: Any) -> None:
    def fresh(rng: np.random.Generator) -> tuple[int, int]:
        n = int(rng.integers(2, 60))
        return n, int(rng.integers(2, n + 1))

    for n, k in inputs("kfold_indices", fresh):
        ours = reference("kfold_indices")(n, k)
        for one, other in zip(ours, library.KFold(k).split(np.zeros(n)), strict=True):
            np.testing.assert_array_equal(one[0], other[0])
            np.testing.assert_array_equal(one[1], other[1])


@LIBRARIES
def test_stratified_fold_ids_has_as_many_of_each_class_in_each_fold(library: Any) -> None:
    """The libraries deal out the classes in the order of their appearance, and each class in blocks."""
    compared = 0
    for y, k in inputs("stratified_fold_ids", lambda rng: (rng.integers(-2, 3, size=50), 4)):
        if k == 1 or len(y) == 0 or np.unique(y, return_counts=True)[1].max() < k:
            continue  # the libraries refuse these
        _, first, codes = np.unique(y, return_index=True, return_inverse=True)
        codes = np.argsort(np.argsort(first))[codes]
        ours = reference("stratified_fold_ids")(codes, k)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # a class is smaller than k
            splits = list(library.StratifiedKFold(k).split(codes, codes))
        compared += 1
        for fold, (_, test) in enumerate(splits):
            width = int(codes.max()) + 1
            ours_of_each = np.bincount(codes[ours == fold], minlength=width)
            np.testing.assert_array_equal(ours_of_each, np.bincount(codes[test], minlength=width))
    assert compared > N_FRESH


def test_stratified_fold_ids_by_definition() -> None:
    for y, k in inputs("stratified_fold_ids", lambda rng: (rng.integers(-2, 3, size=60), 7)):
        folds = reference("stratified_fold_ids")(y, k)
        expected = [
            (sum(y[i] < label for i in range(len(y))) + sum(y[i] == label for i in range(place))) % k
            for place, label in enumerate(y)
        ]
        assert folds.tolist() == expected
        sizes = np.bincount(folds, minlength=k)
        assert np.ptp(sizes) <= 1
        for label in np.unique(y):
            assert np.ptp(np.bincount(folds[y == label], minlength=k)) <= 1


@pytest.mark.filterwarnings("ignore:A single label was found:UserWarning")  # for a matrix of one entry
@pytest.mark.parametrize("library", [metrics, sklearn.metrics])
def test_confusion_matrix(library: Any) -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        return rng.integers(0, 4, size=50), rng.integers(0, 6, size=50), 7

    for y_true, y_pred, K in inputs("confusion_matrix", fresh):
        if len(y_true):  # scikit-learn wants a sample
            ours = reference("confusion_matrix")(y_true, y_pred, K)
            theirs = library.confusion_matrix(y_true, y_pred, labels=np.arange(K))
            np.testing.assert_array_equal(ours, theirs)
