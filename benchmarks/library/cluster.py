"""k-means and its seeding against scikit-learn, from the same starts and draws."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
import sklearn.cluster
from numpy.typing import NDArray

from benchmarks.library.harness import Row, Side
from mlfundamentals.cluster import KMeans, kmeans_plusplus

Array = NDArray[np.float64]

LLOYD = (
    # features, clusters, spread of the clusters (None: no clusters), most iterations, target
    (16, 20, 2.5, 50, 2.0),
    (16, 100, 2.5, 40, 2.5),
    (64, 100, 2.5, 20, 3.0),
    (64, 1000, 2.5, 6, 4.0),
    (16, 20, None, 50, 1.5),
    (16, 100, None, 40, 2.0),
    (64, 100, None, 12, 2.0),
)
SEEDING = ((16, 20, 1.5), (16, 100, 1.5), (64, 100, 1.5))

CEILINGS = {
    (16, 20, 2.5): "seven tenths of the time assign samples, each of 40 iterations some 2.5 ms; sums a sixth",
    (64, 1000, 2.5): "2.3 full products are left, 0.35 of 0.95 s; passes over candidates 0.05 s each",
    (16, 20, None): "products are a fifth of the time; gathers and short passes over samples in doubt",
    (16, 100, None): "products and minima of samples in doubt 120 to 190 of 440 ms; no bound leaves fewer",
    (64, 100, None): "78 % of the samples stay in doubt, their products alone take 200 of 430 ms",
}


def rows(*, quick: bool, seed: int) -> Iterator[Row]:
    """All rows of the area; data are made from seed when a row is asked for."""
    n_samples = 20_000 if quick else 200_000
    for d, k, spread, max_iter, target in LLOYD[: 3 if quick else None]:
        yield lloyd_row(samples(n_samples, d, k, spread, seed), k, spread, max_iter, target, seed)
    for d, k, target in SEEDING[: 1 if quick else None]:
        yield seeding_row(samples(n_samples, d, k, 2.5, seed), k, target, seed)


def samples(n: int, d: int, k: int, spread: float | None, seed: int) -> Array:
    """n samples around k centers in a cube of side 20, or of one normal distribution."""
    rng = np.random.default_rng(seed)
    if spread is None:
        return rng.normal(size=(n, d))
    return rng.uniform(-10, 10, (k, d))[rng.integers(k, size=n)] + spread * rng.normal(size=(n, d))


def lloyd_row(X: Array, k: int, spread: float | None, max_iter: int, target: float, seed: int) -> Row:
    """One run from given rows of X; scikit-learn by either of its algorithms."""
    start = X[np.random.default_rng(seed + 1).choice(len(X), k, replace=False)]
    options: dict[str, Any] = {"n_clusters": k, "init": start, "n_init": 1, "max_iter": max_iter}
    kind = "noise" if spread is None else "clustered"

    def theirs(algorithm: str) -> Callable[[], Any]:
        return lambda: sklearn.cluster.KMeans(algorithm=algorithm, **options).fit(X)

    # Elkan's bounds cost n_samples * n_clusters; slower in all six rows up to k=100 (1.2 to 2.2 times).
    return Row(
        f"k-means, {len(X):_} x {X.shape[1]}, k={k}, {kind}".replace("_", " "),
        lambda: KMeans(**options).fit(X),
        {"scikit-learn": Side(theirs("lloyd"))},
        same_run,
        target,
        ceiling=CEILINGS.get((X.shape[1], k, spread), ""),
    )


def same_run(ours: Any, others: Mapping[str, Any]) -> str:
    """Equal labels and iterations, inertia to 1e-10."""
    theirs = others["scikit-learn"]
    np.testing.assert_array_equal(ours.labels_, theirs.labels_)
    assert ours.n_iter_ == theirs.n_iter_, (ours.n_iter_, theirs.n_iter_)
    np.testing.assert_allclose(ours.inertia_, theirs.inertia_, rtol=1e-10)
    np.testing.assert_allclose(ours.cluster_centers_, theirs.cluster_centers_, rtol=1e-8, atol=1e-10)
    return f"labels and {ours.n_iter_} iterations equal, inertia to 1e-10"


def seeding_row(X: Array, k: int, target: float, seed: int) -> Row:
    """k-means++ with the same draws."""
    return Row(
        f"k-means++, {len(X):_} x {X.shape[1]}, k={k}".replace("_", " "),
        partial(kmeans_plusplus, X, k, random_state=seed),
        {"scikit-learn": Side(partial(sklearn.cluster.kmeans_plusplus, X, k, random_state=seed))},
        same_rows,
        target,
        ceiling="k=20: 16 ms to read all samples in float32 each round, 18 to measure those that come nearer",
    )


def same_rows(ours: Any, others: Mapping[str, Any]) -> str:
    """The same rows in the same order."""
    np.testing.assert_array_equal(ours[1], others["scikit-learn"][1])
    return "the same rows chosen"
