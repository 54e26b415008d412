"""Networks: the forward pass, and an epoch of training."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.neural_network import MLPClassifier as TheirClassifier

from benchmarks.library.harness import Row, Side
from mlfundamentals._core.parallel import parallel_map
from mlfundamentals.neural_network import MLPClassifier

Array = NDArray[Any]

PRODUCTS_CEILING = "the matrix products alone take nine tenths of scikit-learn's time"


def rows(*, quick: bool, seed: int) -> Iterator[Row]:
    """The forward pass in both precisions, and one epoch of Adam (not among the targets: at least 1)."""
    for dtype in (np.float64, np.float32):
        yield _forward(1024 if quick else 4096, np.dtype(dtype), seed)
    yield _epoch(2000 if quick else 20_000, seed)


def _forward(n: int, dtype: np.dtype[Any], seed: int) -> Row:
    rng = np.random.default_rng(seed)
    X, y = rng.random((n, 784)).astype(dtype), np.arange(n) % 10
    settings: dict[str, Any] = {"hidden_layer_sizes": (512, 256), "max_iter": 1, "random_state": seed}
    ours, theirs = (_fitted(kind(**settings), X[:500], y[:500]) for kind in (MLPClassifier, TheirClassifier))
    others = {
        "scikit-learn": Side(partial(theirs.predict_proba, X)),
        "scikit-learn, one thread": Side(partial(theirs.predict_proba, X), blas_threads=1),
        "the products alone": Side(partial(_products, X, ours.coefs_)),
    }
    missing = [] if importlib.util.find_spec("torch") else ["torch"]
    if not missing:
        others["torch"] = Side(_torch(X, theirs.coefs_, theirs.intercepts_))
    tolerance = 1e-4 if dtype == np.float32 else 1e-10
    name = f"forward 784-512-256-10, batch {n}, {dtype}"
    equal = partial(_close, tolerance)
    return Row(name, partial(ours.predict_proba, X), others, equal, 1.1, missing, PRODUCTS_CEILING)


def _fitted(model: Any, X: Array, y: Array) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return model.fit(X, y)


def _products(X: Array, coefs: list[Array]) -> None:
    def through(rows: slice) -> None:
        H = X[rows]
        for coef in coefs:
            H = H @ coef

    parallel_map(through, [slice(0, len(X) // 2), slice(len(X) // 2, len(X))])


def _torch(X: Array, coefs: list[Array], intercepts: list[Array]) -> Callable[[], Array]:
    import torch

    inputs = torch.from_numpy(X)
    layers = [
        (torch.from_numpy(W.T.copy()), torch.from_numpy(b)) for W, b in zip(coefs, intercepts, strict=True)
    ]

    def run() -> Array:
        with torch.inference_mode():
            H = inputs
            for W, b in layers[:-1]:
                H = torch.nn.functional.linear(H, W, b).relu_()
            output: Array = torch.softmax(torch.nn.functional.linear(H, *layers[-1]), dim=1).numpy()
            return output

    return run


def _close(tolerance: float, ours: Array, others: Mapping[str, Any]) -> str:
    for name in others.keys() - {"the products alone"}:
        np.testing.assert_allclose(ours, others[name], rtol=tolerance, atol=tolerance)
    return f"probabilities to {tolerance:g}"


def _epoch(n: int, seed: int) -> Row:
    rng = np.random.default_rng(seed)
    X, y = rng.random((n, 784)), rng.integers(0, 10, n)
    run, theirs = (
        partial(lambda kind: _fitted(kind(max_iter=1, random_state=seed), X, y).loss_, kind)
        for kind in (MLPClassifier, TheirClassifier)
    )
    others = {"scikit-learn": Side(theirs), "scikit-learn, one thread": Side(theirs, blas_threads=1)}
    return Row(f"Adam epoch 784-100-10, {n} samples", run, others, _same_loss, 1.0)


def _same_loss(ours: float, others: Mapping[str, Any]) -> str:
    np.testing.assert_allclose([*others.values()], ours, rtol=1e-8)
    return "loss to 1e-8"
