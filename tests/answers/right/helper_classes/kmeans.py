"""right: a cluster class that keeps its own members, a run class, annotated throughout"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np


@dataclass
class Cluster:
    label: int
    center: np.ndarray
    members: list[np.ndarray] = field(default_factory=list)

    def squared_distance(self, row: np.ndarray) -> float:
        gap = row - self.center
        return float(np.sum(gap * gap))

    def clear(self) -> None:
        self.members = []

    def accept(self, row: np.ndarray) -> None:
        self.members.append(row)

    def move(self) -> float:
        """Move to the mean of the members; return how far by norm."""
        if not self.members:
            return 0.0
        previous = self.center
        self.center = np.sum(self.members, axis=0) / len(self.members)
        return float(np.linalg.norm(self.center - previous))


class Lloyd:
    def __init__(self, rows: np.ndarray, centers: np.ndarray) -> None:
        self.rows: list[np.ndarray] = [row.copy() for row in rows]
        self.clusters: list[Cluster] = [Cluster(label, center.copy()) for label, center in enumerate(centers)]

    def nearest(self, row: np.ndarray) -> Cluster:
        return min(self.clusters, key=lambda cluster: (cluster.squared_distance(row), cluster.label))

    def iterate(self) -> float:
        for cluster in self.clusters:
            cluster.clear()
        for row in self.rows:
            self.nearest(row).accept(row)
        return max(cluster.move() for cluster in self.clusters)

    def centers(self) -> np.ndarray:
        return np.stack([cluster.center for cluster in self.clusters])

    def labels(self) -> np.ndarray:
        return np.array([self.nearest(row).label for row in self.rows], dtype=np.int64)


def kmeans(
    X: np.ndarray, init: np.ndarray, max_iter: int = 100, tol: float = 1e-06
) -> tuple[np.ndarray, np.ndarray, int]:
    lloyd = Lloyd(np.asarray(X, dtype=float), np.asarray(init, dtype=float))
    n_iter: int = 0
    for _ in range(max_iter):
        n_iter += 1
        if lloyd.iterate() < tol:
            break
    return lloyd.centers(), lloyd.labels(), n_iter
