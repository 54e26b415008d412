"""Accuracy, confusion matrices, precision, recall, F-measure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sklearn.metrics as oracle
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.exceptions import UndefinedMetricWarning as TheirWarning

import mlfundamentals.metrics as metrics
from mlfundamentals.exceptions import UndefinedMetricWarning

LABELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4)), min_size=1, max_size=40)


def drawn(seed: int = 0, n: int = 200) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    rng = np.random.default_rng(seed)
    return rng.integers(0, 4, n), rng.integers(0, 5, n), rng.random(n)


def confusion_by_loops(true: NDArray[Any], pred: NDArray[Any], labels: list[Any]) -> NDArray[Any]:
    cells = [[sum((t, p) == (a, b) for t, p in zip(true, pred, strict=True)) for b in labels] for a in labels]
    return np.array(cells)


@given(LABELS)
@pytest.mark.filterwarnings("ignore:A single label")
def test_a_confusion_matrix_counts_every_sample_once(pairs: list[tuple[int, int]]) -> None:
    true, pred = np.array(pairs).T
    found = metrics.confusion_matrix(true, pred)
    labels = sorted(set(true) | set(pred))
    np.testing.assert_array_equal(found, confusion_by_loops(true, pred, labels))
    assert found.sum() == len(true)
    assert np.trace(found) / len(true) == pytest.approx(metrics.accuracy_score(true, pred), rel=1e-15)


@given(LABELS, st.randoms(use_true_random=False))
@pytest.mark.filterwarnings("ignore")
def test_the_order_of_samples_does_not_matter(pairs: list[tuple[int, int]], random: Any) -> None:
    shuffled = random.sample(pairs, len(pairs))
    results = []
    for some in (pairs, shuffled):
        true, pred = np.array(some).T
        results.append(metrics.precision_recall_fscore_support(true, pred, average="macro")[:3])
    assert results[0] == results[1]


@pytest.mark.parametrize("dtype", [bool, np.int8, np.int64, np.uint16, np.float32, float, str, object])
def test_labels_of_any_type(dtype: Any) -> None:
    true, pred, _ = drawn()
    true, pred = (true > 1, pred > 1) if dtype is bool else (true, pred)
    as_given = [v.astype(str).astype(object) if dtype is object else v.astype(dtype) for v in (true, pred)]
    found = metrics.confusion_matrix(*as_given)
    np.testing.assert_array_equal(found, oracle.confusion_matrix(true, pred))
    read_only = [np.array(v) for v in as_given]
    for values in read_only:
        values.flags.writeable = False
    np.testing.assert_array_equal(metrics.confusion_matrix(*read_only), found)
    np.testing.assert_array_equal(metrics.confusion_matrix(*(list(v) for v in as_given)), found)


def test_labels_far_apart_and_at_the_ends_of_their_range() -> None:
    values = np.array([-(2**63), -5, 0, 2**40, 2**63 - 1])
    true, pred, _ = drawn()
    found = metrics.confusion_matrix(values[true], values[pred])
    np.testing.assert_array_equal(found, oracle.confusion_matrix(true, pred))
    small = np.array([-128, -1, 0, 5, 127], dtype=np.int8)
    np.testing.assert_array_equal(metrics.confusion_matrix(small[true], small[pred]), found)


@pytest.mark.parametrize("normalize", [None, "true", "pred", "all"])
@pytest.mark.parametrize("labels", [None, [2, 0], [1, 9, 3]])
@pytest.mark.parametrize("weight", [None, int, float])
def test_confusion_matrix_as_scikit_learn(normalize: Any, labels: Any, weight: Any) -> None:
    true, pred, w = drawn(1)
    options = {"normalize": normalize, "labels": labels}
    options["sample_weight"] = None if weight is None else (10 * w).astype(weight)
    found, expected = (
        metrics.confusion_matrix(true, pred, **options),
        oracle.confusion_matrix(true, pred, **options),
    )
    np.testing.assert_allclose(found, expected, rtol=1e-13)
    assert found.dtype == expected.dtype


def test_whole_weights_are_summed_exactly() -> None:
    weights = np.array([2**62, 1, 2**61])
    found = metrics.confusion_matrix([0, 0, 1], [0, 0, 1], sample_weight=weights)
    assert found.tolist() == [[2**62 + 1, 0], [0, 2**61]]


@pytest.mark.parametrize("average", [None, "micro", "macro", "weighted"])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("beta", [0.0, 0.5, 1.0, 2.0, np.inf])
def test_scores_as_scikit_learn(average: Any, weighted: bool, beta: float) -> None:
    true, pred, w = drawn(2)
    options: dict[str, Any] = {"average": average, "beta": beta, "zero_division": 0}
    options["sample_weight"] = w if weighted else None
    for labels in (None, [3, 1], [4]):
        found = metrics.precision_recall_fscore_support(true, pred, labels=labels, **options)
        expected = oracle.precision_recall_fscore_support(true, pred, labels=labels, **options)
        for ours, theirs in zip(found, expected, strict=True):
            if theirs is None:
                assert ours is None
            else:
                np.testing.assert_allclose(ours, theirs, rtol=1e-13, atol=1e-15)


@pytest.mark.parametrize("average", [None, "micro", "macro", "weighted", "samples"])
@pytest.mark.parametrize("zero_division", [0, 1, np.nan])
@pytest.mark.parametrize("weighted", [False, True])
def test_indicators_as_scikit_learn(average: Any, zero_division: Any, weighted: bool) -> None:
    rng = np.random.default_rng(3)
    true, pred = rng.integers(0, 2, (2, 30, 4))
    true[:, 3], pred[:3] = 0, 0
    options: dict[str, Any] = {"sample_weight": rng.random(30) if weighted else None}
    for labels in (None, [2, 0]):
        both = {"labels": labels, "average": average, "zero_division": zero_division, **options}
        found = metrics.precision_recall_fscore_support(true, pred, **both)
        expected = oracle.precision_recall_fscore_support(true, pred, **both)
        for ours, theirs in zip(found[:3], expected[:3], strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=1e-13)
        if average != "samples":
            counts = metrics.multilabel_confusion_matrix(true, pred, labels=labels, **options)
            theirs = oracle.multilabel_confusion_matrix(true, pred, labels=labels, **options)
            np.testing.assert_allclose(counts, theirs, rtol=1e-13)
    assert metrics.accuracy_score(true, pred) == oracle.accuracy_score(true, pred)


def test_binary_scores_by_hand() -> None:
    true, pred = ["spam", "ham", "spam", "spam"], ["spam", "spam", "ham", "spam"]
    assert metrics.precision_score(true, pred, pos_label="spam") == pytest.approx(2 / 3)
    assert metrics.recall_score(true, pred, pos_label="ham") == 0.0
    assert metrics.f1_score(true, pred, pos_label="spam") == pytest.approx(2 / 3)
    assert metrics.fbeta_score(true, pred, beta=2, pos_label="spam") == pytest.approx(2 / 3)


@pytest.mark.parametrize("name", ["precision_score", "recall_score", "f1_score"])
def test_undefined_scores_warn_as_scikit_learn(name: str) -> None:
    true, pred = [0, 0, 0], [0, 0, 0]
    with pytest.warns(UndefinedMetricWarning) as ours:
        assert getattr(metrics, name)(true, pred) == 0.0
    with pytest.warns(TheirWarning) as theirs:
        getattr(oracle, name)(true, pred)
    assert str(ours[0].message) == str(theirs[0].message)
    assert getattr(metrics, name)(true, pred, zero_division=1) == 1.0
    assert np.isnan(getattr(metrics, name)(true, pred, zero_division=np.nan))


@pytest.mark.parametrize("adjusted", [False, True])
@pytest.mark.parametrize("weighted", [False, True])
def test_balanced_accuracy_is_the_mean_recall(adjusted: bool, weighted: bool) -> None:
    true, pred, w = drawn(4)
    pred = pred % 4
    weights = w if weighted else None
    found = metrics.balanced_accuracy_score(true, pred, adjusted=adjusted, sample_weight=weights)
    expected = oracle.balanced_accuracy_score(true, pred, adjusted=adjusted, sample_weight=weights)
    assert found == pytest.approx(expected, rel=1e-13)
    if not adjusted:
        recall = metrics.recall_score(true, pred, average="macro", sample_weight=weights)
        assert found == pytest.approx(recall, rel=1e-13)


def test_balanced_accuracy_warns_of_classes_that_are_only_predicted() -> None:
    with pytest.warns(UserWarning, match="y_pred contains classes not in y_true"):
        assert metrics.balanced_accuracy_score([0, 0, 1], [0, 2, 1]) == 0.75


@pytest.mark.parametrize(
    ("true", "pred", "message"),
    [
        ([0, 1], [0, 1, 1], "inconsistent numbers of samples"),
        ([], [], "minimum of 1 sample"),
        ([0, 1], [0.5, 1.0], "mix of binary and continuous"),
        ([0.5, 1.0], [0.5, 1.0], "continuous is not supported"),
        ([[0, 1], [1, 0]], [0, 1], "mix of multilabel-indicator and binary"),
        ([[0, 1], [1, 0]], [[0, 1, 1], [1, 0, 1]], "different numbers of labels"),
        (["a", "b"], [0, 1], "string and number"),
        ([[0, 1], [1]], [0, 1], "no longer supported"),
        ([0.0, np.nan], [0, 1], "NaN"),
        ([0.0, np.inf], [0, 1], "infinity"),
    ],
)
def test_bad_targets_are_refused(true: Any, pred: Any, message: str) -> None:
    for metric in (metrics.accuracy_score, metrics.confusion_matrix, metrics.f1_score):
        with pytest.raises(ValueError, match=message):
            metric(true, pred)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"average": "binary"}, "Target is multiclass but average='binary'"),
        ({"average": "mean"}, "'average' parameter"),
        ({"average": "macro", "beta": -1.0}, "'beta' parameter"),
        ({"average": "macro", "zero_division": 2}, "'zero_division' parameter"),
        ({"average": "samples"}, "Samplewise metrics are not available"),
    ],
)
def test_bad_options_are_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        metrics.precision_recall_fscore_support([0, 1, 2], [0, 1, 2], **options)


def test_an_unknown_positive_label_is_refused() -> None:
    with pytest.raises(ValueError, match="pos_label=7 is not a valid label"):
        metrics.precision_score([0, 1], [0, 1], pos_label=7)
    with pytest.warns(UserWarning, match="pos_label"):
        metrics.precision_score([0, 1], [0, 1], pos_label=7, average="macro")


def test_bytes_are_refused_and_sparse_indicators_taken() -> None:
    from scipy.sparse import csr_array

    with pytest.raises(TypeError, match="bytes"):
        metrics.accuracy_score(np.array([b"a"]), np.array([b"a"]))
    true, pred = np.eye(3, dtype=int), np.tri(3, dtype=int)
    for score in (metrics.accuracy_score, metrics.multilabel_confusion_matrix):
        dense = score(true, pred)
        np.testing.assert_array_equal(score(csr_array(true), pred), dense)
        np.testing.assert_array_equal(score(true, csr_array(pred)), dense)


def test_how_many_are_right() -> None:
    true, pred, w = drawn(5)
    assert metrics.accuracy_score(true, pred, normalize=False) == np.sum(true == pred)
    found = metrics.accuracy_score(true, pred, normalize=False, sample_weight=w)
    assert found == pytest.approx(w[true == pred].sum(), rel=1e-13)
    rows = np.array([[0, 1], [1, 1], [1, 0]])
    assert metrics.accuracy_score(rows, rows[[0, 1, 1]], normalize=False) == 2


def test_labels_that_are_asked_for() -> None:
    assert metrics.confusion_matrix([], [], labels=[0, 1]).tolist() == [[0, 0], [0, 0]]
    for labels, message in (([], "at least one label"), ([7], "must be in y_true")):
        with pytest.raises(ValueError, match=message):
            metrics.confusion_matrix([0, 1], [0, 1], labels=labels)
    rows = np.array([[0, 1], [1, 0]])
    for labels, message in (([0, 2], "Got 2 > 1"), ([-1, 0], "Got -1 < 0")):
        with pytest.raises(ValueError, match=message):
            metrics.multilabel_confusion_matrix(rows, rows, labels=labels)
    for metric in (metrics.confusion_matrix, metrics.balanced_accuracy_score):
        with pytest.raises(ValueError, match="multilabel-indicator is not supported"):
            metric(rows, rows)
    with pytest.raises(ValueError, match="non-string sequence"):
        metrics.accuracy_score("ab", "ab")


def test_memory_mapped_labels(tmp_path: Path) -> None:
    true, pred, _ = drawn(6)
    np.save(tmp_path / "true.npy", true)
    mapped = np.load(tmp_path / "true.npy", mmap_mode="r")
    found = metrics.confusion_matrix(mapped, pred)
    np.testing.assert_array_equal(found, metrics.confusion_matrix(true, pred))
