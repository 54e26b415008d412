"""Rows of the table about Gaussian mixtures: steps of EM from a given start.

scikit-learn's `fit` runs one E-step after its last M-step, so both sides run `fit_predict`, which needs it:
the same number of E- and M-steps. scikit-learn runs with BLAS held to one
thread, which is its fastest setting.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.mixture import GaussianMixture as Theirs

from benchmarks.library.harness import Row, Side
from mlfundamentals.mixture import GaussianMixture

_TARGETS = {(10, 8): 10.0, (10, 32): 15.0, (50, 8): 5.0, (50, 32): 8.0}
"""By (n_features, n_components), for full covariances."""
_OTHERS = 3.0
"""For the other types."""
_CEILINGS = {
    ("full", 10, 8): "1024 samples' two products with 66 features take 53 us of a core (41 Gflop/s), writing"
    " the features 24 us, exponentials and their sums 12 us: 10 ms a step on one core, 6.3 on two",
}
"""By (covariance type, n_features, n_components): what stands in the way of the target."""
_STEPS = 5

Doubles = NDArray[np.float64]


def _samples(n: int, d: int, k: int, seed: int) -> Doubles:
    """n samples from k overlapping Gaussians, covariances of condition number about 10."""
    rng = np.random.default_rng(seed)
    parts = []
    for size in np.diff(np.linspace(0, n, k + 1).astype(int)):
        turn, _ = np.linalg.qr(rng.normal(size=(d, d)))
        root = turn * np.geomspace(1.0, 10.0**-0.5, d)
        parts.append(1.5 * rng.normal(size=d) + rng.normal(size=(size, d)) @ root.T)
    return rng.permutation(np.vstack(parts))


def _start(X: Doubles, k: int, covariance_type: str, seed: int) -> dict[str, Any]:
    """Weights alike, the data's variances, means halfway from the data's mean to k samples: a component that
    starts at a sample may shrink to it alone, and there scikit-learn's spherical form is off by 1e-9."""
    d, precision = X.shape[1], 1 / X.var(axis=0)
    precisions = {
        "full": np.broadcast_to(np.diag(precision), (k, d, d)).copy(),
        "tied": np.diag(precision),
        "diag": np.broadcast_to(precision, (k, d)).copy(),
        "spherical": np.full(k, precision.mean()),
    }
    means = (X[np.random.default_rng(seed + 1).choice(len(X), k, replace=False)] + X.mean(axis=0)) / 2
    return {
        "weights_init": np.full(k, 1 / k),
        "means_init": means,
        "precisions_init": precisions[covariance_type],
    }


def _fit(estimator: type[Any], X: Doubles, k: int, covariance_type: str, start: dict[str, Any]) -> Any:
    """Some steps of EM and the labels, (estimator, labels)."""
    mixture = estimator(k, covariance_type=covariance_type, tol=0.0, max_iter=_STEPS, **start)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        labels = mixture.fit_predict(X)
    return mixture, labels


def _equal(ours: Any, others: Mapping[str, Any]) -> str:
    """The same iterates: lower bounds, parameters, labels."""
    (mixture, labels), (theirs, their_labels) = ours, others["scikit-learn"]
    np.testing.assert_allclose(mixture.lower_bounds_, theirs.lower_bounds_, rtol=1e-12)
    for name in ("weights_", "means_", "covariances_"):
        np.testing.assert_allclose(getattr(mixture, name), getattr(theirs, name), rtol=1e-9, atol=1e-10)
    differing = int((labels != their_labels).sum())
    assert differing <= 1e-5 * len(labels), f"{differing} labels differ"
    return f"{mixture.n_iter_} lower bounds to 1e-12, parameters to 1e-10, {differing} labels differ"


def rows(*, quick: bool, seed: int) -> Iterator[Row]:
    """The rows of mixtures; data are made row by row."""
    n = 10_000 if quick else 100_000
    cases = [("full", d, k, target) for (d, k), target in _TARGETS.items()]
    cases += [(name, *shape, _OTHERS) for name in ("tied", "diag", "spherical") for shape in _TARGETS]
    for covariance_type, d, k, target in cases:
        X = _samples(n, d, k, seed)
        start = _start(X, k, covariance_type, seed)
        ours, theirs = (
            partial(_fit, estimator, X, k, covariance_type, start) for estimator in (GaussianMixture, Theirs)
        )
        name = f"Gaussian mixture, {covariance_type}, {_STEPS} steps, {n} points, d={d}, K={k}"
        ceiling = _CEILINGS.get((covariance_type, d, k), "")
        yield Row(name, ours, {"scikit-learn": Side(theirs, 1)}, _equal, target, ceiling=ceiling)
