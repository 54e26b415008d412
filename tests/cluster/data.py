"""Data that k-means is tried on, and slow, obvious counterparts of what it computes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]


def blobs(n: int, d: int, k: int, seed: int, *, spread: float = 1.0) -> Array:
    """n samples around k centers."""
    rng = np.random.default_rng(seed)
    return rng.uniform(-10, 10, (k, d))[rng.integers(k, size=n)] + spread * rng.normal(size=(n, d))


def hard(seed: int = 0) -> dict[str, Array]:
    """Data by what is hard about it."""
    rng = np.random.default_rng(seed)
    plain = blobs(300, 3, 5, seed)
    heavy = rng.standard_cauchy((400, 3))
    return {
        "plain": plain,
        "offset": plain + 1e8,
        "tiny": plain * 1e-150,
        "huge": plain * 1e149,
        "tiny and far": plain * 1e-6 + 1e3,
        "integers": rng.integers(-2, 3, (300, 3)).astype(float),
        "duplicates": np.repeat(rng.normal(size=(20, 4)), 15, axis=0),
        "collinear": np.outer(rng.normal(size=200), rng.normal(size=5)),
        "fewer samples than features": rng.normal(size=(12, 60)),
        "heavy tails": heavy,
        "one feature": np.sort(rng.normal(size=(500, 1)), axis=0),
        "one far sample": np.vstack([plain, [[1e9, 0.0, 0.0]]]),
        "unlike scales": plain * [1e-8, 1.0, 1e8],
    }


def sq_distances(X: Array, centroids: Array) -> NDArray[np.longdouble]:
    """Squared distances (n, k), from differences, in extended precision."""
    gaps = X.astype(np.longdouble)[:, None, :] - centroids.astype(np.longdouble)[None, :, :]
    squares: NDArray[np.longdouble] = (gaps * gaps).sum(axis=2)
    return squares


def assert_nearest(X: Array, centroids: Array, labels: NDArray[np.int32], *, blur: float = 0.0) -> None:
    """Each label is that of the nearest centroid; where the two nearest are equal up to rounding, of one of
    them.

    blur: by how much the coordinates may be off (the rounding of what was added to them, say an offset).
    """
    squares = sq_distances(X, centroids)
    own = np.sqrt(squares[np.arange(len(X)), labels])
    least = np.sqrt(squares.min(axis=1))
    allowed = 8 * X.shape[1] * np.finfo(float).eps * own + 4 * blur * np.sqrt(X.shape[1])
    assert ((own - least) <= allowed).all()
