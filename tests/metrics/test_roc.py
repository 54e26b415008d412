"""The ROC curve and the area under it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sklearn.metrics as oracle
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

import mlfundamentals.metrics as metrics
from mlfundamentals.exceptions import UndefinedMetricWarning

SCORED = st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=2, max_size=30).filter(
    lambda pairs: len({label for label, _ in pairs}) == 2
)


def area_by_loops(labels: NDArray[Any], scores: NDArray[Any]) -> float:
    """How likely a positive sample scores above a negative one; a tie counts half."""
    pairs = [(p, q) for p in scores[labels == 1] for q in scores[labels == 0]]
    return sum(1.0 if p > q else 0.5 if p == q else 0.0 for p, q in pairs) / len(pairs)


@given(SCORED)
def test_the_area_is_a_probability(pairs: list[tuple[bool, int]]) -> None:
    labels, scores = np.array(pairs, dtype=int).T
    area = metrics.roc_auc_score(labels, scores)
    assert area == area_by_loops(labels, scores)
    assert metrics.auc(*metrics.roc_curve(labels, scores)[:2]) == pytest.approx(area, abs=1e-15)


@given(SCORED)
def test_the_area_depends_on_the_order_of_scores_alone(pairs: list[tuple[bool, int]]) -> None:
    labels, scores = np.array(pairs, dtype=int).T
    area = metrics.roc_auc_score(labels, scores)
    assert metrics.roc_auc_score(labels, np.exp(scores) * 1e-150) == area
    assert metrics.roc_auc_score(labels, scores.astype(np.float32) + 2.0**20) == area
    assert metrics.roc_auc_score(1 - labels, scores) == pytest.approx(1 - area, abs=1e-15)
    assert metrics.roc_auc_score(labels[::-1], scores[::-1]) == area


def test_the_area_is_exact_under_many_ties() -> None:
    rng = np.random.default_rng(0)
    labels, scores = rng.integers(0, 2, 20_000), rng.integers(0, 3, 20_000) / 3
    positive, negative = (np.bincount((3 * scores[labels == c] + 0.5).astype(int)) for c in (1, 0))
    below = int(positive @ (np.cumsum(negative) - negative))
    twice = 2 * below + int(positive @ negative)
    assert metrics.roc_auc_score(labels, scores) == twice / (2 * int(positive.sum()) * int(negative.sum()))


@pytest.mark.parametrize("levels", [3, 50, 10**9])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("drop", [False, True])
def test_curves_as_scikit_learn(levels: int, weighted: bool, drop: bool) -> None:
    rng = np.random.default_rng(levels)
    labels, scores = rng.integers(0, 2, 300), rng.integers(0, levels, 300) / levels
    weights = rng.random(300) * rng.integers(0, 2, 300) if weighted else None
    options: dict[str, Any] = {"sample_weight": weights, "drop_intermediate": drop}
    found, expected = (
        metrics.roc_curve(labels, scores, **options),
        oracle.roc_curve(labels, scores, **options),
    )
    for ours, theirs in zip(found, expected, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-13, atol=1e-15)
    for max_fpr in (None, 0.1, 0.5, 1.0):
        both: dict[str, Any] = {"sample_weight": weights, "max_fpr": max_fpr}
        area = metrics.roc_auc_score(labels, scores, **both)
        assert area == pytest.approx(oracle.roc_auc_score(labels, scores, **both), abs=1e-12)


@pytest.mark.parametrize("average", ["macro", "weighted"])
@pytest.mark.parametrize("multi_class", ["ovr", "ovo"])
@pytest.mark.parametrize("labels", [None, ["a", "b", "c", "d"]])
def test_more_than_two_classes_as_scikit_learn(average: str, multi_class: str, labels: Any) -> None:
    rng = np.random.default_rng(5)
    true, proba = np.array(list("abcd"))[rng.integers(0, 4, 200)], rng.dirichlet(np.ones(4), 200).round(2)
    proba[:, 0] += 1 - proba.sum(axis=1)
    options = {"average": average, "multi_class": multi_class, "labels": labels}
    expected = oracle.roc_auc_score(true, proba, **options)
    assert metrics.roc_auc_score(true, proba, **options) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("average", ["micro", None])
def test_one_against_the_rest_weighted_and_unaveraged(average: Any) -> None:
    rng = np.random.default_rng(6)
    true, proba, weights = rng.integers(0, 3, 100), rng.dirichlet(np.ones(3), 100), rng.random(100)
    options = {"average": average, "multi_class": "ovr", "sample_weight": weights}
    expected = oracle.roc_auc_score(true, proba, **options)
    np.testing.assert_allclose(metrics.roc_auc_score(true, proba, **options), expected, rtol=1e-12)


@pytest.mark.parametrize("average", ["macro", "micro", "weighted", "samples", None])
@pytest.mark.parametrize("weighted", [False, True])
def test_indicators_as_scikit_learn(average: Any, weighted: bool) -> None:
    rng = np.random.default_rng(7)
    true, scores = rng.integers(0, 2, (60, 4)), rng.random((60, 4))
    true[:, 0], true[:, 1] = 1, 0  # every sample has both kinds
    true[0, :2] = 0, 1
    options = {"average": average, "sample_weight": rng.random(60) if weighted else None}
    expected = oracle.roc_auc_score(true, scores, **options)
    np.testing.assert_allclose(metrics.roc_auc_score(true, scores, **options), expected, rtol=1e-12)


def test_one_class_alone_has_no_area() -> None:
    with pytest.warns(UndefinedMetricWarning, match="Only one class is present"):
        assert np.isnan(metrics.roc_auc_score([1, 1], [0.1, 0.2]))
    with pytest.warns(UndefinedMetricWarning, match="No negative samples"):
        fpr, tpr, _ = metrics.roc_curve([1, 1], [0.1, 0.2])
    assert np.isnan(fpr).all()
    assert tpr[-1] == 1.0
    with pytest.warns(UndefinedMetricWarning, match="No positive samples"):
        assert np.isnan(metrics.roc_curve([0, 0], [0.1, 0.2])[1]).all()


def test_a_class_without_weight_has_no_area() -> None:
    with pytest.warns(UndefinedMetricWarning, match="No negative samples"):
        assert np.isnan(metrics.roc_auc_score([0, 1, 1], [0.1, 0.2, 0.3], sample_weight=[0, 1, 2]))


@pytest.mark.parametrize(
    "score", [metrics.accuracy_score, metrics.roc_auc_score, metrics.log_loss, metrics.r2_score]
)
def test_weights_of_zero_alone_are_refused(score: Any) -> None:
    with pytest.raises(ValueError, match="at least one non-zero"):
        score([0, 1], [0.0, 1.0], sample_weight=[0, 0])


def test_the_area_under_points() -> None:
    assert metrics.auc([0, 1], [0, 1]) == 0.5
    assert metrics.auc([1, 0], [0, 1]) == 0.5
    assert metrics.auc([0, 1, 1], [0, 0, 1]) == 0.0
    for x, y, message in (
        ([0], [1], "At least 2"),
        ([0, 2, 1], [0, 0, 0], "neither"),
        ([0, 1], [1], "incons"),
    ):
        with pytest.raises(ValueError, match=message):
            metrics.auc(x, y)


@pytest.mark.parametrize(
    ("true", "scores", "options", "message"),
    [
        ([0, 1, 2], [[0.2, 0.3, 0.5]] * 3, {}, "multi_class must be in"),
        ([0, 1, 2], [[0.2, 0.3, 0.6]] * 3, {"multi_class": "ovr"}, "should sum up to 1.0"),
        ([0, 1, 2], [0.1, 0.2, 0.3], {"multi_class": "ovr"}, r"\(n_samples, n_classes\)"),
        ([0, 1, 2], [[0.2, 0.8]] * 3, {"multi_class": "ovr"}, "Number of classes in y_true not equal"),
        ([0, 1, 2], [[0.2, 0.3, 0.5]] * 3, {"multi_class": "ovr", "max_fpr": 0.5}, "Partial AUC"),
        ([0, 1, 2], [[0.2, 0.3, 0.5]] * 3, {"multi_class": "ovo", "labels": [2, 1, 0]}, "ordered"),
        ([0, 1, 2], [[0.2, 0.3, 0.5]] * 3, {"multi_class": "ovo", "labels": [0, 1, 1]}, "unique"),
        ([0, 1, 2], [[0.2, 0.3, 0.5]] * 3, {"multi_class": "ovo", "labels": [0, 1, 3]}, "not in parameter"),
        ([0, 1, 2], [[0.2, 0.3, 0.5]] * 3, {"multi_class": "ovo", "labels": [0, 1, 2, 3]}, "given labels, 4"),
        ([0, 1, 2], [[0.2, 0.3, 0.5]] * 3, {"multi_class": "ovo", "sample_weight": [1, 1, 1]}, "one-vs-one"),
        ([0, 1, 2], [[0.2, 0.3, 0.5]] * 3, {"multi_class": "ovo", "average": "samples"}, "average must be"),
        ([[0, 1], [1, 0]], [[0.2, 0.3, 0.5]] * 2, {}, "y_true's shape"),
        ([0, 1], [0.1, np.nan], {}, "NaN"),
        ([0, 1], [0.1, 0.2, 0.3], {}, "inconsistent"),
        ([0.5, 1], [0.1, 0.2], {}, "continuous format is not supported"),
        ([0, 1], [0.1, 0.2], {"max_fpr": 0.0}, "'max_fpr' parameter"),
    ],
)
def test_what_does_not_fit_is_refused(true: Any, scores: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        metrics.roc_auc_score(true, scores, **options)


def test_other_labels_need_a_positive_one() -> None:
    with pytest.raises(ValueError, match="pos_label is not specified"):
        metrics.roc_curve([3, 4], [0.1, 0.2])
    assert metrics.roc_curve(["a", "b"], [0.1, 0.2], pos_label="b")[1].tolist() == [0.0, 1.0, 1.0]
    assert metrics.roc_curve([0, 1, 2], [0.1, 0.2, 0.3], pos_label=2)[1].tolist() == [0.0, 1.0, 1.0]
    with pytest.raises(ValueError, match="multiclass format"):
        metrics.roc_curve([0, 1, 2], [0.1, 0.2, 0.3])


def test_averages_that_do_not_exist() -> None:
    proba = [[0.2, 0.3, 0.5]] * 3
    with pytest.raises(NotImplementedError, match="average=None"):
        metrics.roc_auc_score([0, 1, 2], proba, multi_class="ovo", average=None)
    no_positives = np.zeros((2, 3), dtype=int)
    assert metrics.roc_auc_score(no_positives, np.eye(2, 3), average="weighted") == 0


def test_a_column_of_scores_and_targets_that_are_no_labels() -> None:
    flat = metrics.roc_curve([0, 1, 1], [0.1, 0.2, 0.3])
    column = metrics.roc_curve([[0], [1], [1]], [[0.1], [0.2], [0.3]])
    for a, b in zip(flat, column, strict=True):
        np.testing.assert_array_equal(a, b)
    for true in ([0.5, 1.5, 2.5], [[0, 1], [1, 0], [1, 1]]):
        with pytest.raises(ValueError, match="format is not supported"):
            metrics.roc_curve(true, [0.1, 0.2, 0.3])


def test_threads_give_what_one_gives() -> None:
    rng = np.random.default_rng(9)
    labels, scores = rng.integers(0, 2, 40_000), rng.normal(size=40_000).round(3)
    weights = np.ones(40_000)
    for a, b in zip(
        metrics.roc_curve(labels, scores),
        metrics.roc_curve(labels, scores, sample_weight=weights),
        strict=True,
    ):
        np.testing.assert_array_equal(a, b)
    by_weights = metrics.roc_auc_score(labels, scores, sample_weight=weights)
    assert metrics.roc_auc_score(labels, scores) == pytest.approx(by_weights, rel=1e-12)
