"""Rows of the metrics: scores of a million samples, the silhouette, a cross-validation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np
import sklearn.metrics as theirs
import sklearn.model_selection as their_selection
from sklearn.naive_bayes import GaussianNB

import mlfundamentals.metrics as ours
import mlfundamentals.model_selection as our_selection
from benchmarks.library.harness import Row, Side


def rows(*, quick: bool, seed: int) -> Iterator[Row]:
    """Every row, its data made when its turn comes."""
    yield _silhouette(seed, 1500 if quick else 5000)
    n = 100_000 if quick else 1_000_000
    yield from (_roc_auc(seed, n), _roc_auc_ties(seed, n), _roc_curve(seed, n))
    yield from (_confusion(seed, n), _f1(seed, n), _adjusted_rand(seed, n), _log_loss(seed, n))
    yield _cross_validation(seed, 2_000 if quick else 10_000)


def _row(
    name: str, our: Callable[..., Any], their: Callable[..., Any], *data: Any, rtol: float = 1e-12
) -> Row:
    return Row(name, partial(our, *data), {"scikit-learn": Side(partial(their, *data))}, _equal(rtol))


def _equal(rtol: float) -> Callable[[Any, Mapping[str, Any]], str]:
    def equal(own: Any, others: Mapping[str, Any]) -> str:
        for other in others.values():
            own_parts, other_parts = (v if isinstance(v, tuple) else (v,) for v in (own, other))
            for a, b in zip(own_parts, other_parts, strict=True):
                np.testing.assert_allclose(a, b, rtol=rtol, atol=1e-15)
        return f"values to a relative {rtol:g}"

    return equal


def _silhouette(seed: int, n: int) -> Row:
    rng = np.random.default_rng([seed, 1])
    labels = rng.integers(0, 8, n)
    X = rng.normal(size=(n, 10)) + 2.0 * rng.normal(size=(8, 10))[labels]
    name = f"silhouette_score, {n} x 10, 8 clusters"
    return _row(name, ours.silhouette_score, theirs.silhouette_score, X, labels)


def _scores(seed: int, n: int) -> tuple[Any, Any]:
    rng = np.random.default_rng([seed, 2])
    labels = rng.integers(0, 2, n)
    return labels, rng.normal(size=n) + labels


def _roc_auc(seed: int, n: int) -> Row:
    return _row(f"roc_auc_score, {n} scores", ours.roc_auc_score, theirs.roc_auc_score, *_scores(seed, n))


def _roc_auc_ties(seed: int, n: int) -> Row:
    labels, scores = _scores(seed, n)
    name = f"roc_auc_score, {n} scores of 2 decimals"
    return _row(name, ours.roc_auc_score, theirs.roc_auc_score, labels, scores.round(2))


def _roc_curve(seed: int, n: int) -> Row:
    return _row(f"roc_curve, {n} scores", ours.roc_curve, theirs.roc_curve, *_scores(seed, n))


def _classes(seed: int, n: int) -> tuple[Any, Any]:
    rng = np.random.default_rng([seed, 3])
    true = rng.integers(0, 10, n)
    return true, np.where(rng.random(n) < 0.7, true, rng.integers(0, 10, n))


def _confusion(seed: int, n: int) -> Row:
    name = f"confusion_matrix, {n} samples, 10 classes"
    return _row(name, ours.confusion_matrix, theirs.confusion_matrix, *_classes(seed, n))


def _f1(seed: int, n: int) -> Row:
    our, their = partial(ours.f1_score, average="macro"), partial(theirs.f1_score, average="macro")
    return _row(f"f1_score (macro), {n} samples, 10 classes", our, their, *_classes(seed, n))


def _adjusted_rand(seed: int, n: int) -> Row:
    name = f"adjusted_rand_score, {n} samples, 10 clusters"
    return _row(name, ours.adjusted_rand_score, theirs.adjusted_rand_score, *_classes(seed, n))


def _log_loss(seed: int, n: int) -> Row:
    rng = np.random.default_rng([seed, 4])
    proba = rng.random((n, 5))
    proba /= proba.sum(axis=1, keepdims=True)
    return _row(f"log_loss, {n} x 5", ours.log_loss, theirs.log_loss, rng.integers(0, 5, n), proba)


def _cross_validation(seed: int, n: int) -> Row:
    rng = np.random.default_rng([seed, 5])
    y = rng.integers(0, 3, n)
    X = rng.normal(size=(n, 10)) + y[:, None]
    name = f"cross_val_score of a GaussianNB, {n} x 10, 5 folds"
    return _row(name, our_selection.cross_val_score, their_selection.cross_val_score, GaussianNB(), X, y)
