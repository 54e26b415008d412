"""Kinds of targets, codes of classes, weights of classes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.utils.class_weight import compute_class_weight
from sklearn.utils.multiclass import type_of_target as oracle

from mlfundamentals._core.labels import (
    check_classification_target,
    class_weights,
    encode_labels,
    type_of_target,
)

TARGETS: list[Any] = [
    [0, 1, 1],
    [1.0, 2.0, 3.0],
    [0.5, 1.0],
    ["a", "b"],
    ["a", "b", "c"],
    [True, False],
    [[0, 1], [1, 1]],
    [[0, 2], [1, 1]],
    [[0.5, 2], [1, 1]],
    [[1], [2]],
    [1],
]


@pytest.mark.parametrize("target", TARGETS, ids=str)
def test_the_kind_of_a_target(target: Any) -> None:
    assert type_of_target(np.array(target)) == oracle(np.array(target))


@pytest.mark.parametrize("target", [["a", "b"], [1, "b"], [None, 1]])
def test_objects(target: list[object]) -> None:
    assert type_of_target(np.array(target, dtype=object)) == ("binary" if target == ["a", "b"] else "unknown")


def test_a_continuous_target_is_no_target_of_a_classifier() -> None:
    with pytest.raises(ValueError, match="Unknown label type: continuous"):
        check_classification_target(np.array([0.5, 1.5]))


@given(st.lists(st.integers(-3, 3), min_size=1))
def test_codes_lead_back_to_the_labels(labels: list[int]) -> None:
    classes, codes = encode_labels(np.array(labels))
    assert classes[codes].tolist() == labels
    assert (np.diff(classes) > 0).all()


@pytest.mark.parametrize("class_weight", [None, "balanced", {1: 2.0}, {1: 2.0, 5: 0.5}])
def test_class_weights(class_weight: Any) -> None:
    y = np.array([1, 5, 5, 7, 7, 7])
    expected = compute_class_weight(class_weight, classes=np.unique(y), y=y)
    np.testing.assert_allclose(class_weights(class_weight, *encode_labels(y)), expected)


def test_balanced_counts_samples_by_their_weight() -> None:
    weights = class_weights("balanced", np.array([0, 1]), np.array([0, 1, 1]), np.array([2.0, 0.5, 0.5]))
    np.testing.assert_allclose(weights, [0.75, 1.5])


def test_weights_of_no_class_at_all_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="are not in class_weight"):
        class_weights({9: 1.0}, np.array([0, 1]), np.array([0, 1]))
    with pytest.raises(ValueError, match="'balanced'"):
        class_weights("auto", np.array([0, 1]), np.array([0, 1]))
