"""How time grows with n, d and k: the exponent from doubling, ours beside scikit-learn's.

The exponent of n is the slope of log(time) against log(n), all else equal: 1 means that twice the samples
take twice the time.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.library.harness import Side, timed

Work = Callable[[], Any]


@dataclass(frozen=True)
class Sweep:
    """One work at sizes that double."""

    name: str
    parameter: str
    sizes: tuple[int, ...]
    make: Callable[[int, np.random.Generator], tuple[Work, Work]]
    """make(size, rng) gives the work by ours and by scikit-learn."""


@dataclass(frozen=True)
class Growth:
    """What a sweep found: medians of seconds at each size, and the exponents."""

    name: str
    parameter: str
    sizes: tuple[int, ...]
    ours_s: tuple[float, ...]
    sklearn_s: tuple[float, ...]
    ours_exponent: float
    sklearn_exponent: float


def grow(sweep: Sweep, *, seed: int, repeats: int = 3) -> Growth:
    """Time a sweep, the two sides in turn at each size."""
    times: tuple[list[float], list[float]] = ([], [])
    for size in sweep.sizes:
        sides = [Side(work) for work in sweep.make(size, np.random.default_rng(seed))]
        for side in sides:
            timed(side, settle=False)
        turns = [[timed(side)[0] for side in sides] for _ in range(repeats)]
        for kept, of_side in zip(times, zip(*turns, strict=True), strict=True):
            kept.append(statistics.median(of_side))
    ours, sklearn = (tuple(kept) for kept in times)
    return Growth(
        sweep.name,
        sweep.parameter,
        sweep.sizes,
        ours,
        sklearn,
        exponent(sweep.sizes, ours),
        exponent(sweep.sizes, sklearn),
    )


def exponent(sizes: tuple[int, ...], seconds: tuple[float, ...]) -> float:
    """The least-squares slope of log(seconds) against log(sizes)."""
    return float(np.polynomial.Polynomial.fit(np.log(sizes), np.log(seconds), 1).convert().coef[1])


def line(growth: Growth) -> str:
    """A growth as text."""
    sizes = f"{growth.parameter} = {growth.sizes[0]}..{growth.sizes[-1]}"
    exponents = f"ours {growth.ours_exponent:5.2f}   scikit-learn {growth.sklearn_exponent:5.2f}"
    return f"{growth.name:<34}{sizes:<26}{exponents}"


def sweeps(*, quick: bool) -> Iterator[Sweep]:
    """Growth in n, d and k of the main algorithms."""
    unit = 1 if quick else 4
    yield Sweep("k nearest, brute force", "n", doubling(4000 * unit), lambda n, rng: _nearest(rng, n, 32, 10))
    yield Sweep("k nearest, brute force", "d", doubling(16), lambda d, rng: _nearest(rng, 4000 * unit, d, 10))
    yield Sweep("k nearest, brute force", "k", doubling(5), lambda k, rng: _nearest(rng, 4000 * unit, 32, k))
    yield Sweep("k-means, 10 iterations", "n", doubling(8000 * unit), lambda n, rng: _kmeans(rng, n, 16, 32))
    yield Sweep("k-means, 10 iterations", "d", doubling(8), lambda d, rng: _kmeans(rng, 8000 * unit, d, 32))
    yield Sweep("k-means, 10 iterations", "k", doubling(16), lambda k, rng: _kmeans(rng, 8000 * unit, 16, k))
    yield Sweep(
        "Gaussian mixture, full, 5 steps", "n", doubling(4000 * unit), lambda n, rng: _mixture(rng, n, 10, 8)
    )
    yield Sweep(
        "Gaussian mixture, full, 5 steps", "d", doubling(8), lambda d, rng: _mixture(rng, 4000 * unit, d, 8)
    )
    yield Sweep(
        "Gaussian mixture, full, 5 steps", "k", doubling(4), lambda k, rng: _mixture(rng, 4000 * unit, 10, k)
    )
    yield Sweep("ridge", "n", doubling(8000 * unit), lambda n, rng: _ridge(rng, n, 50))
    yield Sweep("ridge", "d", doubling(25), lambda d, rng: _ridge(rng, 8000 * unit, d))
    yield Sweep("lasso", "n", doubling(1000 * unit), lambda n, rng: _lasso(rng, n, 200))
    yield Sweep("lasso", "d", doubling(100), lambda d, rng: _lasso(rng, 1000 * unit, d))
    yield Sweep("logistic regression", "n", doubling(4000 * unit), lambda n, rng: _logistic(rng, n, 20))
    yield Sweep("logistic regression", "d", doubling(10), lambda d, rng: _logistic(rng, 4000 * unit, d))
    yield Sweep("standardizing", "n", doubling(50_000 * unit), lambda n, rng: _standardize(rng, n, 20))


def doubling(start: int) -> tuple[int, ...]:
    """Four sizes, each twice the last."""
    return tuple(start * 2**i for i in range(4))


def _nearest(rng: np.random.Generator, n: int, d: int, k: int) -> tuple[Work, Work]:
    from sklearn.neighbors import NearestNeighbors as Theirs

    from mlfundamentals.neighbors import NearestNeighbors

    X, queries = rng.standard_normal((n, d)), rng.standard_normal((1000, d))
    return (
        lambda: NearestNeighbors(n_neighbors=k, algorithm="brute").fit(X).kneighbors(queries),
        lambda: Theirs(n_neighbors=k, algorithm="brute").fit(X).kneighbors(queries),
    )


def _kmeans(rng: np.random.Generator, n: int, d: int, k: int) -> tuple[Work, Work]:
    from sklearn.cluster import KMeans as Theirs

    from mlfundamentals.cluster import KMeans

    X = rng.standard_normal((n, d))
    options: dict[str, Any] = {"n_clusters": k, "init": X[:k].copy(), "n_init": 1, "max_iter": 10, "tol": 0}
    return _quietly(lambda: KMeans(**options).fit(X)), _quietly(lambda: Theirs(**options).fit(X))


def _mixture(rng: np.random.Generator, n: int, d: int, k: int) -> tuple[Work, Work]:
    from sklearn.mixture import GaussianMixture as Theirs

    from mlfundamentals.mixture import GaussianMixture

    X = rng.standard_normal((n, d)) + 4 * rng.standard_normal((k, d))[rng.integers(k, size=n)]
    options: dict[str, Any] = {
        "n_components": k,
        "max_iter": 5,
        "tol": 0,
        "weights_init": np.full(k, 1 / k),
        "means_init": X[:k],
        "precisions_init": np.tile(np.eye(d), (k, 1, 1)),
    }
    return _quietly(lambda: GaussianMixture(**options).fit(X)), _quietly(lambda: Theirs(**options).fit(X))


def _regression(rng: np.random.Generator, n: int, d: int) -> tuple[Any, Any]:
    X = rng.standard_normal((n, d))
    return X, X[:, : max(d // 10, 1)].sum(axis=1) + rng.standard_normal(n)


def _ridge(rng: np.random.Generator, n: int, d: int) -> tuple[Work, Work]:
    from sklearn.linear_model import Ridge as Theirs

    from mlfundamentals.linear_model import Ridge

    X, y = _regression(rng, n, d)
    return lambda: Ridge().fit(X, y), lambda: Theirs().fit(X, y)


def _lasso(rng: np.random.Generator, n: int, d: int) -> tuple[Work, Work]:
    from sklearn.linear_model import Lasso as Theirs

    from mlfundamentals.linear_model import Lasso

    X, y = _regression(rng, n, d)
    return lambda: Lasso(alpha=0.05, tol=1e-8).fit(X, y), lambda: Theirs(alpha=0.05, tol=1e-8).fit(X, y)


def _logistic(rng: np.random.Generator, n: int, d: int) -> tuple[Work, Work]:
    from sklearn.linear_model import LogisticRegression as Theirs

    from mlfundamentals.linear_model import LogisticRegression

    X, y = _regression(rng, n, d)
    labels = (y > 0).astype(int)
    return (
        lambda: LogisticRegression(tol=1e-8).fit(X, labels),
        lambda: Theirs(tol=1e-8, solver="newton-cholesky").fit(X, labels),
    )


def _standardize(rng: np.random.Generator, n: int, d: int) -> tuple[Work, Work]:
    from sklearn.preprocessing import StandardScaler as Theirs

    from mlfundamentals.preprocessing import StandardScaler

    X = rng.standard_normal((n, d))
    return lambda: StandardScaler().fit_transform(X), lambda: Theirs().fit_transform(X)


def _quietly(work: Work) -> Work:
    """The same without the warning that a fixed number of iterations did not converge."""
    import warnings

    def run() -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return work()

    return run
