"""Ridge, lasso and elastic net, at one penalty and along paths, against scikit-learn and celer.

Penalized models are compared at equal certificates: both sides are asked for a duality gap of 1e-8 of y'y,
and one function computes both gaps from data and coefficients. X lies in Fortran order, which scikit-learn's
coordinate descent asks for, and its fastest setting (with or without a Gram matrix, BLAS on one thread or
all) is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.library.harness import Row, Side
from mlfundamentals import linear_model as ours

Array = NDArray[np.float64]

_GAP = 1e-8

RIDGE_CEILING = (
    "X'X in float32, 4 Gflop, takes 25 of our 48 ms with two cores, casting 4, a float64 pass for the"
    " residual 10; BLAS threads of scikit-learn's turn, which wait by spinning, cost up to as much again"
)
WIDE_CEILING = (
    "some 900 of 1000 possible coefficients are not zero: of 140 ms, 42 form and gather Gram matrices, 31"
    " pass over X, 42 solve 52 Newton steps by conjugate gradients, 22 are 2 steps by float32 factors"
)
PATH_CEILING = "X'X, 12.5 Gflop, takes 130 of our 185 ms; a ratio of 2 leaves less than that"


def rows(*, quick: bool, seed: int) -> Iterator[Row]:
    """The rows of the table, each with data of its own."""
    scale = 5 if quick else 1
    yield _ridge(100_000 // scale, 200, seed)
    for n, d, share, target in (
        (1000, 5000, 0.1, 2.0),
        (50_000, 500, 0.1, 2.0),
        (50_000, 500, 0.01, 2.0),
        (1000, 5000, 0.01, 1.3),
    ):
        yield _single(n // scale, d // scale, share, 1.0, target, seed)
    for n, d, share in ((1000, 5000, 0.1), (50_000, 500, 0.1), (50_000, 500, 0.01), (1000, 5000, 0.01)):
        yield _single(n // scale, d // scale, share, 0.5, 1.5, seed)
    yield _path(1000 // scale, 5000 // scale, 1e-2, 1.3, seed)
    yield _path(50_000 // scale, 500 // scale, 1e-3, 2.0, seed)


def regression(n: int, d: int, seed: int) -> tuple[Array, Array]:
    """Gaussian X (n, d), in Fortran order, and y of 50 of its columns, with noise of 0.3 of the signal."""
    rng = np.random.default_rng(seed)
    X = np.asfortranarray(rng.standard_normal((n, d)))
    informative = rng.choice(d, min(50, d), replace=False)
    signal = X[:, informative] @ rng.standard_normal(len(informative))
    return X, signal + 0.3 * signal.std() * rng.standard_normal(n) + 2.0


def relative_gap(X: Array, y: Array, coef: Array, alpha: float, l1_ratio: float) -> float:
    """The duality gap of coef, as a share of y'y, for the y and X centred here."""
    n = len(y)
    y = y - y.mean()
    residual = y - X @ coef
    residual -= residual.mean()
    l1, l2 = n * alpha * l1_ratio, n * alpha * (1 - l1_ratio)
    largest = np.abs(residual @ X - l2 * coef).max()
    shrink = min(1.0, l1 / largest)
    squares = residual @ residual + l2 * (coef @ coef)
    gap = 0.5 * (1 + shrink**2) * squares + l1 * np.abs(coef).sum() - shrink * (residual @ y)
    return float(gap / (y @ y))


def _ridge(n: int, d: int, seed: int) -> Row:
    from sklearn.linear_model import Ridge

    rng = np.random.default_rng(seed)
    X = rng.standard_normal((n, d))
    y = X @ rng.standard_normal(d) + rng.standard_normal(n) + 2.0

    def equal(mine: Any, theirs: Mapping[str, Any]) -> str:
        off = max(float(np.abs(mine.coef_ - model.coef_).max()) for model in theirs.values())
        assert off < 1e-12, off
        return f"coefficients to {off:.0e}"

    return Row(
        f"ridge, {_count(n)} x {d}",
        lambda: ours.Ridge(1.0).fit(X, y),
        {
            "scikit-learn": Side(lambda: Ridge(1.0, solver="cholesky").fit(X, y), 1),
            "scikit-learn, all threads": Side(lambda: Ridge(1.0, solver="cholesky").fit(X, y)),
        },
        equal,
        target=3.0,
        ceiling=RIDGE_CEILING,
    )


