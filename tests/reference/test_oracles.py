"""References against functions that others wrote, on the inputs of their keys and on fresh ones."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from scipy.special import softmax
from sklearn.cluster import KMeans
from sklearn.impute import SimpleImputer
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import normalize

from tests.reference.witnesses import N_FRESH, inputs, reference


def test_l2_normalize_rows() -> None:
    for (X,) in inputs(
        "l2_normalize_rows", lambda rng: (rng.normal(size=(7, 3)) * 10 ** rng.uniform(-9, 9),)
    ):
        np.testing.assert_allclose(reference("l2_normalize_rows")(X), normalize(X), rtol=1e-12)


def test_impute_column_mean() -> None:
    def fresh(rng: np.random.Generator) -> tuple[np.ndarray]:
        X = rng.normal(size=(9, 4))
        X[rng.random(X.shape) < 0.4] = np.nan
        return (X,)

    for (X,) in inputs("impute_column_mean", fresh):
        if len(X) == 0:
            continue  # scikit-learn refuses a matrix without rows
        imputed = SimpleImputer(keep_empty_features=True).fit_transform(X.astype(float))
        np.testing.assert_allclose(reference("impute_column_mean")(X), imputed, rtol=1e-12, atol=1e-14)


def test_softmax_rows() -> None:
    for (Z,) in inputs("softmax_rows", lambda rng: (rng.normal(size=(6, 4)) * 10 ** rng.uniform(-3, 3),)):
        np.testing.assert_allclose(
            reference("softmax_rows")(Z), softmax(Z.astype(float), axis=1), rtol=1e-12, atol=1e-300
        )


def test_soft_threshold() -> None:
    """Its own condition of optimality: 0 lies in v - z + t * subdifferential of |v|."""
    for z, t in inputs("soft_threshold", lambda rng: (rng.normal(size=9), float(rng.uniform(0, 2)))):
        v = np.asarray(reference("soft_threshold")(z, t))
        np.testing.assert_allclose((z - v)[v != 0], (t * np.sign(v))[v != 0], atol=1e-14)
        assert (np.abs(z - v)[v == 0] <= t).all()


def test_knn_classify() -> None:
    """On fresh inputs without ties: scikit-learn breaks those in another way, which the key's edges test."""

    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        return rng.normal(size=(15, 2)), rng.integers(0, 2, 15), rng.normal(size=(8, 2)), 5

    for seed in range(N_FRESH):
        X_train, y_train, X, k = fresh(np.random.default_rng(seed))
        theirs = KNeighborsClassifier(k).fit(X_train, y_train).predict(X)
        np.testing.assert_array_equal(reference("knn_classify")(X_train, y_train, X, k), theirs)


def test_knn_classify_by_sorting_on_paper() -> None:
    """Ties included: plain Python on exact fractions, which no rounding can mislead."""
    from fractions import Fraction

    for X_train, y_train, X, k in inputs("knn_classify", lambda rng: _grid(rng)):
        predicted = []
        for x in X.tolist():
            distances = [
                sum((Fraction(a) - Fraction(b)) ** 2 for a, b in zip(x, point, strict=True))
                for point in X_train.tolist()
            ]
            nearest = sorted(range(len(distances)), key=lambda i: (distances[i], i))[:k]
            votes = [int(y_train[i]) for i in nearest]
            predicted.append(min(set(votes), key=lambda label: (-votes.count(label), label)))
        np.testing.assert_array_equal(reference("knn_classify")(X_train, y_train, X, k), predicted)


def _grid(rng: np.random.Generator) -> tuple[Any, ...]:
    points = rng.integers(-2, 3, size=(12, 2)).astype(float)
    return points[:8], rng.integers(-1, 3, 8), points[8:], int(rng.integers(1, 9))


def test_kmeans() -> None:
    """Where the run settles without an empty cluster, which scikit-learn moves elsewhere."""
    compared = 0
    for X, init, *rest in inputs("kmeans", _clouds):
        max_iter = rest[0] if rest else 100
        tol = rest[1] if len(rest) > 1 else 1e-6
        centroids, labels, n_iter = reference("kmeans")(X, init, max_iter, tol)
        empty = set(range(len(init))) - set(labels.tolist())
        if n_iter == max_iter or empty or len(init) > len(X) or tol > 1e-6:
            continue
        model = KMeans(len(init), init=np.asarray(init, dtype=float), n_init=1, max_iter=300, tol=0.0)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("warnings.warn", lambda *args, **kwargs: None)
            model.fit(np.asarray(X, dtype=float))
        np.testing.assert_allclose(model.cluster_centers_, centroids, atol=1e-9)
        np.testing.assert_array_equal(model.labels_, labels)
        compared += 1
    assert compared >= N_FRESH


def _clouds(rng: np.random.Generator) -> tuple[Any, ...]:
    X = rng.normal(size=(40, 2)) + 4 * rng.integers(0, 3, size=(40, 1))
    return X, X[[0, 20, 39]], 100, 1e-6


def test_canonical_labels_give_the_same_partition() -> None:
    for (labels,) in inputs("canonical_labels", lambda rng: (rng.integers(-9, 9, 30),)):
        new = reference("canonical_labels")(labels)
        np.testing.assert_array_equal(
            new[:, None] == new[None, :], np.asarray(labels)[:, None] == np.asarray(labels)[None, :]
        )
        assert list(dict.fromkeys(new.tolist())) == list(range(len(set(labels.tolist()))))


def test_forward_mlp() -> None:
    def fresh(rng: np.random.Generator) -> tuple[Any, ...]:
        sizes = [3, 5, 4, 3]
        Ws = [rng.normal(size=shape) for shape in itertools.pairwise(sizes)]
        return rng.normal(size=(6, 3)), Ws, [rng.normal(size=n) for n in sizes[1:]], "tanh"

    for X, Ws, bs, *rest in inputs("forward_mlp", fresh):
        hidden = rest[0] if rest else "relu"
        n_classes = len(bs[-1])
        if n_classes < 3:
            continue  # scikit-learn has one logistic unit for two classes
        activation = {"relu": "relu", "tanh": "tanh", "sigmoid": "logistic"}[hidden]
        model = MLPClassifier([len(b) for b in bs[:-1]], activation=activation)
        model.n_layers_, model.out_activation_ = len(Ws) + 1, "softmax"
        model.coefs_, model.intercepts_ = [W.astype(float) for W in Ws], [b.astype(float) for b in bs]
        theirs = model._forward_pass_fast(np.asarray(X, dtype=float), check_input=False)
        np.testing.assert_allclose(reference("forward_mlp")(X, Ws, bs, hidden)[-1], theirs, rtol=1e-9)


@pytest.mark.parametrize("base", [2, 7, 10, 16, 60])
def test_digits_of_can_be_put_together_again(base: int) -> None:
    for n in [0, -1, 59, -60, 10**30 + 7, 2**64]:
        digits = reference("digits_of")(n, base)
        assert sum(digit * base**place for place, digit in enumerate(reversed(digits))) == abs(n)
        assert all(0 <= digit < base for digit in digits)
        assert digits[0] != 0 or n == 0


def test_reverse_in_place() -> None:
    for (a,) in inputs("reverse_in_place", lambda rng: (rng.integers(0, 9, 6).tolist(),)):
        expected = list(reversed(a))
        assert reference("reverse_in_place")(a) is None
        assert a == expected
