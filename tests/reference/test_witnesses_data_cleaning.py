"""References of data cleaning against the library, scikit-learn, SciPy and definitions in other words."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.stats.mstats import winsorize
from sklearn.preprocessing import OneHotEncoder as TheirEncoder

from mlfundamentals.preprocessing import OneHotEncoder, SimpleImputer
from tests.reference.witnesses import N_FRESH, inputs, reference


def test_impute_column_mean_and_the_library() -> None:
    def fresh(rng: np.random.Generator) -> tuple[np.ndarray]:
        X = rng.normal(size=(9, 4))
        X[rng.random(X.shape) < 0.4] = np.nan
        return (X,)

    for (X,) in inputs("impute_column_mean", fresh):
        if len(X) == 0:
            continue  # estimators want a sample
        imputed = SimpleImputer(keep_empty_features=True).fit_transform(X)
        np.testing.assert_allclose(reference("impute_column_mean")(X), imputed, rtol=1e-12, atol=1e-14)


def test_drop_incomplete() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        X = rng.normal(size=(12, 3))
        X[rng.random(X.shape) < 0.2] = np.nan
        return X, rng.integers(0, 5, 12)

    for X, y in inputs("drop_incomplete", fresh):
        kept, labels = reference("drop_incomplete")(X, y)
        rows = [(row, label) for row, label in zip(X.tolist(), y.tolist(), strict=True) if row == row]
        rows = [(row, label) for row, label in rows if not any(v != v for v in row)]
        assert [(row, label) for row, label in zip(kept.tolist(), labels.tolist(), strict=True)] == rows
        assert kept.shape == (len(rows), X.shape[1])


def test_winsorize_columns_by_whole_shares() -> None:
    """Where the levels fall on entries, SciPy's winsorize, which counts entries, does the same."""
    for seed in range(N_FRESH):
        X = np.random.default_rng(seed).normal(size=(11, 3))
        theirs = np.column_stack([winsorize(column, (0.2, 0.3)) for column in X.T])
        np.testing.assert_allclose(reference("winsorize_columns")(X, 0.2, 0.7), theirs, rtol=1e-12)


def test_winsorize_columns_moves_nothing_between_the_quantiles() -> None:
    for X, lo, hi in inputs("winsorize_columns", lambda rng: (rng.normal(size=(8, 2)), 0.1, 0.8)):
        result = reference("winsorize_columns")(X, lo, hi)
        low, high = np.quantile(X, lo, axis=0), np.quantile(X, hi, axis=0)
        inside = (low <= X) & (high >= X)
        np.testing.assert_array_equal(result[inside], np.asarray(X, dtype=float)[inside])
        assert ((low <= result) & (result <= high)).all()


def test_one_hot() -> None:
    def fresh(rng: np.random.Generator) -> tuple[np.ndarray, int]:
        return rng.integers(0, 4, 10), 6

    for y, *rest in inputs("one_hot", fresh):
        n_classes = rest[0] if rest and rest[0] is not None else None
        if len(y) == 0:
            continue  # estimators want a sample
        K = int(y.max()) + 1 if n_classes is None else n_classes
        for encoder in (OneHotEncoder, TheirEncoder):
            encoded = encoder(categories=[np.arange(K)], sparse_output=False).fit_transform(y[:, None])
            np.testing.assert_array_equal(reference("one_hot")(y, n_classes), encoded)


def test_dedupe_rows() -> None:
    for (X,) in inputs("dedupe_rows", lambda rng: (rng.integers(0, 3, size=(20, 2)).astype(float),)):
        kept = reference("dedupe_rows")(X)
        distinct: list[list[float]] = []
        for row in X.tolist():
            if row not in distinct:
                distinct.append(row)
        assert kept.tolist() == distinct
