"""Slow and obvious answers to hold the fast ones against."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def gaps(A: Array, B: Array) -> NDArray[np.float64]:
    """Differences of all rows, (n, m, d)."""
    found: NDArray[np.float64] = np.asarray(A, float)[:, None] - np.asarray(B, float)[None]
    return found


FORMULAS: dict[str, Callable[[Array, Array], NDArray[np.float64]]] = {
    "euclidean": lambda A, B: np.sqrt((gaps(A, B) ** 2).sum(-1)),
    "sqeuclidean": lambda A, B: (gaps(A, B) ** 2).sum(-1),
    "manhattan": lambda A, B: np.abs(gaps(A, B)).sum(-1),
    "chebyshev": lambda A, B: np.abs(gaps(A, B)).max(-1),
}


def nearest_by_sorting(distances: Array, k: int) -> tuple[Array, Array]:
    """Distances and indices of the k least of each row, ties to the lower index."""
    order = np.argsort(distances, axis=1, kind="stable")[:, :k]
    return np.take_along_axis(distances, order, 1), order


def hard_data(seed: int) -> Iterator[tuple[str, Array, Array]]:
    """(name, points, queries) that are hard for one reason or another."""
    rng = np.random.default_rng(seed)
    for d in (1, 2, 3, 9, 40):
        X, Q = rng.normal(size=(300, d)), rng.normal(size=(40, d))
        yield f"normal {d}", X, Q
        yield f"offset 1e8 {d}", X + 1e8, Q + 1e8
        yield f"offset 1e8 apart {d}", X + 1e8, Q
        yield f"duplicates {d}", X[rng.integers(0, 20, 300)], np.concatenate([X[:20], Q])
        yield f"integers {d}", rng.integers(-2, 3, (300, d)).astype(float), rng.integers(-2, 3, (40, d)) / 2
        yield f"all equal {d}", np.repeat(X[:1], 50, axis=0), np.concatenate([X[:1], Q])
        yield f"outlier {d}", np.concatenate([X, np.full((1, d), 1e9)]), Q
        yield f"far query {d}", X, np.concatenate([Q, Q * 1e12])
        yield f"tiny clusters {d}", np.repeat(X[:30], 10, axis=0) + 1e-9 * rng.normal(size=(300, d)), X[:30]
        yield (
            f"constant column {d}",
            np.column_stack([X, np.full(300, 0.1)]),
            np.column_stack([Q, np.zeros(40)]),
        )
        yield f"zeros {d}", np.zeros((30, d)), np.zeros((3, d))
    lattice = np.stack(np.meshgrid(*[np.arange(5.0)] * 4), axis=-1).reshape(-1, 4)
    yield "lattice", lattice, lattice[::7] + 0.5
    line = np.outer(rng.integers(0, 60, 300), [1.0, 2.0, -3.0])
    yield "collinear", line, line[:40] + np.array([0.0, 1.0, 0.0])
    yield "fewer rows than features", rng.normal(size=(7, 30)), rng.normal(size=(3, 30))
    yield "one point", rng.normal(size=(1, 3)), rng.normal(size=(4, 3))
    turned = np.array([np.roll([0.1, 0.2, 0.3, 0.7, 1.1], i) for i in range(5)] * 20)
    yield "turned about", turned, np.zeros((2, 5))


def scaled(scale: float, seed: int) -> tuple[Array, Array]:
    """Points and queries of about this size."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(200, 5)) * scale, rng.normal(size=(30, 5)) * scale
