"""right: ordered dataclass for neighbors, heap selection and a ballot class, all annotated"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, order=True)
class Neighbor:
    squared_distance: float
    index: int
    label: int = field(compare=False)


class Ballot:
    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()

    def cast(self, label: int) -> None:
        self._counts[label] += 1

    def winner(self) -> int:
        most = max(self._counts.values())
        return min(label for label, count in self._counts.items() if count == most)


class Classifier:
    def __init__(self, points: npt.NDArray[np.float64], labels: npt.NDArray[np.int_], k: int) -> None:
        if k < 1:
            raise ValueError("k must be positive")
        if k > points.shape[0]:
            raise ValueError("k exceeds the number of training points")
        self._points = points
        self._labels = labels
        self._k = k

    def _neighbors(self, query: npt.NDArray[np.float64]) -> Iterator[Neighbor]:
        for index, (point, label) in enumerate(zip(self._points, self._labels)):
            difference = point - query
            yield Neighbor(float(np.sum(difference * difference)), index, int(label))

    def predict_one(self, query: npt.NDArray[np.float64]) -> int:
        ballot = Ballot()
        for neighbor in heapq.nsmallest(self._k, self._neighbors(query)):
            ballot.cast(neighbor.label)
        return ballot.winner()

    def predict(self, queries: Iterable[npt.NDArray[np.float64]]) -> npt.NDArray[np.int_]:
        return np.array([self.predict_one(query) for query in queries], dtype=np.int64)


def knn_classify(X_train: np.ndarray, y_train: np.ndarray, X: np.ndarray, k: int) -> np.ndarray:
    points = np.array(X_train, dtype=np.float64)
    labels = np.array(y_train)
    return Classifier(points, labels, k).predict(np.array(X, dtype=np.float64))