def _single(n: int, d: int, share: float, l1_ratio: float, target: float, seed: int) -> Row:
    from sklearn.linear_model import ElasticNet

    X, y = regression(n, d, seed)
    alpha = share * float(np.abs((y - y.mean()) @ X).max()) / n / l1_ratio
    options: dict[str, Any] = {"l1_ratio": l1_ratio, "tol": _GAP}
    name = "lasso" if l1_ratio == 1 else f"elastic net, l1_ratio {l1_ratio}"
    theirs = partial(_fit, partial(ElasticNet, alpha, max_iter=100_000, **options), X, y)
    sides = _sides({"scikit-learn": theirs})
    optional = []
    if l1_ratio == 1:
        celer = _celer(alpha, X, y)
        sides |= {"celer": Side(celer)} if celer else {}
        optional = [] if celer else ["celer"]

    def equal(mine: Any, others: Mapping[str, Any]) -> str:
        models = {"ours": mine, **others}
        gaps = {key: relative_gap(X, y, model.coef_, alpha, l1_ratio) for key, model in models.items()}
        # celer ends beyond its tol on some data, which only shortens its time
        assert max(gap for key, gap in gaps.items() if "celer" not in key) <= 1.1 * _GAP, gaps
        return f"gaps of y'y: {_listed(gaps)}; {int((mine.coef_ != 0).sum())} coefficients"

    return Row(
        f"{name}, {_count(n)} x {d}, {share} of alpha_max",
        lambda: ours.ElasticNet(alpha, **options).fit(X, y),
        sides,
        equal,
        target=target,
        others_optional=optional,
        ceiling=WIDE_CEILING if share < 0.1 and d > n else "",
    )


def _path(n: int, d: int, eps: float, target: float, seed: int) -> Row:
    from sklearn.linear_model import lasso_path

    X, y = regression(n, d, seed)
    X -= X.mean(axis=0)
    y -= y.mean()
    options: dict[str, Any] = {"eps": eps, "alphas": 100, "tol": _GAP}
    form = n > d
    theirs = partial(lasso_path, X, y, max_iter=100_000, precompute=form, **options)

    def equal(mine: Any, others: Mapping[str, Any]) -> str:
        worst = {
            key: max(relative_gap(X, y, w, a, 1.0) for a, w in zip(path[0], path[1].T, strict=True))
            for key, path in {"ours": mine, **others}.items()
        }
        assert max(worst.values()) <= 1.1 * _GAP, worst
        return f"largest gaps of y'y: {_listed(worst)}"

    return Row(
        f"lasso path, 100 alphas to {eps:g}, {_count(n)} x {d}",
        lambda: ours.lasso_path(X, y, **options),
        _sides({"scikit-learn": theirs}),
        equal,
        target=target,
        ceiling=PATH_CEILING if n > d else "",
    )


def _sides(runs: Mapping[str, Callable[[], Any]]) -> dict[str, Side]:
    """Each run with BLAS on one thread and on all."""
    one = {key: Side(run, 1) for key, run in runs.items()}
    return one | {f"{key}, all threads": Side(run) for key, run in runs.items()}


def _fit(estimator: Callable[[], Any], X: Array, y: Array) -> Any:
    return estimator().fit(X, y)


def _celer(alpha: float, X: Array, y: Array) -> Callable[[], Any] | None:
    """A lasso by celer with the same gap, if it is installed."""
    try:
        from celer import Lasso
    except ImportError:
        return None
    tol = _GAP  # celer, too, takes it as a share of y'y
    return lambda: Lasso(alpha, tol=tol, max_iter=100, max_epochs=100_000).fit(X, y)


def _count(n: int) -> str:
    return f"{n:,}".replace(",", " ")


def _listed(values: Mapping[str, float]) -> str:
    return ", ".join(f"{key} {value:.0e}" for key, value in values.items())
