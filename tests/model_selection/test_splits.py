"""Folds and random splits: partitions, shares of the classes, scikit-learn's draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import sklearn.model_selection as oracle
from hypothesis import given
from hypothesis import strategies as st

import mlfundamentals.model_selection as ours

Splits = list[tuple[list[int], list[int]]]


def listed(splitter: Any, X: Any, y: Any = None) -> Splits:
    return [(train.tolist(), test.tolist()) for train, test in splitter.split(X, y)]


@given(st.integers(2, 8), st.integers(0, 40), st.booleans())
def test_folds_are_a_partition(n_splits: int, extra: int, shuffle: bool) -> None:
    n_samples = n_splits + extra
    splitter = ours.KFold(n_splits, shuffle=shuffle, random_state=0 if shuffle else None)
    splits = listed(splitter, np.zeros(n_samples))
    assert sorted(i for _, test in splits for i in test) == list(range(n_samples))
    assert all(sorted(train + test) == list(range(n_samples)) for train, test in splits)
    sizes = [len(test) for _, test in splits]
    assert max(sizes) - min(sizes) <= 1
    assert splitter.get_n_splits() == len(splits) == n_splits


@given(st.integers(2, 5), st.lists(st.integers(5, 20), min_size=2, max_size=4), st.integers(0, 5))
def test_stratified_folds_keep_the_shares(n_splits: int, counts: list[int], seed: int) -> None:
    y = np.random.default_rng(seed).permutation(np.repeat(np.arange(len(counts)), counts))
    splits = listed(ours.StratifiedKFold(n_splits, shuffle=True, random_state=seed), y, y)
    assert sorted(i for _, test in splits for i in test) == list(range(len(y)))
    for label, count in enumerate(counts):
        held = [int(np.sum(y[test] == label)) for _, test in splits]
        assert sum(held) == count
        assert max(held) - min(held) <= 1


@pytest.mark.parametrize("seed", [None, 0, 7])
@pytest.mark.parametrize("name", ["KFold", "StratifiedKFold"])
@pytest.mark.parametrize("n_splits", [2, 3, 5])
def test_the_same_folds_as_scikit_learn(name: str, n_splits: int, seed: int | None) -> None:
    y = np.random.default_rng(1).choice(np.array(["b", "c", "a"]), 53)
    options: dict[str, Any] = {"shuffle": seed is not None, "random_state": seed}
    found = listed(getattr(ours, name)(n_splits, **options), y, y)
    assert found == listed(getattr(oracle, name)(n_splits, **options), y, y)


@pytest.mark.parametrize(
    "sizes", [{}, {"test_size": 0.3}, {"train_size": 20}, {"test_size": 9, "train_size": 0.5}]
)
@pytest.mark.parametrize("name", ["ShuffleSplit", "StratifiedShuffleSplit"])
def test_the_same_draws_as_scikit_learn(name: str, sizes: dict[str, Any]) -> None:
    y = np.random.default_rng(2).integers(0, 3, 61)
    options = {"n_splits": 4, "random_state": 5, **sizes}
    found = listed(getattr(ours, name)(**options), y, y)
    assert found == listed(getattr(oracle, name)(**options), y, y)
    assert len(found) == getattr(ours, name)(**options).get_n_splits()
    assert all(not set(train) & set(test) for train, test in found)


def test_rows_of_labels_are_stratified_together() -> None:
    y = np.random.default_rng(3).integers(0, 2, (40, 2))
    options: dict[str, Any] = {"n_splits": 2, "random_state": 0, "test_size": 0.5}
    found = listed(ours.StratifiedShuffleSplit(**options), y, y)
    assert found == listed(oracle.StratifiedShuffleSplit(**options), y, y)


@pytest.mark.parametrize("seed", [0, 1, 42])
@pytest.mark.parametrize("stratify", [False, True])
@pytest.mark.parametrize("sizes", [{}, {"test_size": 0.2}, {"train_size": 17}])
def test_train_test_split_as_scikit_learn(seed: int, stratify: bool, sizes: dict[str, Any]) -> None:
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(50, 2)), rng.integers(0, 3, 50)
    options = {"random_state": seed, "stratify": y if stratify else None, **sizes}
    found = ours.train_test_split(X, y, list(range(50)), **options)
    expected = oracle.train_test_split(X, y, list(range(50)), **options)
    assert isinstance(found[4], list)
    for mine, theirs in zip(found, expected, strict=True):
        np.testing.assert_array_equal(mine, theirs)


def test_train_test_split_keeps_containers_and_order() -> None:
    from scipy.sparse import csr_array

    train, test = ours.train_test_split(csr_array(np.eye(5)), test_size=2, shuffle=False)
    np.testing.assert_array_equal(train.toarray(), np.eye(5)[:3])
    np.testing.assert_array_equal(test.toarray(), np.eye(5)[3:])
    assert ours.train_test_split("abcde", test_size=0.4, shuffle=False) == [["a", "b", "c"], ["d", "e"]]


def test_generators_are_taken_and_seeds_repeat() -> None:
    first, second = (
        ours.train_test_split(range(30), random_state=np.random.default_rng(4)) for _ in range(2)
    )
    assert first == second
    splitter = ours.ShuffleSplit(2, random_state=3)
    assert listed(splitter, np.zeros(9)) == listed(splitter, np.zeros(9))


def test_leave_one_out() -> None:
    assert listed(ours.LeaveOneOut(), np.zeros(3)) == listed(oracle.LeaveOneOut(), np.zeros(3))
    assert ours.LeaveOneOut().get_n_splits(np.zeros(3)) == 3


@pytest.mark.parametrize("name", ["KFold", "StratifiedKFold", "ShuffleSplit", "StratifiedShuffleSplit"])
def test_splitters_show_their_parameters(name: str) -> None:
    assert repr(getattr(ours, name)()).split() == repr(getattr(oracle, name)()).split()


@pytest.mark.parametrize("splitter", [ours.KFold(2), ours.StratifiedKFold(2), ours.ShuffleSplit(2)])
def test_groups_are_ignored_with_a_warning(splitter: Any) -> None:
    with pytest.warns(UserWarning, match="groups parameter is ignored"):
        splitter.split(np.zeros(6), [0, 1] * 3, groups=np.arange(6))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: ours.KFold(1), "at least one train/test split"),
        (lambda: ours.KFold(2.5), "Integral"),
        (lambda: ours.KFold(2, random_state=0), "random_state has no effect"),
        (lambda: list(ours.KFold(5).split([1, 2, 3])), "greater than the number of samples"),
        (lambda: list(ours.StratifiedKFold(3).split([0] * 4, [0, 0, 1, 1])), "members in each class"),
        (
            lambda: list(ours.StratifiedKFold(2).split([0] * 4, [0.5, 1.5, 2.5, 3.5])),
            "Supported target types",
        ),
        (lambda: list(ours.KFold(2).split([0] * 4, [0, 1])), "inconsistent"),
        (lambda: list(ours.LeaveOneOut().split([0])), "LeaveOneOut with n_samples=1"),
        (lambda: ours.LeaveOneOut().get_n_splits(None), "should not be None"),
        (lambda: list(ours.StratifiedShuffleSplit(1).split([0] * 4, [0, 0, 0, 1])), "only 1 member"),
        (
            lambda: list(ours.StratifiedShuffleSplit(1, test_size=1).split([0] * 4, [0, 0, 1, 1])),
            "test_size = 1",
        ),
        (lambda: ours.train_test_split(), "At least one array"),
        (lambda: ours.train_test_split([1, 2], [1]), "inconsistent"),
        (lambda: ours.train_test_split([1, 2, 3], test_size=1.5), "float in the"),
        (lambda: ours.train_test_split([1, 2, 3], test_size=3), "smaller than the number of samples"),
        (lambda: ours.train_test_split([1, 2, 3], test_size="a"), "Invalid value for test_size"),
        (lambda: ours.train_test_split([1, 2, 3], test_size=0.8, train_size=0.8), "The sum of test_size"),
        (lambda: ours.train_test_split([1, 2, 3], test_size=2, train_size=2), "The sum of train_size"),
        (lambda: ours.train_test_split([1], test_size=0.5), "resulting train set will be empty"),
        (lambda: ours.train_test_split([1, 2], shuffle=False, stratify=[0, 1]), "not implemented"),
        (lambda: ours.check_cv("five"), "Expected `cv` as an integer"),
        (lambda: ours.check_cv(2.5), "Expected `cv` as an integer"),
    ],
)
def test_what_does_not_fit_is_refused(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


def test_types_that_do_not_fit_are_refused() -> None:
    with pytest.raises(TypeError, match="shuffle must be"):
        ours.KFold(2, shuffle="no")
    with pytest.raises(TypeError, match="at least 1 dimension"):
        ours.train_test_split(np.array(3))
    with pytest.raises(TypeError, match="Expected sequence"):
        list(ours.KFold(2).split(ours.KFold(2)))


def test_a_small_class_warns() -> None:
    with pytest.warns(UserWarning, match="least populated class in y has only 2"):
        list(ours.StratifiedKFold(3).split([0] * 6, [0, 0, 0, 0, 1, 1]))


def test_check_cv() -> None:
    assert repr(ours.check_cv(3, [0, 1, 0], classifier=True)).startswith("StratifiedKFold(n_splits=3")
    assert repr(ours.check_cv(3, [0.5, 1.5], classifier=True)).startswith("KFold(n_splits=3")
    assert repr(ours.check_cv(None, [0, 1])).startswith("KFold(n_splits=5")
    given_splits = ours.check_cv([([0, 1], [2])])
    assert list(given_splits.split()) == [([0, 1], [2])]
    assert given_splits.get_n_splits() == 1
    splitter = ours.KFold(4)
    assert ours.check_cv(splitter) is splitter
