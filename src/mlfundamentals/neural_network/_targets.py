"""Class labels as the columns that a network's outputs are compared with, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.labels import check_classification_target, type_of_target
from mlfundamentals._core.types import BoolArray, FloatArray


@dataclass(frozen=True, slots=True)
class LabelCoder:
    """Which classes there are, and how outputs stand for them."""

    classes: NDArray[Any]
    """(n_classes,), ascending; for several labels a sample the numbers of the columns."""
    kind: str
    """"binary" (one output: the second class or not), "multiclass" (one output a class) or
    "multilabel-indicator" (one output a label)."""

    @property
    def n_outputs(self) -> int:
        """How many outputs stand for the classes."""
        return 1 if self.kind == "binary" else len(self.classes)

    def encode(self, y: NDArray[Any]) -> BoolArray:
        """Targets (n, n_outputs) of labels y (n,) or of an indicator matrix (n, n_classes)."""
        if self.kind == "multilabel-indicator":
            return np.asarray(y != 0)
        if self.kind == "binary":
            is_second: BoolArray = y == self.classes[-1] if len(self.classes) > 1 else np.zeros(len(y), bool)
            return np.asarray(is_second).reshape(-1, 1)
        coded: BoolArray = np.searchsorted(self.classes, y)[:, None] == np.arange(len(self.classes))
        return coded

    def decode(self, output: FloatArray | BoolArray) -> NDArray[Any]:
        """The most probable labels (n,), or the indicators (n, n_classes) of probabilities above a half."""
        if self.kind == "multilabel-indicator":
            return (output > 0.5).astype(np.intp)
        if self.kind == "binary":
            chosen = (output[:, 0] > 0.5) & (len(self.classes) > 1)
            return self.classes[chosen.astype(np.intp)]
        likeliest: NDArray[Any] = self.classes[output.argmax(axis=1)]
        return likeliest


def label_coder(y: NDArray[Any]) -> LabelCoder:
    """The coder for labels y (n,) or an indicator matrix (n, n_labels).

    Raises ValueError for targets that are no labels, or several classes a sample that are not 0 and 1.
    """
    check_classification_target(y)
    kind = type_of_target(y)
    if kind.endswith("multioutput"):
        raise ValueError(
            "Multioutput target data is not supported with label binarization: with several labels a sample"
            " each entry must be 0 or 1."
        )
    return LabelCoder(labels_of(y, kind), kind)


def labels_of(y: NDArray[Any], kind: str) -> NDArray[Any]:
    """The labels that occur in y, ascending; of an indicator matrix the numbers of its columns."""
    return np.arange(y.shape[1]) if kind == "multilabel-indicator" else np.unique(y)
