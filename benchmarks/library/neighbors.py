"""Rows of the table: nearest neighbors, by matrix products and by a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
from sklearn.metrics import pairwise_distances as their_distances
from sklearn.neighbors import NearestNeighbors as TheirNeighbors

from benchmarks.library.harness import Row, Side
from mlfundamentals.neighbors import NearestNeighbors, pairwise_distances

K = 10
PRODUCT_TARGETS = {10: 7.0, 64: 5.0, 256: 4.0}
TREE_TARGET = 1.3
CEILINGS = {
    10: "seven tenths of the time: float32 products and minima over groups; the rest: short calls",
    64: "four fifths of the time: float32 products of all pairs and their minima over groups",
    256: "more than four fifths of the time: float32 products of all pairs, which faiss computes as well",
}


def rows(*, quick: bool, seed: int) -> Iterator[Row]:
    """Exact k nearest of all pairs (d = 10, 64, 256), and against their tree (d = 2, 3, 5, 8)."""
    n, m = (10_000, 2_000) if quick else (50_000, 10_000)
    for d, target in PRODUCT_TARGETS.items():
        yield _row(n, m, d, seed=seed, algorithm="brute", target=target)
    for d in (2, 3, 5, 8):
        yield _row(n, m, d, seed=seed, algorithm="kd_tree", target=TREE_TARGET)
    yield _table_row(1_000 if quick else 4_000, 50, seed=seed)


def _row(n: int, m: int, d: int, *, seed: int, algorithm: str, target: float) -> Row:
    rng = np.random.default_rng([seed, d])
    X, Q = rng.normal(size=(n, d)), rng.normal(size=(m, d))
    theirs = TheirNeighbors(n_neighbors=K, algorithm=algorithm)
    others = {"scikit-learn": Side(lambda: theirs.fit(X).kneighbors(Q))}
    optional: tuple[str, ...] = ()
    if algorithm == "brute":
        # Scikit-learn holds to one thread whatever BLAS it finds at its first call. Faiss brings a BLAS that
        # shares its threads with scikit-learn's loops: found then, it would halve their speed from there on.
        theirs.fit(X[:K]).kneighbors(Q[:1])
        faiss = _faiss(X, Q)
        optional = ("faiss",) if faiss is None else ()
        if faiss is not None:
            others["faiss"] = Side(faiss)
    words = "k nearest" if algorithm == "brute" else "k nearest, tree"
    return Row(
        f"{words}, {n:_} x {m:_}, k={K}, d={d}".replace("_", " "),
        lambda: NearestNeighbors(n_neighbors=K).fit(X).kneighbors(Q),
        others,
        _equal,
        target,
        optional,
        CEILINGS.get(d, "") if algorithm == "brute" else "",
    )


def _table_row(n: int, d: int, *, seed: int) -> Row:
    X = np.random.default_rng([seed, n, d]).normal(size=(n, d))

    def equal(ours: Any, others: Mapping[str, Any]) -> str:
        np.testing.assert_allclose(ours, others["scikit-learn"], rtol=1e-10, atol=1e-12)
        return "distances to 1e-10"

    others = {"scikit-learn": Side(lambda: their_distances(X))}
    return Row(f"all distances, {n:_}, d={d}".replace("_", " "), lambda: pairwise_distances(X), others, equal)


def _faiss(X: Any, Q: Any) -> Callable[[], Any] | None:
    """faiss-cpu's exact search in float32, which is given float32 data; None if it is not installed."""
    try:
        import faiss
    except ImportError:
        return None
    narrow, asked = X.astype(np.float32), Q.astype(np.float32)

    def search() -> Any:
        index = faiss.IndexFlatL2(X.shape[1])
        index.add(narrow)
        return index.search(asked, K)

    return search


def _equal(ours: Any, others: Mapping[str, Any]) -> str:
    distances, indices = ours
    np.testing.assert_array_equal(indices, others["scikit-learn"][1])
    np.testing.assert_allclose(distances, others["scikit-learn"][0], rtol=1e-10)
    said = "indices equal, distances to 1e-10"
    if "faiss" in others:
        same = float((indices == others["faiss"][1]).mean())
        assert same > 0.999, f"faiss agrees on {same:.4%} of the indices only"
        said += f"; faiss (float32): {same:.3%} of the indices"
    return said
